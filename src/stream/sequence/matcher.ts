import { type Clocks, createClocks, HANDS } from './clocks.ts';
import { type FoundMatch, type Hit, type RuleState, UNTIL, weighMatch } from './hit.ts';
import type { Instant } from './instant.ts';
import { createKeyTable, type KeyTable } from './key-table.ts';
import { type KeyTuple, keyTexts, type ReadKeys, readKey } from './keys.ts';
import { createPipeline, type Keeping } from './pipes.ts';
import type { Moment, Place, ReadMoment, Unplaced } from './place.ts';
import { createReorder } from './reorder.ts';
import { createSampleState } from './sample-state.ts';
import { createSequenceState } from './sequence-state.ts';
import type { SamplePlan, SequencePlan } from './stages.ts';
import { createStateBudget, type StateBudget } from './state-budget.ts';
import { createWaitingRoom, type WaitingRoom } from './waiting-room.ts';

/** One item of a rule, compiled. Both functions are total over events and must not throw. */
interface ItemParts {
  readonly matches: (event: unknown) => boolean;
  readonly keys: ReadKeys;
}

/** What a plan is run with. */
export interface SequenceParts {
  /** In the order of the plan's steps. */
  readonly items: readonly ItemParts[];
  readonly until: ItemParts | null;
  readonly moment: ReadMoment;
  /** `moment` reads a tiebreaker. */
  readonly tiebreakers: boolean;
}

/** A sequence or sample that was found. */
export interface SequenceMatch<Ref> {
  /** In the order of the items, runs one by one; null for an item that must be missing. */
  readonly events: readonly (Ref | null)[];
  /** The join keys, in the order in which the rule names them; null for an optional key without a value. */
  readonly keys: KeyTuple;
}

export interface SequenceMatcherOptions<Ref> {
  /** Sequences come by their last event, then by key; samples come at the end, by key (eql-semantics 10.6, 10.7). */
  readonly onMatch: (match: SequenceMatch<Ref>) => void;
  /** How many milliseconds an event may come after a later one; 0. `Infinity`: events are sorted, and matched at the end. */
  readonly maxDelay?: number;
  /**
   * How many things (partial sequences, remembered events, matches that wait) are kept at most, and how many events may wait for
   * others that come late; 1,000,000. The oldest goes first.
   */
  readonly maxState?: number;
  /** For how many things more than one a reference counts, for what it keeps in memory; 0. Always the same for one reference. */
  readonly weigh?: (ref: Ref) => number;
  /** How many samples of one key are wanted at most; 1. Elasticsearch calls it `max_samples_per_key`. */
  readonly maxSamplesPerKey?: number;
  /** State shared with other rules; `maxState` is then theirs. */
  readonly shared?: SharedState;
}

/** What the rules of one stream share. */
export interface SharedState {
  readonly keys: KeyTable;
  readonly clocks: Clocks;
  readonly budget: StateBudget;
  readonly waiting: WaitingRoom;
}

export const MAX_STATE = 1_000_000;

export function createSharedState(maxState: number = MAX_STATE): SharedState {
  return {
    keys: createKeyTable(),
    clocks: createClocks(),
    budget: createStateBudget(maxState),
    waiting: createWaitingRoom(maxState),
  };
}

/** How a rule fared; nothing that was left out goes uncounted. */
export interface SequenceReport {
  readonly matches: number;
  /** Events that fit some item (or `until`). The others are not counted below. */
  readonly events: number;
  /** Left out: more than `maxDelay` behind. */
  readonly late: number;
  /** Left out: no timestamp, or not one that can be read, or several tiebreakers. (eql-semantics 10.1) */
  readonly unplaced: Readonly<Record<Unplaced, number>>;
  /** Left out for an item: more than a thousand combinations of join keys. */
  readonly tooManyKeys: number;
  /** Sequences left out: whether an event of a null key is missing cannot be asked, and Elasticsearch fails (eql-semantics 10.5). */
  readonly nullKeys: number;
  /** Things let go because `maxState` was reached: matches may be lost, and an event that must be missing overlooked. */
  readonly evictions: number;
}

export interface SequenceMatcher<Ref> {
  /** The next event in order of arrival; true when it fits some item. `ref` is kept for matches, the event is not. */
  push(event: unknown, ref: Ref): boolean;
  /** The same for an event of which is known what it fits, by ascending items, and when it happened. */
  take(hits: readonly Hit[], moment: Moment, ref: Ref): void;
  /** `KeyTable.marksOf` of keys of which the rule may keep something. */
  readonly mark: number;
  /** Its number among the `Clocks`: where these let an event pass, `pass` need not be told of it. */
  readonly clock: number;
  /** An event that fits this item alone only tells the time unless something is kept of its keys: then `pass` does what `take` would do. */
  idle(item: number): boolean;
  /** An event of this moment fits such an item, and nothing is kept of its keys. */
  pass(hits: readonly Hit[], moment: Moment): void;
  /** An event of this moment was seen somewhere: what has waited for time to pass is decided. */
  advance(ms: number): void;
  /** No event comes any more. */
  end(): SequenceReport;
  /** The counts so far. */
  report(): SequenceReport;
}

