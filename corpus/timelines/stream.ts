import type { EventId } from '../../src/event/index.ts';
import type { Query } from '../../src/languages/eql/ast.ts';
import { DEFAULT_END_TIME } from '../generate.ts';
import type { LabelledStreamEvent } from '../labelled-event.ts';
import { arrivals } from './arrival-times.ts';
import { type Act, charted, type Matches, matchesIn, staged } from './build-timeline.ts';
import { generateActs, piped, type SeriesOptions } from './generate.ts';
import { ordinary, type Stage } from './generate-event.ts';
import { type Charted, matchesOf, partsOf } from './matches.ts';
import { underOwnKeys } from './own-keys.ts';
import { FIRST } from './timeline-plan.ts';

/** What a stream is made for and how much of it. It begins at `endTime`. */
export interface StreamCorpusOptions extends SeriesOptions {
  /** At most so many events: whole timelines, as many as find room. */
  readonly events: number;
  /** The share of events that take part in a match, 0.01 to 1, kept as well as whole timelines allow. As it comes unless given. */
  readonly maliciousShare?: number;
  /**
   * Milliseconds. Given, events arrive out of the order of time by at most that much, and some stray: they come later still, or
   * their time cannot be read, and take part in nothing. Else all stand in the order of time.
   */
  readonly maxDelay?: number;
}

/** An event on its way to a label. */
interface Entry extends Pick<LabelledStreamEvent, 'event' | 'recipe' | 'nearMiss' | 'timeline'> {
  readonly id: EventId;
}

/** A timeline with ordinary events before and among its own. */
interface Scene {
  /** In the order of arrival. */
  readonly entries: readonly Entry[];
  /** In the order of time; what plays no part is left out. */
  readonly chart: readonly Charted[];
  /** The matches in it when nothing else is there. */
  readonly matches: Matches;
}

/** One ordinary event for so many of a timeline, unless a share of malicious ones is asked for. */
const COMPANY = 3;
/** Timelines passed over in a row before the stream ends: those of some rules never match. */
const PATIENCE = 500;
const PAUSE = 30_000;

/**
 * Labelled events for a sequence or a sample as one stream to run `match` over: timelines one after the other, ordinary events
 * among them. A timeline stays by itself: by time, where the rule has a maxspan, else by keys of its own where they can be
 * chosen; where neither can be, labels tell of the stream as a whole. A shorter stream is the beginning of a longer one, labels
 * aside where a rule without maxspan, a sample or a pipe looks at the whole.
 */
export function* generateStreamCorpus(query: Query, options: StreamCorpusOptions): Generator<LabelledStreamEvent, void> {
  const waiting: Scene[] = [];
  let numbered = 0;
  let judge: Stage | null = null;
  for (const { scene, stage } of scenes(query, options)) {
    if (isApart(stage) && query.pipes.length === 0) {
      yield* labelled(scene.entries, scene.matches, numbered);
      numbered += scene.matches.length;
    } else {
      judge = stage;
      waiting.push(scene);
    }
  }
  if (judge === null) return;
  const chart = waiting.flatMap((scene) => scene.chart);
  const matches = matchesOf(chart, judge.judged);
  const kept = judge.judged.kind === 'sample' ? matches : piped(matches, query.pipes);
  if (kept === null) return;
  const entries = waiting.flatMap((scene) => scene.entries);
  yield* labelled(entries, kept, numbered);
}

/** Whether timelines a maxspan apart know nothing of each other. */
function isApart({ judged }: Stage): boolean {
  return judged.kind === 'sequence' && judged.maxspan !== null;
}

/** Numbers the matches and tells each event of those it is in. */
function* labelled(entries: readonly Entry[], matches: Matches, numbered: number): Generator<LabelledStreamEvent, void> {
  const numbers = new Map<EventId, number[]>();
  for (const [place, match] of matches.entries()) {
    for (const id of match) {
      const known = numbers.get(id);
      if (known === undefined) numbers.set(id, [numbered + place + 1]);
      else known.push(numbered + place + 1);
    }
  }
  for (const { id, ...entry } of entries) {
    const found = numbers.get(id) ?? [];
    const expected = found.length > 0;
    yield { ...entry, matches: found, expected, label: expected ? 'malicious' : 'benign' };
  }
}

