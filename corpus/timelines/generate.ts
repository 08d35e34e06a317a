import type { Schema } from '../../src/event/index.ts';
import type { Pipe, Query } from '../../src/languages/eql/ast.ts';
import { createWorld, type Host } from '../background/host-inventory.ts';
import { spellingOf } from '../conditions/date-spelling.ts';
import { type Stamps, stamper } from '../extra-timestamps.ts';
import { DEFAULT_END_TIME } from '../generate.ts';
import type { LabelledTimeline } from '../labelled-timeline.ts';
import { hasSeveral } from '../multi-value.ts';
import { randomFrom } from '../random.ts';
import { strayDrafts } from './arrival-timelines.ts';
import { type Act, type Matches, matchesIn, perform, staged } from './build-timeline.ts';
import { leafDrafts } from './condition-timelines.ts';
import { fieldsRead, type Plot, readPlot } from './correlation.ts';
import { troupe } from './event-pool.ts';
import { drawKeys, type KeyValues, type Stage, systemsOf, touches } from './generate-event.ts';
import { keyDrafts } from './key-timelines.ts';
import { absenceDrafts, untilDrafts } from './missing-event-timelines.ts';
import { pipeDrafts, strayEvents } from './pipe-timelines.ts';
import { seriesOf } from './piped-events.ts';
import { sampleDrafts } from './sample-timelines.ts';
import { sequenceDrafts } from './sequence-timelines.ts';
import { cleanRun, type Draft, sampled } from './timeline-plan.ts';

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
  readonly stamps?: Stamps;
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
export function* generateTimelines(query: Query, options: TimelineOptions): Generator<LabelledTimeline, void> {
  let made = 0;
  if (options.timelines <= 0) return;
  const stamp = stamper(query, options.stamps, options.schema, options.endTime ?? DEFAULT_END_TIME);
  for (const { act, stage } of generateActs(query, options, { maxDelay: null, tireless: false })) {
    const matches = matchesIn(act, stage);
    const kept = stage.plot.kind === 'sample' ? matches : piped(matches, query.pipes);
    if (kept === null) continue;
    const { events, ...timeline } = alone(act, kept, stage, options);
    if (events.some((event) => hasSeveral(event, options.oneValue))) continue;
    const [first, ...others] = events;
    yield { ...timeline, events: [stamp(first), ...others.map(stamp)] };
    if (++made >= options.timelines) return;
  }
}

/** An act as a timeline of its own. */
function alone(act: Act, matches: Matches, stage: Stage, options: SeriesOptions): LabelledTimeline {
  const { plot, random, time } = stage;
  const { draft } = act;
  const [first, ...others] = staged(act, time - (draft.players.at(-1)?.at ?? 0) - random.int(1, MINUTE / 2), stage, options);
  const events = [first, ...others] as const;
  const forced = isForced(matches, events.length, plot) && act.alone && draft.matches !== null;
  const label = {
    decides: plot.kind === 'sequence' || forced ? 'events' : 'count',
    recipe: draft.name,
    nearMiss: draft.nearMiss,
  } as const;
  const [leader, ...followers] = (draft.arrival ?? []).flatMap((place) => events.slice(place, place + 1));
  if (draft.arrival === undefined || leader === undefined) return { ...label, events, expected: matches };
  const { arrival } = draft;
  return {
    ...label,
    events: [leader, ...followers],
    expected: matches.map(([one, ...more]) => [arrival.indexOf(one), ...more.map((place) => arrival.indexOf(place))]),
  };
}

/** An act with what it was made on. */
export interface Made {
  readonly act: Act;
  readonly stage: Stage;
}

/** What else is wanted of acts. */
export interface Wishes {
  /** Also acts about a reader that waits so many milliseconds for late events. */
  readonly maxDelay: number | null;
  /** Every round is allowed as much work as the first; else one allowance is for all. */
  readonly tireless: boolean;
}

/**
 * Acts without end, round after round, until rounds no longer bring any. Where conditions on keys are copied among the items, one in
 * four is made for the rule as it is written: only such events join by a key that some copy takes out.
 */
export function* generateActs(query: Query, options: SeriesOptions, wishes: Wishes): Generator<Made, void> {
  const [worked, written] = stagesOf(query, options);
  if (worked === undefined || written === undefined) return;
  const others = isCopied(worked, written) ? actsOf(written, options, wishes) : null;
  let made = 0;
  for (const act of actsOf(worked, options, wishes)) {
    yield act;
    const next = ++made % 3 === 0 ? others?.next() : undefined;
    if (next !== undefined && next.done !== true) yield next.value;
  }
  if (made === 0) yield* actsOf(written, options, wishes);
}

function* actsOf(stage: Stage, options: SeriesOptions, wishes: Wishes): Generator<Made, void> {
  for (let barren = 0; barren < ROUNDS; barren++) {
    for (const act of round(stage, options, wishes.maxDelay)) {
      barren = -1;
      yield { act, stage };
    }
    if (barren < 0 && wishes.tireless) stage.work.left = WORK;
  }
}

/** Whether some item is asked for more than it says itself. */
function isCopied({ plot }: Stage, written: Stage): boolean {
  return plot.roles.some((role, place) => role.leaves.length !== written.plot.roles[place]?.leaves.length);
}

