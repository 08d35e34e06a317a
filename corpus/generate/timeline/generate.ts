import type { Event, Scalar, Schema } from '../../../src/event/index.ts';
import type { Pipe, Query } from '../../../src/languages/eql/ast.ts';
import { isNonEmpty, type NonEmpty } from '../../../src/source/index.ts';
import type { LabelledTimeline } from '../../labelled-timeline.ts';
import { flatten } from '../edit.ts';
import { DEFAULT_END_TIME } from '../generate.ts';
import { randomFrom } from '../random.ts';
import { createWorld, type Host } from '../world.ts';
import { absenceDrafts, untilDrafts } from './absence-drafts.ts';
import { drawKeys, type KeyValues, placed, type Stage, systemsOf, touches } from './casting.ts';
import { type Charted, matchesOf } from './chart.ts';
import { cleanRun, type Draft, sampled } from './draft.ts';
import { keyDrafts } from './key-drafts.ts';
import { leafDrafts } from './leaf-drafts.ts';
import { fieldsRead, type Plot, type Role, readPlot } from './plot.ts';
import { sampleDrafts } from './sample-drafts.ts';
import { sequenceDrafts } from './sequence-drafts.ts';
import { type Actor, type Troupe, troupe } from './troupe.ts';

/** What timelines are made for and how many of them. */
export interface TimelineOptions {
  /** How many timelines; fewer come only when no more can be made. */
  readonly timelines: number;
  /** Any integer. The same seed and options give the same timelines, byte for byte. */
  readonly seed: number;
  /** Epoch milliseconds; every timeline ends within a minute before it. A fixed instant unless given. */
  readonly endTime?: number;
  /** How far back from `endTime` events may lie, in milliseconds; timelines that need more are left out. No limit unless given. */
  readonly reach?: number;
  readonly schema: Schema;
  /** Case-insensitive matching that the labels assume; `ascii` unless given. */
  readonly folding?: 'ascii' | 'unicode';
  /** `event.category` unless given. */
  readonly eventCategoryField?: string;
  /** `@timestamp` unless given. */
  readonly timestampField?: string;
  /** A numeric field that orders events of one instant; without it they stand in the order in which they arrive. */
  readonly tiebreakerField?: string;
}

/** All the work that one rule is allowed, in steps of about a character compared. */
const WORK = 200_000_000;
/** Rounds without a timeline before giving up: some rules can be met by luck only. */
const ROUNDS = 4;
const MINUTE = 60_000;

/**
 * Labelled timelines for a sequence or a sample: such as match, and such as stand one step from matching, each on its own. The first n do not
 * depend on how many follow. A label is known from how the timeline was made. Nothing comes for a rule over single events, for one
 * that reads the time of its events, and for one that no events were found for.
 */
export function* generateTimelines(query: Query, options: TimelineOptions): Generator<LabelledTimeline, void> {
  if (query.body.kind === 'event') return;
  const reading = { schema: options.schema, folding: options.folding ?? 'ascii' };
  const categoryField = options.eventCategoryField ?? 'event.category';
  const plot = readPlot(query.body, reading, categoryField, true);
  const asWritten = readPlot(query.body, reading, categoryField, false);
  if (plot === null || asWritten === null) return;
  const time = options.endTime ?? DEFAULT_END_TIME;
  const random = randomFrom(options.seed, time);
  const reserved = [
    options.timestampField ?? '@timestamp',
    ...(options.tiebreakerField === undefined ? [] : [options.tiebreakerField]),
  ];
  const read = plot.roles.flatMap((role) => [...fieldsRead(role), ...role.keys.map(({ name }) => name)]);
  if (reserved.some((field) => touches(read, field))) return;
  const world = createWorld(random);
  let made = 0;
  for (const acted of [plot, asWritten]) {
    const stage: Stage = {
      plot: acted,
      judged: plot,
      schema: options.schema,
      random,
      world,
      time,
      reserved,
      work: { left: WORK },
    };
    for (let barren = 0; barren < ROUNDS && made < options.timelines; barren++) {
      for (const timeline of round(stage, options, query.pipes)) {
        if (made >= options.timelines) return;
        made++;
        barren = 0;
        yield timeline;
      }
    }
    if (made > 0) return;
  }
}

