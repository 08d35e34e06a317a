import type { TimelineName } from '../near-misses/index.ts';
import type { Absence, Correlation, Criterion } from './correlation.ts';
import { FIRST, type KeyUse, matchingRun, type PlannedEvent, places, SECOND, type TimelinePlan } from './timeline-plan.ts';

/** Timelines about events that end a sequence before it is complete (eql-semantics 10.2, step 5). */
export function untilTimelines(correlation: Correlation): readonly TimelinePlan[] {
  const { until } = correlation;
  if (until === null || correlation.steps.length < 2) return [];
  const run = matchingRun(correlation);
  const size = run.length;
  const middle = Math.floor(size / 2);
  const [before, behind] = [run[middle - 1]?.at ?? 0, run[middle]?.at ?? 0];
  const end = run.at(-1)?.at ?? 0;
  const between = Math.floor((before + behind) / 2);
  return [
    inserted('until-between', 'until', run, until, middle, between, FIRST, false),
    inserted('until-before-the-first', 'until', run, until, 0, 0, FIRST, true),
    inserted('until-behind-the-last', 'until', run, until, size, end, FIRST, true),
    inserted('until-just-before-the-last', 'until', run, until, size - 1, end, FIRST, false),
    ...(correlation.steps[0].keys.length === 0
      ? []
      : [inserted('until-of-another-key', 'until', run, until, middle, between, SECOND, true)]),
  ];
}

/** Timelines about events that must be missing: inside, at exactly the bound and outside of what is looked at (eql-semantics 10.5). */
export function missingEventTimelines(correlation: Correlation): readonly TimelinePlan[] {
  const run = matchingRun(correlation, correlation.maxspan ?? 0);
  const size = run.length;
  const [first, last] = [run[0]?.at ?? 0, run.at(-1)?.at ?? 0];
  const span = correlation.maxspan ?? 0;
  const both = correlation.absences.some(({ after }) => after === 0) && correlation.absences.some(({ after }) => after === size);
  const keyed = correlation.steps[0].keys.length > 0;
  return correlation.absences.flatMap(({ criterion, after }): readonly TimelinePlan[] => {
    const put = (name: TimelineName, place: number, at: number, found: boolean, key: KeyUse = FIRST): TimelinePlan =>
      inserted(name, 'missing event', run, criterion, place, at, key, found);
    if (after > 0 && after < size) {
      const [previous, next] = [run[after - 1]?.at ?? 0, run[after]?.at ?? 0];
      const inside = Math.floor((previous + next) / 2);
      return [
        ...(inside > previous && inside < next ? [put('missing-inside', after, inside, false)] : []),
        put('missing-at-the-step-before', after, previous, true),
        put('missing-at-the-step-behind', after, next, true),
        ...(keyed ? [put('missing-of-another-key', after, inside, true, SECOND)] : []),
      ];
    }
    // With a missing event at both ends, one of them alone ends nothing.
    const leading = after === 0;
    const place = leading ? 0 : size;
    const away = (distance: number): number => (leading ? last - distance : first + distance);
    const edge = leading ? first - 1 : last + 1;
    return [
      put('missing-inside', place, edge, both),
      put('missing-at-the-bound', place, away(span), both || span === last - first),
      put('missing-beyond-the-bound', place, away(span + 1), true),
      put('missing-at-the-same-instant', place, leading ? first : last, true),
      ...(keyed ? [put('missing-of-another-key', place, edge, true, SECOND)] : []),
      ...(both && leading ? bothEnds(correlation, run, criterion) : []),
    ];
  });
}

/** A missing event at each end, exactly maxspan apart and one millisecond more. */
function bothEnds(correlation: Correlation, run: readonly PlannedEvent[], leading: Criterion): readonly TimelinePlan[] {
  const trailing = correlation.absences.find(({ after }: Absence) => after === run.length)?.criterion;
  const last = run.at(-1)?.at ?? 0;
  if (trailing === undefined || correlation.maxspan === null) return [];
  const ends = (name: TimelineName, distance: number, found: boolean): TimelinePlan => {
    const before: PlannedEvent = { criterion: leading, key: FIRST, at: last + 1 - distance };
    const behind: PlannedEvent = { criterion: trailing, key: FIRST, at: last + 1 };
    const matches = found ? [places(1, run.length)] : [];
    return { name, nearMiss: 'missing event', events: [before, ...run, behind], matches };
  };
  return [
    ends('missing-ends-at-the-bound', correlation.maxspan, false),
    ends('missing-ends-beyond-the-bound', correlation.maxspan + 1, true),
  ];
}

/** The run with one event put in at a place. */
function inserted(
  name: TimelineName,
  nearMiss: string,
  run: readonly PlannedEvent[],
  criterion: Criterion,
  place: number,
  at: number,
  key: KeyUse,
  found: boolean,
): TimelinePlan {
  const events = [...run.slice(0, place), { criterion, key, at }, ...run.slice(place)];
  const around = run.map((_, step) => (step < place ? step : step + 1));
  return { name, nearMiss, events, matches: found ? [around] : [] };
}