function* scenes(query: Query, options: StreamCorpusOptions): Generator<{ readonly scene: Scene; readonly stage: Stage }, void> {
  const maxDelay = options.maxDelay ?? null;
  const share = options.maliciousShare ?? null;
  const endTime = options.endTime ?? DEFAULT_END_TIME;
  const told = { events: 0, malicious: 0, timelines: 0 };
  let [now, passed] = [endTime, 0];
  for (const { act: drawn, stage } of generateActs(query, { ...options, endTime }, { maxDelay, tireless: true })) {
    if (++passed > PATIENCE) return;
    const act = isApart(stage) ? drawn : underOwnKeys(drawn, told.timelines + 1, stage);
    const order = act === null ? null : arrivals(act.draft, maxDelay, stage.random);
    if (act === null || order === null) continue;
    const matches = matchesIn(act, stage);
    if (query.pipes.length > 0 && stage.judged.kind === 'sequence' && piped(matches, query.pipes) === null) continue;
    const malicious = new Set(matches.flat()).size;
    const due = share === null ? null : malicious - share * (act.cast.length + told.events) + told.malicious;
    if (due !== null && due < 0 && malicious === 0) continue;
    passed = 0;
    const pause = stage.random.int(1, PAUSE);
    const start = now + (stage.judged.maxspan ?? 0) + (maxDelay ?? 0) + 1 + pause;
    const end = start + (act.draft.players.at(-1)?.at ?? 0);
    const company = due === null ? Math.ceil(act.cast.length / COMPANY) : Math.max(0, Math.ceil(due / (share ?? 1)));
    const own = staged(act, start, stage, options).map((event, place): Timed => {
      const { name: recipe, nearMiss } = act.draft;
      const entry = { event, recipe, nearMiss, timeline: told.timelines + 1, id: told.events + place };
      return { entry, arrives: start + (order[place] ?? 0) };
    });
    const others = bystanders(company, start - pause, end, stage, options, told.events + own.length);
    const arrived = [...ranked(own, act), ...others].sort((left, right) => left.arrives - right.arrives);
    if (told.events + arrived.length > options.events) return;
    yield {
      stage,
      scene: {
        entries: arrived.map(({ entry }) => entry),
        chart: act.cast.flatMap(({ parts }, place) =>
          charted(parts, act.draft.players[place], told.events + place, start - endTime),
        ),
        matches: matches.map(([one, ...more]) => [told.events + one, ...more.map((place) => told.events + place)]),
      },
    };
    told.events += arrived.length;
    told.malicious += malicious;
    told.timelines++;
    now = end;
  }
}

interface Timed {
  readonly entry: Entry;
  /** Epoch milliseconds. */
  readonly arrives: number;
}

/** What arrives at one moment arrives as the draft says. */
function ranked(own: readonly Timed[], { draft }: Act): readonly Timed[] {
  return draft.arrival === undefined ? own : draft.arrival.flatMap((place) => own.slice(place, place + 1));
}

/** At most so many ordinary events that play no part, at any moments between two. */
function bystanders(
  count: number,
  from: number,
  to: number,
  stage: Stage,
  options: SeriesOptions,
  firstId: EventId,
): readonly Timed[] {
  const { plot, judged, random, schema, world } = stage;
  const found: Timed[] = [];
  for (let round = 0; round < 2 * count && found.length < count; round++) {
    const [host] = random.shuffle([...world.hosts('linux'), ...world.hosts('windows'), ...world.hosts('macos')]);
    const event = host === undefined ? null : ordinary(random.pick(plot.steps), host, stage);
    const parts = event === null ? null : partsOf(event, judged, schema);
    if (event === null || parts === null || parts.size > 0) continue;
    const arrives = random.int(from, to);
    const draft = { name: 'ordinary', nearMiss: null, players: [{ role: null, key: FIRST, at: 0 }], matches: [] };
    const [told] = staged({ draft, cast: [{ event, parts }], alone: true }, arrives, stage, options);
    const entry = { event: told, recipe: draft.name, nearMiss: null, timeline: null, id: firstId + found.length };
    found.push({ entry, arrives });
  }
  return found;
}
