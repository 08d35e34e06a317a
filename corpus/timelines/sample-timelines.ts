import type { Correlation } from './correlation.ts';
import { FIRST, matchingRun, type PlannedEvent, places, SECOND, sampled, type TimelinePlan } from './timeline-plan.ts';

/** Timelines around a sample: an event of its own for every item, in whatever order and time (eql-semantics 10.6). */
export function sampleTimelines(correlation: Correlation, reach: number): readonly TimelinePlan[] {
  const run = matchingRun(correlation);
  const size = run.length;
  const all = [places(0, size)];
  const apart = Math.min(24 * 60 * 60 * 1000, Math.floor(reach / size));
  const backwards = run.map(
    (_, place): PlannedEvent => ({ criterion: correlation.steps[size - 1 - place] ?? null, key: FIRST, at: place }),
  );
  const turns = run.flatMap((planned) => [planned, { ...planned, key: SECOND }]);
  const [even, odd] = [run.map((_, place) => 2 * place), run.map((_, place) => 2 * place + 1)];
  return [
    { name: 'match', nearMiss: null, events: run, matches: all },
    { name: 'match-flattened', nearMiss: null, events: run, matches: all, writing: 'flat' },
    { name: 'backwards', nearMiss: 'order', events: backwards, matches: [places(0, size).toReversed()] },
    { name: 'one-instant', nearMiss: 'equal timestamps', events: run.map((planned) => ({ ...planned, at: 0 })), matches: all },
    {
      name: 'far-apart',
      nearMiss: 'time',
      events: run.map((planned, place) => ({ ...planned, at: place * apart })),
      matches: all,
    },
    { name: 'each-twice', nearMiss: 'repetition', events: [...run, ...matchingRun(correlation, size * 1000)], matches: all },
    ...sampled(size).map(
      (place): TimelinePlan => ({
        name: 'item-left-out',
        nearMiss: 'items',
        events: run.filter((_, other) => other !== place),
        matches: [],
      }),
    ),
    ...(correlation.steps[0].keys.length === 0
      ? []
      : [{ name: 'two-keys-in-turn' as const, nearMiss: 'keys', events: turns, matches: [even, odd] }]),
    {
      name: 'unrelated-events-between',
      nearMiss: null,
      events: run.flatMap((planned): readonly PlannedEvent[] => [{ criterion: null, key: FIRST, at: planned.at }, planned]),
      matches: [run.map((_, place) => 2 * place + 1)],
    },
  ];
}
