import { arrivalDrafts } from './arrival-timelines.ts';
import type { Plot } from './correlation.ts';
import { cleanRun, type Draft, FIRST, type Player, paceOf, places, SECOND, sampled } from './timeline-plan.ts';

const MONTH = 30 * 24 * 60 * 60 * 1000;

/**
 * Timelines that a sequence matches, and timelines one step beside them (eql-semantics 10.2, 10.4). `reach` is how long a
 * timeline may be, in milliseconds.
 */
export function sequenceDrafts(plot: Plot, reach: number): readonly Draft[] {
  const run = cleanRun(plot);
  const all = [places(0, run.length)];
  return [
    { name: 'match', nearMiss: null, players: run, matches: all },
    { name: 'match-flattened', nearMiss: null, players: run, matches: all, writing: 'flat' },
    { name: 'match-epoch-timestamps', nearMiss: null, players: run, matches: all, writing: 'epoch' },
    ...spanDrafts(plot, reach),
    ...orderDrafts(plot),
    ...arrivalDrafts(plot),
    ...companyDrafts(plot),
    ...repetitionDrafts(plot),
  ];
}

/** The last event at exactly maxspan after the first, one millisecond later, and much later. */
function spanDrafts(plot: Plot, reach: number): readonly Draft[] {
  const run = cleanRun(plot);
  const all = [places(0, run.length)];
  const lastAt = (at: number): readonly Player[] =>
    run.map((player, place) => (place === run.length - 1 ? { ...player, at } : player));
  if (run.length < 2) return [];
  if (plot.maxspan === null)
    return [{ name: 'long-after', nearMiss: 'no maxspan', players: lastAt(Math.min(reach, MONTH)), matches: all }];
  return [
    { name: 'span-reached', nearMiss: 'maxspan', players: lastAt(plot.maxspan), matches: all },
    { name: 'span-over-by-1ms', nearMiss: 'maxspan', players: lastAt(plot.maxspan + 1), matches: [] },
    { name: 'span-over-by-far', nearMiss: 'maxspan', players: lastAt(3 * plot.maxspan), matches: [] },
  ];
}

/** Steps swapped, steps left out, and steps of one instant. */
function orderDrafts(plot: Plot): readonly Draft[] {
  const run = cleanRun(plot);
  const all = [places(0, run.length)];
  const atOnce = run.map((player) => ({ ...player, at: 0 }));
  const swaps = sampled(run.length - 1).flatMap((place) => {
    const [left, right] = [run[place], run[place + 1]];
    return left === undefined || right === undefined || left.role === right.role ? [] : [{ place, left, right }];
  });
  return [
    ...swaps.map(({ place, left, right }): Draft => {
      const players = run.with(place, { ...right, at: left.at }).with(place + 1, { ...left, at: right.at });
      return { name: 'order-swapped', nearMiss: 'order', players, matches: [] };
    }),
    ...sampled(run.length).map((place): Draft => {
      const runs = run.filter(({ role }) => role === run[place]?.role).length > 1;
      const players = run.filter((_, other) => other !== place);
      return { name: runs ? 'one-run-too-few' : 'step-left-out', nearMiss: runs ? 'runs' : 'steps', players, matches: [] };
    }),
    { name: 'one-instant', nearMiss: 'equal timestamps', players: atOnce, matches: all },
    ...(run.length > 1 ? tiebreakerDrafts(atOnce) : []),
    ...(plot.steps.some((role, step) => role !== plot.steps.at(-1 - step))
      ? [{ name: 'one-instant-swapped', nearMiss: 'equal timestamps', players: [...atOnce].reverse(), matches: [] }]
      : []),
  ];
}