/** The stages to be tried one after the other: the rule as it works, and, where that has no event, as it is written. */
export function stagesOf(query: Query, options: SeriesOptions): readonly Stage[] {
  const series = seriesOf(query);
  if (series === null) return [];
  const { schema, functionWildcards = null } = options;
  const reading = { schema, functionWildcards, folding: options.folding ?? 'ascii' };
  const categoryField = options.eventCategoryField ?? 'event.category';
  const pipes = query.body.kind === 'event' ? query.pipes : [];
  const plot = readPlot(series, reading, categoryField, true, pipes);
  const asWritten = readPlot(series, reading, categoryField, false, pipes);
  if (plot === null || asWritten === null) return [];
  const time = options.endTime ?? DEFAULT_END_TIME;
  const random = randomFrom(options.seed, time);
  const reserved = [
    options.timestampField ?? '@timestamp',
    ...(options.tiebreakerField === undefined ? [] : [options.tiebreakerField]),
  ];
  const read = plot.roles.flatMap((role) => [...fieldsRead(role), ...role.keys.map(({ name }) => name)]);
  if (reserved.some((field) => touches(read, field))) return [];
  if (!hasFineMoments(options)) return [];
  const world = createWorld(random);
  return [plot, asWritten].map((acted) => ({
    plot: acted,
    judged: plot,
    schema,
    random,
    world,
    time,
    reserved,
    work: { left: WORK },
  }));
}

/** Whether events can tell their moments to the millisecond, as far as those of timelines may be apart. */
export function hasFineMoments({ schema, timestampField = '@timestamp' }: SeriesOptions): boolean {
  return spellingOf(schema.fields.get(timestampField)?.dateFormat)?.isFine === true;
}

/** One act of every kind, on machines and under keys of its own. */
function* round(stage: Stage, options: SeriesOptions, maxDelay: number | null): Generator<Act, void> {
  const { plot, random, world } = stage;
  const hosts = world.hosts(random.pick(systemsOf(plot)));
  const [firstHost = hosts[0], secondHost = hosts[0]] = random.shuffle(hosts);
  const first = drawKeys(firstHost, stage, null);
  if (first === null) return;
  const second = drawKeys(secondHost, stage, first);
  const company = troupe(stage, {
    first: { keys: first, host: firstHost },
    second: second === null ? null : { keys: second, host: secondHost },
  });
  const reach = (options.reach ?? Number.POSITIVE_INFINITY) - MINUTE;
  const all = [...drafts(plot, reach), ...(maxDelay === null ? [] : strays(plot, maxDelay))];
  for (const draft of alternating(all, conditionDrafts(plot, first, firstHost, stage))) {
    const [start = 0, end = 0] = [draft.players[0]?.at, draft.players.at(-1)?.at];
    if (end - start > reach || (draft.tied === true && options.tiebreakerField === undefined)) continue;
    const act = perform(draft, company);
    if (act !== null) yield act;
  }
}

function drafts(plot: Plot, reach: number): readonly Draft[] {
  if (plot.pipes.length > 0) return pipeDrafts(plot);
  if (plot.kind === 'sample') return [...sampleDrafts(plot, reach), ...keyDrafts(plot)];
  return [...sequenceDrafts(plot, reach), ...untilDrafts(plot), ...absenceDrafts(plot), ...keyDrafts(plot)];
}

function strays(plot: Plot, maxDelay: number): readonly Draft[] {
  return plot.pipes.length > 0 ? strayEvents(plot, maxDelay) : strayDrafts(plot, maxDelay);
}

/** For every role, timelines that hang on one of its conditions. */
function* conditionDrafts(plot: Plot, keys: KeyValues, host: Host, stage: Stage): Generator<Draft, void> {
  const run = cleanRun(plot);
  for (const role of new Set(plot.steps)) {
    const place = sampled(run.length).find((step) => plot.steps[step] === role) ?? plot.steps.indexOf(role);
    yield* leafDrafts(role, keys, host, stage, run, place, 'completes');
  }
  const hindered = [...untilDrafts(plot), ...absenceDrafts(plot)].filter(
    ({ name, matches }) => matches?.length === 0 && (name === 'until-between' || name === 'missing-inside'),
  );
  for (const { players } of hindered) {
    const place = players.findIndex(({ role }) => role !== null && role.kind !== 'item');
    const role = players[place]?.role;
    if (role !== null && role !== undefined) yield* leafDrafts(role, keys, host, stage, players, place, 'prevents');
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
function isForced(matches: Matches, events: number, plot: Plot): boolean {
  return matches.flat().length === events && new Set(plot.steps).size === plot.steps.length;
}

/** What pipes leave (eql-semantics 10.7); null when the order of the matches, and so what is left, is not said here. */
export function piped(matches: Matches, pipes: readonly Pipe[]): Matches | null {
  if (pipes.length > 0 && new Set(matches.map((match) => match.at(-1))).size < matches.length) return null;
  return pipes.reduce<Matches>(
    (left, { name, count }) => (name === 'head' ? left.slice(0, count) : count === 0 ? [] : left.slice(-count)),
    matches,
  );
}
