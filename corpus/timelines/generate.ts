import type { Schema } from '../../src/event/index.ts';
import { createHostInventory, type Host } from '../background/host-inventory.ts';
import { spellingOf } from '../conditions/date-spelling.ts';
import { type ExtraTimestamps, timestampAdder } from '../extra-timestamps.ts';
import { DEFAULT_END_TIME } from '../generate.ts';
import type { LabelledTimeline } from '../labelled-timeline.ts';
import { hasSeveralValues } from '../multi-value.ts';
import type { Pipe, Questions } from '../questions/index.ts';
import { randomFrom } from '../random.ts';
import { lateTimelines } from './arrival-timelines.ts';
import { type BuiltTimeline, buildTimeline, type Matches, matchesIn, writeEvents } from './build-timeline.ts';
import { conditionTimelines } from './condition-timelines.ts';
import { type Correlation, fieldsRead, readCorrelation } from './correlation.ts';
import { eventPool } from './event-pool.ts';
import { drawKeyValues, type KeyValues, systemsOf, type TimelineContext, touches } from './generate-event.ts';
import { keyTimelines } from './key-timelines.ts';
import { missingEventTimelines, untilTimelines } from './missing-event-timelines.ts';
import { lateEventTimelines, pipeTimelines } from './pipe-timelines.ts';
import { seriesOf } from './piped-events.ts';
import { sampleTimelines } from './sample-timelines.ts';
import { sequenceTimelines } from './sequence-timelines.ts';
import { matchingRun, sampled, type TimelinePlan } from './timeline-plan.ts';

/** What sequences and samples are made for. */
export interface SeriesOptions {
  /** Any integer. The same seed and options give the same events, byte for byte. */
  readonly seed: number;
  /** Epoch milliseconds; a fixed instant unless given. */
  readonly endTime?: number;
  /** How far back from `endTime` events may lie, in milliseconds; timelines that need more are left out. No limit unless given. */
  readonly reach?: number;
  readonly schema: Schema;
  /** Case-insensitive matching that the labels assume; `ascii` unless given. */
  readonly folding?: 'ascii' | 'unicode';
  /** Wildcards in constants of functions, as the labels assume them; unless given, no label rests on them. */
  readonly functionWildcards?: 'engine' | 'documented';
  /** `event.category` unless given. */
  readonly eventCategoryField?: string;
  /** `@timestamp` unless given. */
  readonly timestampField?: string;
  /** A numeric field that orders events of one instant; without it they stand in the order in which they arrive. */
  readonly tiebreakerField?: string;
  /** Fields that no event has several values of: what is meant then cannot be told by labels. */
  readonly oneValue?: readonly string[];
  /** Times that events carry beside their own. */
  readonly stamps?: ExtraTimestamps;
}

/** What timelines are made for and how many of them; every timeline ends within a minute before `endTime`. */
export interface TimelineOptions extends SeriesOptions {
  /** How many timelines; fewer come only when no more can be made. */
  readonly timelines: number;
}

/** All the work that one rule is allowed, in steps of about a character compared. */
const WORK = 200_000_000;
/** Rounds without a timeline before giving up: some rules can be met by luck only. */
const ROUNDS = 4;
const MINUTE = 60_000;

/**
 * Labelled timelines for a sequence or a sample: such as match, and such as stand one step from matching, each on its own. The first n do not
 * depend on how many follow. A label is known from how the timeline was made. Single events with pipes are a sequence of one item. Nothing
 * comes for a rule that asks each event on its own, for one that reads the time of its events, and for one that no events were found for.
 */
export function* generateTimelines(questions: Questions, options: TimelineOptions): Generator<LabelledTimeline, void> {
  let made = 0;
  if (options.timelines <= 0) return;
  const stamp = timestampAdder(questions, options.stamps, options.schema, options.endTime ?? DEFAULT_END_TIME, options.reach);
  for (const { built, context } of buildTimelines(questions, options, { maxDelay: null, tireless: false })) {
    const matches = matchesIn(built, context);
    const kept = context.correlation.kind === 'sample' ? matches : piped(matches, questions.pipes);
    if (kept === null) continue;
    const { events, ...timeline } = alone(built, kept, context, options);
    if (events.some((event) => hasSeveralValues(event, options.oneValue))) continue;
    const [first, ...others] = events;
    yield { ...timeline, events: [stamp(first), ...others.map(stamp)] };
    if (++made >= options.timelines) return;
  }
}

