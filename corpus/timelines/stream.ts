import type { EventId } from '../../src/event/index.ts';
import { DEFAULT_END_TIME } from '../generate.ts';
import type { LabelledStreamEvent } from '../labelled-event.ts';
import type { Questions } from '../questions/index.ts';
import { arrivals } from './arrival-times.ts';
import { type BuiltTimeline, type Matches, matchesIn, timed, writeEvents } from './build-timeline.ts';
import { buildTimelines, piped, type SeriesOptions } from './generate.ts';
import { backgroundEventFor, type TimelineContext } from './generate-event.ts';
import { criteriaMet, matchesOf, type TimedEvent } from './matches.ts';
import { underOwnKeys } from './own-keys.ts';
import { FIRST, type TimelinePlan } from './timeline-plan.ts';

/** What a stream is made for and how much of it. It begins at `endTime`. */
interface StreamCorpusOptions extends SeriesOptions {
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
interface Segment {
  /** In the order of arrival. */
  readonly entries: readonly Entry[];
  /** In the order of time; what meets no criterion is left out. */
  readonly timedEvents: readonly TimedEvent[];
  /** The matches in it when nothing else is there. */
  readonly matches: Matches;
}

/** One ordinary event for so many of a timeline, unless a share of malicious ones is asked for. */
const EVENTS_PER_BACKGROUND_EVENT = 3;
/** Timelines passed over in a row before the stream ends: those of some rules never match. */
const MOST_PASSED_OVER = 500;
const PAUSE = 30_000;

/**
 * Labelled events for a sequence or a sample as one stream to run `match` over: timelines one after the other, ordinary events
 * among them. A timeline stays by itself: by time, where the rule has a maxspan, else by keys of its own where they can be
 * chosen; where neither can be, labels tell of the stream as a whole. A shorter stream is the beginning of a longer one, labels
 * aside where a rule without maxspan, a sample or a pipe looks at the whole.
 */
export function* generateStreamCorpus(questions: Questions, options: StreamCorpusOptions): Generator<LabelledStreamEvent, void> {
  const waiting: Segment[] = [];
  let numbered = 0;
  let last: TimelineContext | null = null;
  for (const { segment, context } of segments(questions, options)) {
    if (isApart(context) && questions.pipes.length === 0) {
      yield* labelled(segment.entries, segment.matches, numbered);
      numbered += segment.matches.length;
    } else {
      last = context;
      waiting.push(segment);
    }
  }
  if (last === null) return;
  const timedEvents = waiting.flatMap((segment) => segment.timedEvents);
  const matches = matchesOf(timedEvents, last.labelledBy);
  const kept = last.labelledBy.kind === 'sample' ? matches : piped(matches, questions.pipes);
  if (kept === null) return;
  const entries = waiting.flatMap((segment) => segment.entries);
  yield* labelled(entries, kept, numbered);
}

/** Whether timelines a maxspan apart know nothing of each other. */
function isApart({ labelledBy }: TimelineContext): boolean {
  return labelledBy.kind === 'sequence' && labelledBy.maxspan !== null;
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

function* segments(
  questions: Questions,
  options: StreamCorpusOptions,
): Generator<{ readonly segment: Segment; readonly context: TimelineContext }, void> {
  const maxDelay = options.maxDelay ?? null;
  const share = options.maliciousShare ?? null;
  const endTime = options.endTime ?? DEFAULT_END_TIME;
  const told = { events: 0, malicious: 0, timelines: 0 };
  let [now, passed] = [endTime, 0];
  for (const { built: drawn, context } of buildTimelines(questions, { ...options, endTime }, { maxDelay, tireless: true })) {
    if (++passed > MOST_PASSED_OVER) return;
    const built = isApart(context) ? drawn : underOwnKeys(drawn, told.timelines + 1, context);
    const order = built === null ? null : arrivals(built.plan, maxDelay, context.random);
    if (built === null || order === null) continue;
    const matches = matchesIn(built, context);
    if (questions.pipes.length > 0 && context.labelledBy.kind === 'sequence' && piped(matches, questions.pipes) === null)
      continue;
    const malicious = new Set(matches.flat()).size;
    const due = share === null ? null : malicious - share * (built.events.length + told.events) + told.malicious;
    if (due !== null && due < 0 && malicious === 0) continue;
    passed = 0;
    const pause = context.random.int(1, PAUSE);
    const start = now + (context.labelledBy.maxspan ?? 0) + (maxDelay ?? 0) + 1 + pause;
    const end = start + (built.plan.events.at(-1)?.at ?? 0);
    const background =
      due === null ? Math.ceil(built.events.length / EVENTS_PER_BACKGROUND_EVENT) : Math.max(0, Math.ceil(due / (share ?? 1)));
    const own = writeEvents(built, start, context, options).map((event, place): Arriving => {
      const { name: recipe, nearMiss } = built.plan;
      const entry = { event, recipe, nearMiss, timeline: told.timelines + 1, id: told.events + place };
      return { entry, arrives: start + (order[place] ?? 0) };
    });
    const others = backgroundEvents(background, start - pause, end, context, options, told.events + own.length);
    const arrived = [...ranked(own, built), ...others].sort((left, right) => left.arrives - right.arrives);
    if (told.events + arrived.length > options.events) return;
    yield {
      context,
      segment: {
        entries: arrived.map(({ entry }) => entry),
        timedEvents: built.events.flatMap(({ met }, place) =>
          timed(met, built.plan.events[place], told.events + place, start - endTime),
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

interface Arriving {
  readonly entry: Entry;
  /** Epoch milliseconds. */
  readonly arrives: number;
}

/** What arrives at one moment arrives as the plan says. */
function ranked(own: readonly Arriving[], { plan }: BuiltTimeline): readonly Arriving[] {
  return plan.arrival === undefined ? own : plan.arrival.flatMap((place) => own.slice(place, place + 1));
}

/** At most so many ordinary events that meet no criterion, at any moments between two. */
function backgroundEvents(
  count: number,
  from: number,
  to: number,
  context: TimelineContext,
  options: SeriesOptions,
  firstId: EventId,
): readonly Arriving[] {
  const { correlation, labelledBy, random, schema, inventory } = context;
  const found: Arriving[] = [];
  for (let round = 0; round < 2 * count && found.length < count; round++) {
    const [host] = random.shuffle([...inventory.hosts('linux'), ...inventory.hosts('windows'), ...inventory.hosts('macos')]);
    const event = host === undefined ? null : backgroundEventFor(random.pick(correlation.steps), host, context);
    const met = event === null ? null : criteriaMet(event, labelledBy, schema);
    if (event === null || met === null || met.size > 0) continue;
    const arrives = random.int(from, to);
    const plan: TimelinePlan = {
      name: 'ordinary',
      nearMiss: null,
      events: [{ criterion: null, key: FIRST, at: 0 }],
      matches: [],
    };
    const [told] = writeEvents({ plan, events: [{ event, met }], alone: true }, arrives, context, options);
    const entry = { event: told, recipe: plan.name, nearMiss: null, timeline: null, id: firstId + found.length };
    found.push({ entry, arrives });
  }
  return found;
}
