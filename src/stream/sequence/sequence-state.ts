import { NONE } from './columns.ts';
import { type FoundMatch, type Hit, type RuleState, UNTIL, weighMatch } from './hit.ts';
import type { Instant } from './instant.ts';
import type { HeldKeys } from './key-table.ts';
import { compareKeyTexts, hasNull } from './keys.ts';
import { createLeading } from './leading.ts';
import { createPartials } from './partials.ts';
import { type Role, type SequencePlan, stagesOf } from './stages.ts';
import type { StateBudget } from './state-budget.ts';
import { createUndecided } from './undecided.ts';

/**
 * The state machine of a sequence (eql-semantics 10.2 to 10.5). Events come in a total order and stages are filled from the
 * last to the first, so everything kept is strictly before the event at hand. Of the partials of one key at one stage only
 * the youngest can ever go on (step 2), and whatever drops it would drop the older ones too; so one is kept, and what
 * `until` or maxspan (both monotone) make hopeless goes at once.
 */
export function createSequenceState<Ref>(
  plan: SequencePlan,
  keys: HeldKeys,
  budget: StateBudget,
  weigh: (ref: Ref) => number,
  emit: (match: FoundMatch<Ref>) => void,
): RuleState<Ref> {
  const { roles, count, layout } = stagesOf(plan.steps);
  const maxspan = plan.maxspan ?? Infinity;
  const final = count - 1;
  const has = (kind: 'leading' | 'between' | 'trailing'): boolean => roles.some((role) => role.kind === kind);
  const [hasLeading, hasTrailing] = [has('leading'), has('trailing')];
  const hasMissing = hasLeading || hasTrailing || has('between');
  const partials = createPartials<Ref>(hasLeading || has('between'), weigh);
  const leading = createLeading(keys, budget);
  const undecided = createUndecided<FoundMatch<Ref>>(keys, budget, (match) => weighMatch(match, weigh), emit);
  let completed: Completed<Ref>[] = [];
  let evictions = 0;
  let nullKeys = 0;

  function drop(partial: number, before: number): void {
    const key = partials.key(partial);
    const units = 1 + partials.weight(partial);
    partials.remove(partial, before);
    keys.release(key);
    budget.give(units);
  }

  function expire(ms: number, ns: number): void {
    for (let oldest = partials.oldest(); oldest !== NONE; oldest = partials.oldest()) {
      const age = ms - partials.startMs(oldest);
      if (age < maxspan || (age === maxspan && ns <= partials.startNs(oldest))) return;
      drop(oldest, NONE);
    }
  }

  /** Lets the event fill each of these stages for one key, and start anew when the first is among them. */
  function fill(from: number, to: number, keyText: string, at: Instant, ref: Ref): void {
    const key = keys.find(keyText);
    let beforeLast = NONE;
    let last = NONE;
    let next = NONE;
    let grown = 0;
    for (let partial = key < 0 ? NONE : partials.first(key); partial !== NONE; partial = next) {
      next = partials.next(partial);
      const stage = partials.stage(partial) + 1;
      if (stage === final && stage <= to && stage >= from) {
        complete(keyText, partials.startMs(partial), at.ms, partials.leadMs(partial), partials.completed(partial, at.ms, ref));
        drop(partial, last);
        continue;
      }
      if (stage <= to && stage >= from) {
        partials.extend(partial, at.ms, ref);
        grown += weigh(ref);
        if (last !== NONE && partials.stage(last) === stage) {
          drop(last, beforeLast);
          last = beforeLast;
        }
      }
      beforeLast = last;
      last = partial;
    }
    // Room is made only now, as it may let any of these go.
    if (from > 0) {
      budget.take(grown);
      return;
    }
    const leadMs = hasLeading ? leading.before(keyText, at.ms) : -Infinity;
    if (final === 0) {
      complete(keyText, at.ms, at.ms, leadMs, [ref]);
      return;
    }
    if (last !== NONE && partials.stage(last) === 0) drop(last, beforeLast);
    budget.take(grown + 1 + weigh(ref));
    partials.add(keys.hold(keyText), at, ref, leadMs);
  }

  /** `events` is null for a sequence that an unwanted event has spoilt. */
  function complete(keyText: string, startMs: number, lastMs: number, leadMs: number, events: readonly Ref[] | null): void {
    // Elasticsearch looks for the missing events under the key of every complete sequence, and fails on null (eql-semantics 10.5).
    if (hasMissing && hasNull(keyText)) {
      nullKeys++;
      return;
    }
    if (events === null) return;
    // The table of eql-semantics 10.5; without a leading event `leadMs` is -Infinity.
    if (hasLeading && !hasTrailing && lastMs - leadMs <= maxspan) return;
    const deadlineMs = hasTrailing ? (hasLeading ? leadMs : startMs) + maxspan : -Infinity;
    completed.push({ keyText, lastMs, deadlineMs, events });
  }

  function settle(): void {
    if (completed.length === 0) return;
    const found = completed;
    completed = [];
    if (found.length > 1) found.sort((one, other) => compareKeyTexts(one.keyText, other.keyText));
    for (const { keyText, lastMs, deadlineMs, events } of found) {
      const match = { keyText, lastMs, events: layout.map((stage) => (stage === null ? null : (events[stage] ?? null))) };
      if (hasTrailing) undecided.add(keyText, match, lastMs, deadlineMs);
      else emit(match);
    }
  }

  function noteBetween(stage: number, keyText: string, ms: number): void {
    const key = keys.find(keyText);
    for (let partial = key < 0 ? NONE : partials.first(key); partial !== NONE; partial = partials.next(partial)) {
      if (partials.stage(partial) === stage - 1) partials.noteUnwanted(partial, ms);
    }
  }

  function noteAbsence({ item, keys: texts }: Hit, ms: number): void {
    const role = item === UNTIL ? undefined : roles[item];
    if (role === undefined || role.kind === 'fills') return;
    for (const keyText of texts) {
      switch (role.kind) {
        case 'leading':
          leading.note(keyText, ms);
          break;
        case 'between':
          noteBetween(role.stage, keyText, ms);
          break;
        case 'trailing':
          undecided.note(keyText, ms);
          break;
      }
    }
  }

  function endKey(keyText: string): void {
    const key = keys.find(keyText);
    if (key < 0) return;
    for (let first = partials.first(key); first !== NONE; first = partials.first(key)) drop(first, NONE);
  }

  function advance(ms: number, ns: number): void {
    expire(ms, ns);
    if (hasLeading) leading.forget(ms - maxspan);
    if (hasTrailing) undecided.advance(ms);
  }

  function oldestStart(): number {
    const oldest = partials.oldest();
    return oldest === NONE ? Infinity : partials.startMs(oldest);
  }

  function clear(): void {
    for (let oldest = partials.oldest(); oldest !== NONE; oldest = partials.oldest()) drop(oldest, NONE);
    leading.forget(Infinity);
  }

  budget.register({
    oldest: () => Math.min(oldestStart(), leading.oldest(), undecided.oldest()),
    evict() {
      evictions++;
      const oldest = Math.min(oldestStart(), leading.oldest(), undecided.oldest());
      if (oldestStart() === oldest) drop(partials.oldest(), NONE);
      else if (leading.oldest() === oldest) leading.evict();
      else undecided.evict();
    },
  });

  return {
    process(at, hits, ref) {
      advance(at.ms, at.ns);
      for (const hit of hits) noteAbsence(hit, at.ms);
      for (let index = hits.length - 1; index >= 0; index--) {
        const { item = UNTIL, keys: texts = [] } = hits[index] ?? {};
        const role = item === UNTIL ? undefined : roles[item];
        if (role?.kind === 'fills') for (const keyText of texts) fill(role.from, role.to, keyText, at, ref);
      }
      for (const { item, keys: texts } of hits) if (item === UNTIL) texts.forEach(endKey);
      settle();
    },
    advance,
    idle: (item) => !hasLeading && !hasTrailing && (item === UNTIL || !startsWith(roles[item])),
    quietUntil: () => (hasLeading || hasTrailing ? -Infinity : oldestStart() + maxspan),
    finish() {
      undecided.advance(Infinity);
      clear();
    },
    clear() {
      undecided.clear();
      clear();
    },
    evictions: () => evictions,
    nullKeys: () => nullKeys,
  };
}

/** Whether an event of this role begins a sequence. */
function startsWith(role: Role | undefined): boolean {
  return role === undefined || (role.kind === 'fills' && role.from === 0);
}

interface Completed<Ref> {
  readonly keyText: string;
  readonly lastMs: number;
  readonly deadlineMs: number;
  readonly events: readonly Ref[];
}