/** One timeline of every kind, on machines and under keys of its own. */
function* round(stage: Stage, options: TimelineOptions, pipes: readonly Pipe[]): Generator<LabelledTimeline, void> {
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
  for (const draft of alternating(drafts(plot, reach), conditionDrafts(plot, first, firstHost, stage))) {
    const [start = 0, end = 0] = [draft.players[0]?.at, draft.players.at(-1)?.at];
    if (end - start > reach || (draft.reversed === true && options.tiebreakerField === undefined)) continue;
    const timeline = performed(draft, company, stage, options, pipes);
    if (timeline !== null) yield timeline;
  }
}

function drafts(plot: Plot, reach: number): readonly Draft[] {
  if (plot.kind === 'sample') return [...sampleDrafts(plot, reach), ...keyDrafts(plot)];
  return [...sequenceDrafts(plot, reach), ...untilDrafts(plot), ...absenceDrafts(plot), ...keyDrafts(plot)];
}

/** For every role, timelines that hang on one of its conditions. */
function* conditionDrafts(plot: Plot, keys: KeyValues, host: Host, stage: Stage): Generator<Draft, void> {
  const run = cleanRun(plot);
  for (const role of new Set(plot.steps)) {
    const place = sampled(run.length).find((step) => plot.steps[step] === role) ?? plot.steps.indexOf(role);
    yield* leafDrafts(role, keys, host, stage, run, place, 'completes');
  }
  const hindered = [...untilDrafts(plot), ...absenceDrafts(plot)].filter(
    ({ name, matches }) => matches.length === 0 && (name === 'until-between' || name === 'missing-inside'),
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

/** The timeline of a draft with its label; null when some part finds no event. */
function performed(
  draft: Draft,
  company: Troupe,
  stage: Stage,
  options: TimelineOptions,
  pipes: readonly Pipe[],
): LabelledTimeline | null {
  const { judged: plot, random, time } = stage;
  const cast: Actor[] = [];
  for (const player of draft.players) {
    const actor = company(player);
    if (actor === null) return null;
    cast.push(actor);
  }
  const charted = cast.map(({ parts }, place): Charted => ({ at: draft.players[place]?.at ?? 0, parts }));
  const alone = draft.players.every(({ role }, place) => plays(charted[place], role));
  const matches = alone ? draft.matches.filter(isNonEmpty) : matchesOf(charted, plot);
  const kept = plot.kind === 'sample' ? matches : piped(matches, pipes);
  const start = time - (draft.players.at(-1)?.at ?? 0) - random.int(1, MINUTE / 2);
  const events = cast.map(({ event }, place): Event => {
    const instant = start + (draft.players[place]?.at ?? 0);
    const fresh = placed(event, instant, timing(instant, place, draft, options), stage);
    return draft.writing === 'flat' ? flatten(fresh) : fresh;
  });
  const arrival = draft.reversed === true ? events.toReversed() : events;
  if (kept === null || !isNonEmpty(arrival)) return null;
  const last = arrival.length - 1;
  return {
    events: arrival,
    expected: kept.map(([one, ...more]) =>
      draft.reversed === true ? [last - one, ...more.map((place) => last - place)] : [one, ...more],
    ),
    decides: plot.kind === 'sequence' || (alone && isForced(kept, events.length, plot)) ? 'events' : 'count',
    recipe: draft.name,
    nearMiss: draft.nearMiss,
  };
}

/** Whether a sample has no choice: every event is needed, each for an item of its own. */
function isForced(matches: Matches, events: number, plot: Plot): boolean {
  return matches.flat().length === events && new Set(plot.steps).size === plot.steps.length;
}

/** Whether an event plays this role and no other, or none at all. */
function plays(charted: Charted | undefined, role: Role | null): boolean {
  return charted !== undefined && charted.parts.size === (role === null ? 0 : 1) && (role === null || charted.parts.has(role));
}

function timing(instant: number, place: number, draft: Draft, options: TimelineOptions): readonly (readonly [string, Scalar])[] {
  const timestamp = draft.writing === 'epoch' ? instant : new Date(instant).toISOString();
  const tie = options.tiebreakerField === undefined ? [] : [[options.tiebreakerField, place + 1] as const];
  return [[options.timestampField ?? '@timestamp', timestamp], ...tie];
}

type Matches = readonly NonEmpty<number>[];

/** What pipes leave (eql-semantics 10.7); null when the order of the matches, and so what is left, is not said here. */
function piped(matches: Matches, pipes: readonly Pipe[]): Matches | null {
  if (pipes.length > 0 && new Set(matches.map((match) => match.at(-1))).size < matches.length) return null;
  return pipes.reduce<Matches>(
    (left, { name, count }) => (name === 'head' ? left.slice(0, count) : count === 0 ? [] : left.slice(-count)),
    matches,
  );
}
