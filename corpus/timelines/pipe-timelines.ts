import type { TimelineName } from '../near-misses/index.ts';
import type { Correlation } from './correlation.ts';
import { FIRST, type Lost, type PlannedEvent, places, type TimelinePlan } from './timeline-plan.ts';

/** Milliseconds between events: no two are of one instant unless the plan is about that. */
const PACE = 1000;
/** More matches than this no timeline has; what a pipe does beyond is not tried. */
const MOST = 60;

/**
 * Timelines of single events that pipes choose among (eql-semantics 10.7): about as many as each pipe keeps, in any order of
 * arrival. Matches are told before the pipes. Of one instant only a tiebreaker tells which event comes first.
 */
export function pipeTimelines(correlation: Correlation): readonly TimelinePlan[] {
  const [enough = 1] = edgesOf(correlation).toReversed();
  const few = rowOf(correlation, Math.max(2, Math.min(enough, 5)));
  const many = rowOf(correlation, Math.max(2, enough));
  const atOnce = many.map((planned) => ({ ...planned, at: 0 }));
  const backwards = places(0, many.length).toReversed();
  const [even, odd] = [0, 1].map((rest) => places(0, many.length).filter((place) => place % 2 === rest));
  const arrives = { nearMiss: 'order of arrival', matches: eachOf(many) };
  const tied = { nearMiss: 'tiebreaker', matches: eachOf(many), arrival: backwards, tied: true } as const;
  const last = many.length - 1;
  return [
    { name: 'match', nearMiss: null, events: rowOf(correlation, 1), matches: [[0]] },
    ...edgesOf(correlation).map(
      (count): TimelinePlan => ({
        name: `matches-${count}`,
        nearMiss: 'pipes',
        events: rowOf(correlation, count),
        matches: eachOf(rowOf(correlation, count)),
      }),
    ),
    ...unrelatedEventTimelines(many),
    { ...arrives, name: 'arrives-backwards', events: many, arrival: backwards },
    { ...arrives, name: 'arrives-in-disorder', events: many, arrival: [...(odd ?? []), ...(even ?? [])] },
    { name: 'match-flattened', nearMiss: null, events: few, matches: eachOf(few), writing: 'flat' },
    { name: 'match-epoch-timestamps', nearMiss: null, events: few, matches: eachOf(few), writing: 'epoch' },
    { ...tied, name: 'one-instant-tiebreaker', events: atOnce },
    {
      ...tied,
      name: 'last-without-tiebreaker',
      events: atOnce.map((planned, at) => (at === last ? { ...planned, untied: true } : planned)),
    },
  ];
}

/** Events between, before and behind those that match take no place among them. */
function unrelatedEventTimelines(row: readonly PlannedEvent[]): readonly TimelinePlan[] {
  const unrelated = (at: number): PlannedEvent => ({ criterion: null, key: FIRST, at });
  const half = PACE / 2;
  const events = [unrelated(0), ...row.flatMap(({ at, ...planned }) => [{ ...planned, at: at + half }, unrelated(at + PACE)])];
  const alone = row.map(({ at }) => unrelated(at));
  return [
    { name: 'unrelated-among-matches', nearMiss: 'pipes', events, matches: row.map((_, place) => [2 * place + 1]) },
    { name: 'unrelated-events-only', nearMiss: null, events: alone, matches: [] },
  ];
}

/**
 * Timelines for a reader of a stream that waits so many milliseconds for late events: one as late as that, one a millisecond
 * later, and events whose time cannot be read. What is left out takes no place among the matches.
 */
export function lateEventTimelines(correlation: Correlation, maxDelay: number): readonly TimelinePlan[] {
  const [first, second, third] = rowOf(correlation, 3);
  if (first === undefined || second === undefined || third === undefined) return [];
  const overtaken = (name: TimelineName, distance: number, lost: Lost | null): TimelinePlan => {
    const late = lost === null ? second : { ...second, lost };
    const events = [first, late, { ...third, at: second.at + distance }];
    return { name, nearMiss: 'max delay', events, matches: null, arrival: [0, 2, 1] };
  };
  const unread = (name: TimelineName, lost: Lost): TimelinePlan => ({
    name,
    nearMiss: 'timestamp',
    events: [first, { ...second, lost }, third],
    matches: null,
  });
  return [
    overtaken('event-late-by-the-delay', maxDelay, null),
    overtaken('event-late-by-1ms-more', maxDelay + 1, 'late'),
    unread('event-without-timestamp', 'no-timestamp'),
    unread('event-with-unreadable-timestamp', 'bad-timestamp'),
  ];
}

/** How many matches are tried: around what each pipe keeps, and what all keep together; ascending. */
function edgesOf({ pipes }: Correlation): readonly number[] {
  const counts = pipes.map(({ count }) => count);
  const all = counts.reduce((sum, count) => sum + count, 0);
  const edges = [2, all + 1, ...counts.flatMap((count) => [count - 1, count, count + 1])];
  return [...new Set(edges)].filter((count) => count > 1 && count <= MOST).sort((one, other) => one - other);
}

/** So many events that match, one after the other. */
function rowOf({ steps: [criterion] }: Correlation, count: number): readonly PlannedEvent[] {
  return places(0, count).map((place) => ({ criterion, key: FIRST, at: place * PACE }));
}

function eachOf(events: readonly PlannedEvent[]): readonly (readonly number[])[] {
  return events.map((_, place) => [place]);
}
