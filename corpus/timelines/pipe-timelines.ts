import type { Plot } from './correlation.ts';
import { type Draft, FIRST, type Lost, type Player, places } from './timeline-plan.ts';

/** Milliseconds between events: no two are of one instant unless the draft is about that. */
const PACE = 1000;
/** More matches than this no timeline has; what a pipe does beyond is not tried. */
const MOST = 60;

/**
 * Timelines of single events that pipes choose among (eql-semantics 10.7): about as many as each pipe keeps, in any order of
 * arrival. Matches are told before the pipes. Of one instant only a tiebreaker tells which event comes first.
 */
export function pipeDrafts(plot: Plot): readonly Draft[] {
  const [enough = 1] = edgesOf(plot).toReversed();
  const few = rowOf(plot, Math.max(2, Math.min(enough, 5)));
  const many = rowOf(plot, Math.max(2, enough));
  const atOnce = many.map((player) => ({ ...player, at: 0 }));
  const backwards = places(0, many.length).toReversed();
  const [even, odd] = [0, 1].map((rest) => places(0, many.length).filter((place) => place % 2 === rest));
  const arrives = { nearMiss: 'order of arrival', matches: eachOf(many) };
  const tied = { nearMiss: 'tiebreaker', matches: eachOf(many), arrival: backwards, tied: true } as const;
  const last = many.length - 1;
  return [
    { name: 'match', nearMiss: null, players: rowOf(plot, 1), matches: [[0]] },
    ...edgesOf(plot).map(
      (count): Draft => ({
        name: `matches-${count}`,
        nearMiss: 'pipes',
        players: rowOf(plot, count),
        matches: eachOf(rowOf(plot, count)),
      }),
    ),
    ...strangerDrafts(many),
    { ...arrives, name: 'arrives-backwards', players: many, arrival: backwards },
    { ...arrives, name: 'arrives-in-disorder', players: many, arrival: [...(odd ?? []), ...(even ?? [])] },
    { name: 'match-flattened', nearMiss: null, players: few, matches: eachOf(few), writing: 'flat' },
    { name: 'match-epoch-timestamps', nearMiss: null, players: few, matches: eachOf(few), writing: 'epoch' },
    { ...tied, name: 'one-instant-tiebreaker', players: atOnce },
    {
      ...tied,
      name: 'last-without-tiebreaker',
      players: atOnce.map((player, at) => (at === last ? { ...player, untied: true } : player)),
    },
  ];
}

/** Events between, before and behind those that match take no place among them. */
function strangerDrafts(row: readonly Player[]): readonly Draft[] {
  const stranger = (at: number): Player => ({ role: null, key: FIRST, at });
  const half = PACE / 2;
  const players = [stranger(0), ...row.flatMap(({ at, ...player }) => [{ ...player, at: at + half }, stranger(at + PACE)])];
  const alone = row.map(({ at }) => stranger(at));
  return [
    { name: 'strangers-between', nearMiss: 'pipes', players, matches: row.map((_, place) => [2 * place + 1]) },
    { name: 'strangers-only', nearMiss: null, players: alone, matches: [] },
  ];
}

/**
 * Timelines for a reader of a stream that waits so many milliseconds for late events: one as late as that, one a millisecond
 * later, and events whose time cannot be read. What is left out takes no place among the matches.
 */
export function strayEvents(plot: Plot, maxDelay: number): readonly Draft[] {
  const [first, second, third] = rowOf(plot, 3);
  if (first === undefined || second === undefined || third === undefined) return [];
  const overtaken = (name: string, distance: number, lost: Lost | null): Draft => {
    const late = lost === null ? second : { ...second, lost };
    const players = [first, late, { ...third, at: second.at + distance }];
    return { name, nearMiss: 'max delay', players, matches: null, arrival: [0, 2, 1] };
  };
  const unread = (name: string, lost: Lost): Draft => ({
    name,
    nearMiss: 'timestamp',
    players: [first, { ...second, lost }, third],
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
function edgesOf({ pipes }: Plot): readonly number[] {
  const counts = pipes.map(({ count }) => count);
  const all = counts.reduce((sum, count) => sum + count, 0);
  const edges = [2, all + 1, ...counts.flatMap((count) => [count - 1, count, count + 1])];
  return [...new Set(edges)].filter((count) => count > 1 && count <= MOST).sort((one, other) => one - other);
}

/** So many events that match, one after the other. */
function rowOf({ steps: [role] }: Plot, count: number): readonly Player[] {
  return places(0, count).map((place) => ({ role, key: FIRST, at: place * PACE }));
}

function eachOf(players: readonly Player[]): readonly (readonly number[])[] {
  return players.map((_, place) => [place]);
}
