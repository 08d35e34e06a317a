import type { Plot } from './correlation.ts';
import { type Draft, FIRST, type Lost, type Player, paceOf, places, SECOND } from './timeline-plan.ts';

/** The steps at instants of their own, a second apart or closer where maxspan asks for it; null when it leaves no room for that. */
function spacedRun(plot: Plot): readonly Player[] | null {
  const pace = Math.max(1, paceOf(plot));
  const size = plot.steps.length;
  if (size < 2 || (plot.maxspan !== null && (size - 1) * pace > plot.maxspan)) return null;
  return plot.steps.map((role, step) => ({ role, key: FIRST, at: step * pace }));
}

/** Timelines that arrive in another order than they happened in: what counts is the order of time (eql-semantics 10.1). */
export function arrivalDrafts(plot: Plot): readonly Draft[] {
  const run = spacedRun(plot);
  if (run === null) return [];
  const all = places(0, run.length);
  const odd = all.filter((place) => place % 2 === 1);
  const even = all.filter((place) => place % 2 === 0);
  const arrives = (name: string, arrival: readonly number[], players = run, matches: Draft['matches'] = [all]): Draft => ({
    name,
    nearMiss: 'order of arrival',
    players,
    matches,
    arrival,
  });
  // Steps in the wrong order that arrive in the right one.
  const swapped = run.map((player, place): Player => ({ ...player, at: run.at(-1 - place)?.at ?? 0 })).toReversed();
  const wrong = plot.steps.some((role, step) => role !== plot.steps.at(-1 - step));
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
export function strayDrafts(plot: Plot, maxDelay: number): readonly Draft[] {
  const run = spacedRun(plot);
  const last = run?.at(-1);
  if (plot.kind !== 'sequence' || run === null || last === undefined) return [];
  const size = run.length;
  const key = plot.steps[0].keys.length > 0 ? SECOND : FIRST;
  // The reader's clock is the latest event that plays a role: one arrives before the last step that happened before it.
  const overtaken = (name: string, distance: number, lost: Lost | null): Draft => {
    const clock: Player = { role: plot.steps[0], key, at: last.at + distance };
    const players = [...run.slice(0, -1), lost === null ? last : { ...last, lost }, clock];
    return { name, nearMiss: 'max delay', players, matches: null, arrival: [...places(0, size - 1), size, size - 1] };
  };
  const unread = (name: string, lost: Lost): Draft => ({
    name,
    nearMiss: 'timestamp',
    players: run.with(-1, { ...last, lost }),
    matches: null,
  });
  return [
    overtaken('step-late-by-the-delay', maxDelay, null),
    overtaken('step-late-by-1ms-more', maxDelay + 1, 'late'),
    unread('step-without-timestamp', 'no-timestamp'),
    unread('step-with-unreadable-timestamp', 'bad-timestamp'),
  ];
}
