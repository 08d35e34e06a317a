import type { Event, EventId, Schema } from '../../src/event/index.ts';
import { isNonEmpty, type NonEmpty } from '../../src/source/index.ts';
import { valuesAt } from '../edit.ts';
import { fits } from '../solve/constraints.ts';
import type { Absence, Correlation, Criterion } from './correlation.ts';
import { decide } from './evaluate.ts';

/** An event at its instant (milliseconds from any start) with the criteria it meets: for each criterion the keys under which it joins. */
export interface TimedEvent {
  /** What matches call it. */
  readonly id: EventId;
  readonly at: number;
  readonly met: ReadonlyMap<Criterion, readonly string[]>;
}

/** The criteria that an event certainly meets; null when that is not certain. */
export function criteriaMet(
  event: Event,
  correlation: Correlation,
  schema: Schema,
): ReadonlyMap<Criterion, readonly string[]> | null {
  const met = new Map<Criterion, readonly string[]>();
  for (const criterion of correlation.criteria) {
    const meets = decide(criterion.formula, event, schema);
    if (meets === null) return null;
    const keys = meets ? keysOf(event, criterion, schema) : [];
    if (keys === null) return null;
    if (keys.length > 0) met.set(criterion, keys);
  }
  return met;
}

/** The keys of an event in a criterion: one for each choice of elements (eql-semantics 10.3). None: a mandatory field is missing. */
function keysOf(event: Event, criterion: Criterion, schema: Schema): readonly string[] | null {
  let keys: readonly (readonly unknown[])[] = [[]];
  for (const { name, optional, numbers } of criterion.keys) {
    const values: readonly unknown[] = [...new Set(valuesAt(event, name))];
    if (!valuesAt(event, name).every((value) => fits(schema, name, value))) return null;
    const met = values.length === 0 && (optional || criterion.kind === 'until') ? [null] : values;
    const told = (part: unknown): unknown =>
      part === null || numbers === null ? part : numbers === 'text' ? String(part) : [numbers, part];
    keys = keys.flatMap((key) => met.map((part) => [...key, told(part)]));
  }
  return keys.map((key) => JSON.stringify(key));
}

/**
 * The matches among events in the order of time, read off the criteria they meet, in the order of their last event. This is the
 * corpus's own telling of the language's rules (eql-semantics 10); the oracle has another.
 */
export function matchesOf(timed: readonly TimedEvent[], correlation: Correlation): readonly NonEmpty<EventId>[] {
  const found = [...eachKey(timed, correlation)]
    .filter(([key]) => isLookedUp(key, correlation))
    .flatMap(([key, events]) =>
      (correlation.kind === 'sequence' ? sequences(events, correlation, key) : sample(events, correlation, key)).map((match) => ({
        ids: match.map(({ id }) => id),
        end: match.at(-1)?.order ?? 0,
      })),
    );
  return found.sort((left, right) => left.end - right.end).flatMap(({ ids }) => (isNonEmpty(ids) ? [ids] : []));
}

/** Under null no event that must be missing can be looked for: such sequences are left out (eql-semantics 10.5). */
function isLookedUp(key: string, { absences }: Correlation): boolean {
  const values: readonly unknown[] = absences.length === 0 ? [] : JSON.parse(key);
  return !values.includes(null);
}

/** An event with its number in the order of time. */
interface Ordered extends TimedEvent {
  readonly order: number;
}

/** The events that meet some criterion under a key, for every key under which a step is met. */
function eachKey(timed: readonly TimedEvent[], correlation: Correlation): ReadonlyMap<string, readonly Ordered[]> {
  const byKey = new Map<string, Ordered[]>();
  for (const [order, event] of timed.entries()) {
    for (const key of new Set([...event.met.values()].flat())) {
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, [{ ...event, order }]);
      else known.push({ ...event, order });
    }
  }
  const isStep = (events: readonly Ordered[]): boolean =>
    events.some(({ met }) => correlation.steps.some((step) => met.has(step)));
  return new Map([...byKey].filter(([, events]) => isStep(events)));
}

