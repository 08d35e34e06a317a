import type { Plot } from './correlation.ts';
import { cleanRun, type Draft, FIRST, type Player, places, SECOND, sampled } from './timeline-plan.ts';

/** Timelines around a sample: an event of its own for every item, in whatever order and time (eql-semantics 10.6). */
export function sampleDrafts(plot: Plot, reach: number): readonly Draft[] {
  const run = cleanRun(plot);
  const size = run.length;
  const all = [places(0, size)];
  const apart = Math.min(24 * 60 * 60 * 1000, Math.floor(reach / size));
  const backwards = run.map((_, place): Player => ({ role: plot.steps[size - 1 - place] ?? null, key: FIRST, at: place }));
  const turns = run.flatMap((player) => [player, { ...player, key: SECOND }]);
  const [even, odd] = [run.map((_, place) => 2 * place), run.map((_, place) => 2 * place + 1)];
  return [
    { name: 'match', nearMiss: null, players: run, matches: all },
    { name: 'match-flattened', nearMiss: null, players: run, matches: all, writing: 'flat' },
    { name: 'backwards', nearMiss: 'order', players: backwards, matches: [places(0, size).toReversed()] },
    { name: 'one-instant', nearMiss: 'equal timestamps', players: run.map((player) => ({ ...player, at: 0 })), matches: all },
    {
      name: 'far-apart',
      nearMiss: 'time',
      players: run.map((player, place) => ({ ...player, at: place * apart })),
      matches: all,
    },
    { name: 'each-twice', nearMiss: 'repetition', players: [...run, ...cleanRun(plot, size * 1000)], matches: all },
    ...sampled(size).map(
      (place): Draft => ({
        name: 'item-left-out',
        nearMiss: 'items',
        players: run.filter((_, other) => other !== place),
        matches: [],
      }),
    ),
    ...(plot.steps[0].keys.length === 0
      ? []
      : [{ name: 'two-keys-in-turn', nearMiss: 'keys', players: turns, matches: [even, odd] }]),
    {
      name: 'strangers-between',
      nearMiss: null,
      players: run.flatMap((player): readonly Player[] => [{ role: null, key: FIRST, at: player.at }, player]),
      matches: [run.map((_, place) => 2 * place + 1)],
    },
  ];
}