interface Arrived<Ref> {
  readonly place: Place;
  readonly hits: readonly Hit[];
  readonly ref: Ref;
}

/** Runs one sequence or sample over a stream of events. (eql-semantics 10) */
export function createSequenceMatcher<Ref>(
  plan: SequencePlan | SamplePlan,
  parts: SequenceParts,
  options: SequenceMatcherOptions<Ref>,
): SequenceMatcher<Ref> {
  const { keys: allKeys, clocks, budget, waiting } = options.shared ?? createSharedState(options.maxState);
  const keys = allKeys.forRule();
  const clock = clocks.forRule();
  const weigh = options.weigh ?? (() => 0);
  const unplaced = { 'no-timestamp': 0, 'bad-timestamp': 0, 'several-tiebreakers': 0 } satisfies Record<Unplaced, number>;
  const hitsOf = hitReader(parts);
  let matches = 0;
  let events = 0;
  let late = 0;
  let tooManyKeys = 0;

  // Pipes after a sample are ignored (eql-semantics 10.6).
  const keeping: Keeping<FoundMatch<Ref>> = {
    budget,
    weigh: (match) => weighMatch(match, weigh),
    momentOf: ({ lastMs }) => lastMs,
  };
  const pipeline = createPipeline(plan.kind === 'sample' ? [] : plan.pipes, keeping, (found) => {
    matches++;
    options.onMatch({ events: found.events, keys: readKey(found.keyText) });
  });
  const state = createState();
  const reorder = createReorder<Arrived<Ref>>({
    clocks,
    clock,
    maxDelay: options.maxDelay ?? 0,
    tiebreakers: parts.tiebreakers,
    room: waiting,
    weigh: ({ ref }) => 1 + weigh(ref),
    release: ({ place, hits, ref }) => release(place, hits, ref),
    over: (ms) => state.advance(ms, 0),
  });

  function createState(): RuleState<Ref> {
    switch (plan.kind) {
      case 'sequence':
        return createSequenceState(plan, keys, budget, weigh, pipeline.push);
      case 'sample':
        return createSampleState(plan.steps.length, options.maxSamplesPerKey ?? 1, budget, weigh, pipeline.push);
    }
  }

  function take(hits: readonly Hit[], moment: Moment, ref: Ref): void {
    if (pipeline.done()) return;
    events++;
    for (const hit of hits) if (hit.keys.length === 0) tooManyKeys++;
    // Time means nothing to a sample.
    if (plan.kind === 'sample') state.process({ ms: events, ns: 0 }, hits, ref);
    else if (!moment.ok) unplaced[moment.reason]++;
    else if (reorder.passes(moment.instant)) release(moment.instant, hits, ref);
    else {
      const { instant, tiebreaker } = moment;
      if (!reorder.push({ place: { ms: instant.ms, ns: instant.ns, tiebreaker, arrival: events }, hits, ref })) late++;
    }
  }

  function pass(hits: readonly Hit[], moment: Moment): void {
    if (pipeline.done()) return;
    events++;
    for (const hit of hits) if (hit.keys.length === 0) tooManyKeys++;
    if (!moment.ok) unplaced[moment.reason]++;
    else if (!reorder.passes(moment.instant)) late++;
    else {
      state.advance(moment.instant.ms, moment.instant.ns);
      noteQuiet();
    }
  }

  function release(at: Instant, hits: readonly Hit[], ref: Ref): void {
    state.process(at, hits, ref);
    if (pipeline.done()) state.clear();
    noteQuiet();
  }

  /** Things that other rules let go only make it later. */
  function noteQuiet(): void {
    clocks.set(clock, HANDS.quietUntilMs, pipeline.done() ? -Infinity : state.quietUntil());
  }

  function report(): SequenceReport {
    const evictions = state.evictions() + pipeline.evictions();
    const all = events + clocks.get(clock, HANDS.passed);
    return { matches, events: all, late, unplaced: { ...unplaced }, tooManyKeys, nullKeys: state.nullKeys(), evictions };
  }

  return {
    push(event, ref) {
      if (pipeline.done()) return false;
      const hits = hitsOf(event);
      if (hits.length === 0) return false;
      take(hits, parts.moment(event), ref);
      return true;
    },
    take,
    mark: keys.mark,
    clock,
    idle: (item) => state.idle(item) && reorder.nobodyWaits,
    pass,
    advance: reorder.advance,
    end() {
      reorder.end();
      state.finish();
      pipeline.end();
      return report();
    },
    report,
  };
}

/** Asks every item about an event; items that read the same keys share the reading. */
function hitReader({ items, until }: SequenceParts): (event: unknown) => readonly Hit[] {
  const all = [...items.map((item, index) => ({ ...item, index })), ...(until === null ? [] : [{ ...until, index: UNTIL }])];
  return (event) => {
    const hits: Hit[] = [];
    let known: { readonly keys: ReadKeys; readonly texts: readonly string[] } | null = null;
    for (const { matches, keys, index } of all) {
      if (!matches(event)) continue;
      if (known === null || known.keys !== keys) known = { keys, texts: keyTexts(keys(event)) };
      hits.push({ item: index, keys: known.texts });
    }
    return hits;
  };
}