/** A timeline by itself, with its label. */
function alone(built: BuiltTimeline, matches: Matches, context: TimelineContext, options: SeriesOptions): LabelledTimeline {
  const { correlation, random, time } = context;
  const { plan } = built;
  const [first, ...others] = writeEvents(
    built,
    time - (plan.events.at(-1)?.at ?? 0) - random.int(1, MINUTE / 2),
    context,
    options,
  );
  const events = [first, ...others] as const;
  const forced = isForced(matches, events.length, correlation) && built.alone && plan.matches !== null;
  const label = {
    decides: correlation.kind === 'sequence' || forced ? 'events' : 'count',
    recipe: plan.name,
    nearMiss: plan.nearMiss,
  } as const;
  const [leader, ...followers] = (plan.arrival ?? []).flatMap((place) => events.slice(place, place + 1));
  if (plan.arrival === undefined || leader === undefined) return { ...label, events, expected: matches };
  const { arrival } = plan;
  return {
    ...label,
    events: [leader, ...followers],
    expected: matches.map(([one, ...more]) => [arrival.indexOf(one), ...more.map((place) => arrival.indexOf(place))]),
  };
}

/** A timeline with what it was made from. */
export interface Made {
  readonly built: BuiltTimeline;
  readonly context: TimelineContext;
}

/** What else is wanted of timelines. */
interface BuildOptions {
  /** Also timelines about a reader that waits so many milliseconds for late events. */
  readonly maxDelay: number | null;
  /** Every round is allowed as much work as the first; else one allowance is for all. */
  readonly tireless: boolean;
}

/**
 * Timelines without end, round after round, until rounds no longer bring any. Where conditions on keys are copied among the items, one in
 * four is made for the rule as it is written: only such events join by a key that some copy takes out.
 */
export function* buildTimelines(questions: Questions, options: SeriesOptions, build: BuildOptions): Generator<Made, void> {
  const [worked, written] = contextsOf(questions, options);
  if (worked === undefined || written === undefined) return;
  const others = copiesConditions(worked, written) ? timelinesOf(written, options, build) : null;
  let made = 0;
  for (const built of timelinesOf(worked, options, build)) {
    yield built;
    const next = ++made % 3 === 0 ? others?.next() : undefined;
    if (next !== undefined && next.done !== true) yield next.value;
  }
  if (made === 0) yield* timelinesOf(written, options, build);
}

function* timelinesOf(context: TimelineContext, options: SeriesOptions, build: BuildOptions): Generator<Made, void> {
  for (let barren = 0; barren < ROUNDS; barren++) {
    for (const built of round(context, options, build.maxDelay)) {
      barren = -1;
      yield { built, context };
    }
    if (barren < 0 && build.tireless) context.work.left = WORK;
  }
}

/** Whether some item is asked for more than it says itself. */
function copiesConditions({ correlation }: TimelineContext, written: TimelineContext): boolean {
  return correlation.criteria.some(
    (criterion, place) => criterion.leaves.length !== written.correlation.criteria[place]?.leaves.length,
  );
}

/** The readings to be tried one after the other: the rule as it works, and, where that has no event, as it is written. */
export function contextsOf(questions: Questions, options: SeriesOptions): readonly TimelineContext[] {
  const series = seriesOf(questions);
  if (series === null) return [];
  const { schema, functionWildcards = null } = options;
  const reading = { schema, functionWildcards, folding: options.folding ?? 'ascii' };
  const categoryField = options.eventCategoryField ?? 'event.category';
  const pipes = questions.body.kind === 'event' ? questions.pipes : [];
  const correlation = readCorrelation(series, reading, categoryField, true, pipes);
  const asWritten = readCorrelation(series, reading, categoryField, false, pipes);
  if (correlation === null || asWritten === null) return [];
  const time = options.endTime ?? DEFAULT_END_TIME;
  const random = randomFrom(options.seed, time);
  const reserved = [
    options.timestampField ?? '@timestamp',
    ...(options.tiebreakerField === undefined ? [] : [options.tiebreakerField]),
  ];
  const read = correlation.criteria.flatMap((criterion) => [...fieldsRead(criterion), ...criterion.keys.map(({ name }) => name)]);
  if (reserved.some((field) => touches(read, field))) return [];
  if (!hasFineMoments(options)) return [];
  const inventory = createHostInventory(random);
  return [correlation, asWritten].map((asked) => ({
    correlation: asked,
    labelledBy: correlation,
    schema,
    random,
    inventory,
    time,
    reserved,
    work: { left: WORK },
  }));
}

