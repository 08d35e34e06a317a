import { arrivalTimelines } from './arrival-timelines.ts';
import type { Correlation } from './correlation.ts';
import { FIRST, matchingRun, type PlannedEvent, paceOf, places, SECOND, sampled, type TimelinePlan } from './timeline-plan.ts';

const MONTH = 30 * 24 * 60 * 60 * 1000;

/**
 * Timelines that a sequence matches, and timelines one step beside them (eql-semantics 10.2, 10.4). `reach` is how long a
 * timeline may be, in milliseconds.
 */
export function sequenceTimelines(correlation: Correlation, reach: number): readonly TimelinePlan[] {
  const run = matchingRun(correlation);
  const all = [places(0, run.length)];
  return [
    { name: 'match', nearMiss: null, events: run, matches: all },
    { name: 'match-flattened', nearMiss: null, events: run, matches: all, writing: 'flat' },
    { name: 'match-epoch-timestamps', nearMiss: null, events: run, matches: all, writing: 'epoch' },
    ...spanTimelines(correlation, reach),
    ...orderTimelines(correlation),
    ...arrivalTimelines(correlation),
    ...unrelatedEventTimelines(correlation),
    ...repetitionTimelines(correlation),
  ];
}

/** The last event at exactly maxspan after the first, one millisecond later, and much later. */
function spanTimelines(correlation: Correlation, reach: number): readonly TimelinePlan[] {
  const run = matchingRun(correlation);
  const all = [places(0, run.length)];
  const lastAt = (at: number): readonly PlannedEvent[] =>
    run.map((planned, place) => (place === run.length - 1 ? { ...planned, at } : planned));
  if (run.length < 2) return [];
  if (correlation.maxspan === null)
    return [{ name: 'long-after', nearMiss: 'no maxspan', events: lastAt(Math.min(reach, MONTH)), matches: all }];
  return [
    { name: 'span-reached', nearMiss: 'maxspan', events: lastAt(correlation.maxspan), matches: all },
    { name: 'span-over-by-1ms', nearMiss: 'maxspan', events: lastAt(correlation.maxspan + 1), matches: [] },
    { name: 'span-over-by-far', nearMiss: 'maxspan', events: lastAt(3 * correlation.maxspan), matches: [] },
  ];
}

/** Steps swapped, steps left out, and steps of one instant. */
function orderTimelines(correlation: Correlation): readonly TimelinePlan[] {
  const run = matchingRun(correlation);
  const all = [places(0, run.length)];
  const atOnce = run.map((planned) => ({ ...planned, at: 0 }));
  const swaps = sampled(run.length - 1).flatMap((place) => {
    const [left, right] = [run[place], run[place + 1]];
    return left === undefined || right === undefined || left.criterion === right.criterion ? [] : [{ place, left, right }];
  });
  return [
    ...swaps.map(({ place, left, right }): TimelinePlan => {
      const events = run.with(place, { ...right, at: left.at }).with(place + 1, { ...left, at: right.at });
      return { name: 'order-swapped', nearMiss: 'order', events, matches: [] };
    }),
    ...sampled(run.length).map((place): TimelinePlan => {
      const runs = run.filter(({ criterion }) => criterion === run[place]?.criterion).length > 1;
      const events = run.filter((_, other) => other !== place);
      return { name: runs ? 'one-run-too-few' : 'step-left-out', nearMiss: runs ? 'runs' : 'steps', events, matches: [] };
    }),
    { name: 'one-instant', nearMiss: 'equal timestamps', events: atOnce, matches: all },
    ...(run.length > 1 ? tiebreakerTimelines(atOnce) : []),
    ...(correlation.steps.some((criterion, step) => criterion !== correlation.steps.at(-1 - step))
      ? [{ name: 'one-instant-swapped' as const, nearMiss: 'equal timestamps', events: [...atOnce].reverse(), matches: [] }]
      : []),
  ];
}