/** The sequences under one key: every event continues the latest that waits for it, whatever then becomes of both. */
function sequences(events: readonly Ordered[], correlation: Correlation, key: string): readonly (readonly Ordered[])[] {
  const meets = ({ met }: Ordered, criterion: Criterion): boolean => met.get(criterion)?.includes(key) === true;
  /** At each place the sequences that have that many events, the latest last. */
  const waiting: Ordered[][][] = [[[]], ...correlation.steps.map(() => [])];
  const complete: Ordered[][] = [];
  let until = -1;
  for (const event of events) {
    // From the last step to the first, so that an event never continues what it has just begun.
    for (let step = correlation.steps.length - 1; step >= 0; step--) {
      const criterion = correlation.steps[step];
      if (criterion === undefined || !meets(event, criterion)) continue;
      const latest = waiting[step]?.at(-1);
      if (latest === undefined) continue;
      if (step > 0) waiting[step] = [];
      const grown = [...latest, event];
      const inTime = correlation.maxspan === null || event.at - (grown[0]?.at ?? 0) <= correlation.maxspan;
      const ended = step > 0 && until >= (latest.at(-1)?.order ?? 0);
      if (!inTime || ended) continue;
      (step === correlation.steps.length - 1 ? complete : (waiting[step + 1] ?? [])).push(grown);
    }
    if (correlation.until !== null && meets(event, correlation.until)) until = event.order;
  }
  const instants = (criterion: Criterion): readonly number[] =>
    events.filter((event) => meets(event, criterion)).map(({ at }) => at);
  return complete.filter((found) =>
    nothingIsThere(
      found.map(({ at }) => at),
      correlation,
      instants,
    ),
  );
}

/** Whether the criteria that must be absent are, around events at these times (eql-semantics 10.5). */
function nothingIsThere(
  times: readonly number[],
  correlation: Correlation,
  instants: (criterion: Criterion) => readonly number[],
): boolean {
  const [first = 0, last = 0] = [times[0], times.at(-1)];
  const within = ({ criterion, after }: Absence): readonly number[] =>
    instants(criterion).filter(
      (at) => at > (times[after - 1] ?? Number.NEGATIVE_INFINITY) && at < (times[after] ?? Number.POSITIVE_INFINITY),
    );
  const leading = correlation.absences.filter(({ after }) => after === 0);
  const trailing = correlation.absences.filter(({ after }) => after === times.length);
  const middle = correlation.absences.filter((absence) => !leading.includes(absence) && !trailing.includes(absence));
  if (middle.some((absence) => within(absence).length > 0)) return false;
  if (leading.length + trailing.length === 0) return true;
  // Quiet before the first and behind the last event: with an item at one end only, the other end is the last or first event.
  const from = leading.length === 0 ? first : Math.max(Number.NEGATIVE_INFINITY, ...leading.flatMap(within));
  const to = trailing.length === 0 ? last : Math.min(Number.POSITIVE_INFINITY, ...trailing.flatMap(within));
  return to - from > (correlation.maxspan ?? 0);
}

/** One sample of a key when each item can have an event of its own; which one is not said (eql-semantics 10.6). */
function sample(events: readonly Ordered[], correlation: Correlation, key: string): readonly (readonly Ordered[])[] {
  const candidates = correlation.steps.map((criterion) => events.filter(({ met }) => met.get(criterion)?.includes(key)));
  const items = new Map<Ordered, number>();
  /** Gives an item an event, if need be one that another item can do without. */
  const seat = (item: number, asked: Set<Ordered>): boolean => {
    for (const event of candidates[item] ?? []) {
      if (asked.has(event)) continue;
      asked.add(event);
      const holder = items.get(event);
      if (holder !== undefined && !seat(holder, asked)) continue;
      items.set(event, item);
      return true;
    }
    return false;
  };
  if (!candidates.every((_, item) => seat(item, new Set()))) return [];
  const chosen = [...items].sort(([, left], [, right]) => left - right);
  return [chosen.map(([event]) => event)];
}
