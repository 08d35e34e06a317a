import type { TimelineName } from '../near-misses/index.ts';
import type { Correlation } from './correlation.ts';
import { FIRST, type Lost, type PlannedEvent, paceOf, places, SECOND, type TimelinePlan } from './timeline-plan.ts';

/** The steps at instants of their own, a second apart or closer where maxspan asks for it; null when it leaves no room for that. */
function spacedRun(correlation: Correlation): readonly PlannedEvent[] | null {
  const pace = Math.max(1, paceOf(correlation));
  const size = correlation.steps.length;
  if (size < 2 || (correlation.maxspan !== null && (size - 1) * pace > correlation.maxspan)) return null;
  return correlation.steps.map((criterion, step) => ({ criterion, key: FIRST, at: step * pace }));
}

/** Timelines that arrive in another order than they happened in: what counts is the order of time (eql-semantics 10.1). */
export function arrivalTimelines(correlation: Correlation): readonly TimelinePlan[] {
  const run = spacedRun(correlation);
  if (run === null) return [];
  const all = places(0, run.length);
  const odd = all.filter((place) => place % 2 === 1);
  const even = all.filter((place) => place % 2 === 0);
  const arrives = (
    name: TimelineName,
    arrival: readonly number[],
    events = run,
    matches: TimelinePlan['matches'] = [all],
  ): TimelinePlan => ({
    name,
    nearMiss: 'order of arrival',
    events,
    matches,
    arrival,
  });
  // Steps in the wrong order that arrive in the right one.
  const swapped = run.map((planned, place): PlannedEvent => ({ ...planned, at: run.at(-1 - place)?.at ?? 0 })).toReversed();
  const wrong = correlation.steps.some((criterion, step) => criterion !== correlation.steps.at(-1 - step));
  return [
    arrives('arrives-backwards', all.toReversed()),
    ...(run.length > 2 ? [arrives('arrives-in-disorder', [...odd, ...even])] : []),
    ...(wrong ? [arrives('arrives-in-order-though-it-was-not', all.toReversed(), swapped, null)] : []),
  ];
}

/**
 * Timelines for a reader of a stream that waits so many milliseconds for late events: a step that comes as late as that, one that
 * comes a millisecond later, and steps whose time cannot be read. What is left out takes part in nothing.
 */
export function lateTimelines(correlation: Correlation, maxDelay: number): readonly TimelinePlan[] {
  const run = spacedRun(correlation);
  const last = run?.at(-1);
  if (correlation.kind !== 'sequence' || run === null || last === undefined) return [];
  const size = run.length;
  const key = correlation.steps[0].keys.length > 0 ? SECOND : FIRST;
  // The reader's clock is the latest event that meets a criterion: one arrives before the last step that happened before it.
  const overtaken = (name: TimelineName, distance: number, lost: Lost | null): TimelinePlan => {
    const clock: PlannedEvent = { criterion: correlation.steps[0], key, at: last.at + distance };
    const events = [...run.slice(0, -1), lost === null ? last : { ...last, lost }, clock];
    return { name, nearMiss: 'max delay', events, matches: null, arrival: [...places(0, size - 1), size, size - 1] };
  };
  const unread = (name: TimelineName, lost: Lost): TimelinePlan => ({
    name,
    nearMiss: 'timestamp',
    events: run.with(-1, { ...last, lost }),
    matches: null,
  });
  return [
    overtaken('step-late-by-the-delay', maxDelay, null),
    overtaken('step-late-by-1ms-more', maxDelay + 1, 'late'),
    unread('step-without-timestamp', 'no-timestamp'),
    unread('step-with-unreadable-timestamp', 'bad-timestamp'),
  ];
}