/** Events of one instant that arrive in the opposite order, and one without a tiebreaker, which stands last (eql-semantics 10.1). */
function tiebreakerDrafts(atOnce: readonly Player[]): readonly Draft[] {
  const size = atOnce.length;
  const all = [places(0, size)];
  const [first, ...others] = atOnce;
  const last = atOnce.at(-1);
  if (first === undefined || last === undefined) return [];
  const tied = { nearMiss: 'tiebreaker', tied: true } as const;
  const arrival = places(0, size).toReversed();
  const drafts: Draft[] = [
    { ...tied, name: 'one-instant-tiebreaker', players: atOnce, matches: all, arrival },
    { ...tied, name: 'last-without-tiebreaker', players: atOnce.with(-1, { ...last, untied: true }), matches: all, arrival },
  ];
  if (new Set(atOnce.map(({ role }) => role)).size === 1) return drafts;
  // The first step stands last, so that the others wait for it in vain.
  const behind: readonly Player[] = [...others, { ...first, untied: true }];
  return [...drafts, { ...tied, name: 'first-without-tiebreaker', players: behind, matches: null, arrival }];
}

/** Events that play no role, and sequences of two keys in turn. */
function companyDrafts(plot: Plot): readonly Draft[] {
  const run = cleanRun(plot);
  const stranger = (at: number): Player => ({ role: null, key: FIRST, at });
  const strangers = run.flatMap((player) => [stranger(player.at), player, stranger(player.at)]);
  const among = run.map((_, place) => 3 * place + 1);
  const drafts: Draft[] = [{ name: 'strangers-between', nearMiss: null, players: strangers, matches: [among] }];
  if (plot.steps[0].keys.length === 0) return drafts;
  const turns = run.flatMap((player) => [player, { ...player, key: SECOND }]);
  const [even, odd] = [run.map((_, place) => 2 * place), run.map((_, place) => 2 * place + 1)];
  return [
    ...drafts,
    { name: 'two-keys-in-turn', nearMiss: 'keys', players: turns, matches: [even, odd] },
    {
      name: 'half-of-each-key',
      nearMiss: 'keys',
      players: run.map((player, place) => (2 * place < run.length ? player : { ...player, key: SECOND })),
      matches: run.length > 1 ? [] : [[0]],
    },
  ];
}

/** Steps that come again: the latest counts, an earlier one is lost, and a sequence can follow another. */
function repetitionDrafts(plot: Plot): readonly Draft[] {
  const run = cleanRun(plot);
  const pace = paceOf(plot);
  const size = run.length;
  const later = (plot.maxspan ?? size * pace) + 10 * pace + 10;
  const twice = [...run, ...cleanRun(plot, later)];
  const drafts: Draft[] = [];
  const [first, second] = run;
  const last = run.at(-1);
  if (first === undefined || last === undefined) return [];
  if (new Set(plot.steps).size === 1) {
    // All steps alike: every event ends the sequence that the one before it left one step short.
    const extra = [...run, { ...first, at: last.at }];
    drafts.push({ name: 'one-run-more', nearMiss: 'runs', players: extra, matches: [places(0, size), places(1, size)] });
    if (plot.maxspan !== null) {
      const matches = [places(0, size), places(size, size)];
      drafts.push({ name: 'twice', nearMiss: 'repetition', players: twice, matches });
    }
    return drafts;
  }
  drafts.push({ name: 'twice', nearMiss: 'repetition', players: twice, matches: [places(0, size), places(size, size)] });
  const again = [first, ...run.map((player) => ({ ...player, at: player.at + pace }))];
  drafts.push({ name: 'first-step-again', nearMiss: 'repetition', players: again, matches: [places(1, size)] });
  if (second !== undefined && last.role !== plot.steps.at(-2)) {
    const ended = [...run, { ...last, at: last.at + 1 }];
    drafts.push({ name: 'last-step-again', nearMiss: 'repetition', players: ended, matches: [places(0, size)] });
  }
  if (plot.maxspan !== null && second !== undefined && second.role !== first.role && size > 1) {
    // The later first event is out of time for nothing: the earlier one alone would have been too early.
    const old = { ...first, at: 0 };
    const fresh = cleanRun(plot, plot.maxspan + 1);
    drafts.push({ name: 'only-the-latest-in-time', nearMiss: 'maxspan', players: [old, ...fresh], matches: [places(1, size)] });
  }
  return drafts;
}