/** Events of one instant that arrive in the opposite order, and one without a tiebreaker, which stands last (eql-semantics 10.1). */
function tiebreakerTimelines(atOnce: readonly PlannedEvent[]): readonly TimelinePlan[] {
  const size = atOnce.length;
  const all = [places(0, size)];
  const [first, ...others] = atOnce;
  const last = atOnce.at(-1);
  if (first === undefined || last === undefined) return [];
  const tied = { nearMiss: 'tiebreaker', tied: true } as const;
  const arrival = places(0, size).toReversed();
  const plans: TimelinePlan[] = [
    { ...tied, name: 'one-instant-tiebreaker', events: atOnce, matches: all, arrival },
    { ...tied, name: 'last-without-tiebreaker', events: atOnce.with(-1, { ...last, untied: true }), matches: all, arrival },
  ];
  if (new Set(atOnce.map(({ criterion }) => criterion)).size === 1) return plans;
  // The first step stands last, so that the others wait for it in vain.
  const behind: readonly PlannedEvent[] = [...others, { ...first, untied: true }];
  return [...plans, { ...tied, name: 'first-without-tiebreaker', events: behind, matches: null, arrival }];
}

/** Events that meet no criterion, and sequences of two keys in turn. */
function unrelatedEventTimelines(correlation: Correlation): readonly TimelinePlan[] {
  const run = matchingRun(correlation);
  const unrelated = (at: number): PlannedEvent => ({ criterion: null, key: FIRST, at });
  const unrelatedEvents = run.flatMap((planned) => [unrelated(planned.at), planned, unrelated(planned.at)]);
  const among = run.map((_, place) => 3 * place + 1);
  const plans: TimelinePlan[] = [{ name: 'unrelated-events-between', nearMiss: null, events: unrelatedEvents, matches: [among] }];
  if (correlation.steps[0].keys.length === 0) return plans;
  const turns = run.flatMap((planned) => [planned, { ...planned, key: SECOND }]);
  const [even, odd] = [run.map((_, place) => 2 * place), run.map((_, place) => 2 * place + 1)];
  return [
    ...plans,
    { name: 'two-keys-in-turn', nearMiss: 'keys', events: turns, matches: [even, odd] },
    {
      name: 'half-of-each-key',
      nearMiss: 'keys',
      events: run.map((planned, place) => (2 * place < run.length ? planned : { ...planned, key: SECOND })),
      matches: run.length > 1 ? [] : [[0]],
    },
  ];
}

/** Steps that come again: the latest counts, an earlier one is lost, and a sequence can follow another. */
function repetitionTimelines(correlation: Correlation): readonly TimelinePlan[] {
  const run = matchingRun(correlation);
  const pace = paceOf(correlation);
  const size = run.length;
  const later = (correlation.maxspan ?? size * pace) + 10 * pace + 10;
  const twice = [...run, ...matchingRun(correlation, later)];
  const plans: TimelinePlan[] = [];
  const [first, second] = run;
  const last = run.at(-1);
  if (first === undefined || last === undefined) return [];
  if (new Set(correlation.steps).size === 1) {
    // All steps alike: every event ends the sequence that the one before it left one step short.
    const extra = [...run, { ...first, at: last.at }];
    plans.push({ name: 'one-run-more', nearMiss: 'runs', events: extra, matches: [places(0, size), places(1, size)] });
    if (correlation.maxspan !== null) {
      const matches = [places(0, size), places(size, size)];
      plans.push({ name: 'twice', nearMiss: 'repetition', events: twice, matches });
    }
    return plans;
  }
  plans.push({ name: 'twice', nearMiss: 'repetition', events: twice, matches: [places(0, size), places(size, size)] });
  const again = [first, ...run.map((planned) => ({ ...planned, at: planned.at + pace }))];
  plans.push({ name: 'first-step-again', nearMiss: 'repetition', events: again, matches: [places(1, size)] });
  if (second !== undefined && last.criterion !== correlation.steps.at(-2)) {
    const ended = [...run, { ...last, at: last.at + 1 }];
    plans.push({ name: 'last-step-again', nearMiss: 'repetition', events: ended, matches: [places(0, size)] });
  }
  if (correlation.maxspan !== null && second !== undefined && second.criterion !== first.criterion && size > 1) {
    // The later first event is out of time for nothing: the earlier one alone would have been too early.
    const old = { ...first, at: 0 };
    const fresh = matchingRun(correlation, correlation.maxspan + 1);
    plans.push({ name: 'only-the-latest-in-time', nearMiss: 'maxspan', events: [old, ...fresh], matches: [places(1, size)] });
  }
  return plans;
}