/** Whether events can tell their moments to the millisecond, as far as those of timelines may be apart. */
export function hasFineMoments({ schema, timestampField = '@timestamp' }: SeriesOptions): boolean {
  return spellingOf(schema.fields.get(timestampField)?.dateFormat)?.isFine === true;
}

/** One timeline of every kind, on machines and under keys of its own. */
function* round(context: TimelineContext, options: SeriesOptions, maxDelay: number | null): Generator<BuiltTimeline, void> {
  const { correlation, random, inventory } = context;
  const hosts = inventory.hosts(random.pick(systemsOf(correlation, random)));
  const [firstHost = hosts[0], secondHost = hosts[0]] = random.shuffle(hosts);
  const first = drawKeyValues(firstHost, context, null);
  if (first === null) return;
  const second = drawKeyValues(secondHost, context, first);
  const pool = eventPool(context, {
    first: { keys: first, host: firstHost },
    second: second === null ? null : { keys: second, host: secondHost },
  });
  const reach = (options.reach ?? Number.POSITIVE_INFINITY) - MINUTE;
  const all = [...plans(correlation, reach), ...(maxDelay === null ? [] : latePlans(correlation, maxDelay))];
  for (const plan of alternating(all, timelinesOfConditions(correlation, first, firstHost, context))) {
    const [start = 0, end = 0] = [plan.events[0]?.at, plan.events.at(-1)?.at];
    if (end - start > reach || (plan.tied === true && options.tiebreakerField === undefined)) continue;
    const built = buildTimeline(plan, pool);
    if (built !== null) yield built;
  }
}

function plans(correlation: Correlation, reach: number): readonly TimelinePlan[] {
  if (correlation.pipes.length > 0) return pipeTimelines(correlation);
  if (correlation.kind === 'sample') return [...sampleTimelines(correlation, reach), ...keyTimelines(correlation)];
  return [
    ...sequenceTimelines(correlation, reach),
    ...untilTimelines(correlation),
    ...missingEventTimelines(correlation),
    ...keyTimelines(correlation),
  ];
}

function latePlans(correlation: Correlation, maxDelay: number): readonly TimelinePlan[] {
  return correlation.pipes.length > 0 ? lateEventTimelines(correlation, maxDelay) : lateTimelines(correlation, maxDelay);
}

/** For every criterion, timelines that hang on one of its conditions. */
function* timelinesOfConditions(
  correlation: Correlation,
  keys: KeyValues,
  host: Host,
  context: TimelineContext,
): Generator<TimelinePlan, void> {
  const run = matchingRun(correlation);
  for (const criterion of new Set(correlation.steps)) {
    const place =
      sampled(run.length).find((step) => correlation.steps[step] === criterion) ?? correlation.steps.indexOf(criterion);
    yield* conditionTimelines(criterion, keys, host, context, run, place, 'completes');
  }
  const prevented = [...untilTimelines(correlation), ...missingEventTimelines(correlation)].filter(
    ({ name, matches }) => matches?.length === 0 && (name === 'until-between' || name === 'missing-inside'),
  );
  for (const { events } of prevented) {
    const place = events.findIndex(({ criterion }) => criterion !== null && criterion.kind !== 'item');
    const criterion = events[place]?.criterion;
    if (criterion !== null && criterion !== undefined)
      yield* conditionTimelines(criterion, keys, host, context, events, place, 'prevents');
  }
}

/** Two from the first for each of the second, then what is left. */
function* alternating<T>(left: readonly T[], right: Generator<T, void>): Generator<T, void> {
  for (let place = 0; place < left.length; place += 2) {
    yield* left.slice(place, place + 2);
    const next = right.next();
    if (next.done !== true) yield next.value;
  }
  yield* right;
}

/** Whether a sample has no choice: every event is needed, each for an item of its own. */
function isForced(matches: Matches, events: number, correlation: Correlation): boolean {
  return matches.flat().length === events && new Set(correlation.steps).size === correlation.steps.length;
}

/** What pipes leave (eql-semantics 10.7); null when the order of the matches, and so what is left, is not said here. */
export function piped(matches: Matches, pipes: readonly Pipe[]): Matches | null {
  if (pipes.length > 0 && new Set(matches.map((match) => match.at(-1))).size < matches.length) return null;
  return pipes.reduce<Matches>(
    (left, { name, count }) => (name === 'head' ? left.slice(0, count) : count === 0 ? [] : left.slice(-count)),
    matches,
  );
}
