import type { Event } from '../../src/event/index.ts';
import type { TimelineName } from '../near-misses/index.ts';
import type { Correlation, Criterion } from './correlation.ts';

/**
 * The key that an event joins by: the timeline's first or second key, at one place perhaps something else: the value of the
 * other key, none, or a list of both.
 */
export interface KeyUse {
  readonly of: 'first' | 'second';
  readonly at?: number;
  readonly as?: 'other' | 'absent' | 'both';
}

/** One event of a plan. */
export interface PlannedEvent {
  /** Null: an event that meets no criterion. */
  readonly criterion: Criterion | null;
  readonly key: KeyUse;
  /** Milliseconds after the start of the timeline. */
  readonly at: number;
  /** The event itself, where it was worked out beforehand. */
  readonly event?: Event;
  /** It has no tiebreaker, and so stands behind all of its instant that have one (eql-semantics 10.1). */
  readonly untied?: true;
  /** Why a reader of a stream leaves it out. */
  readonly lost?: Lost;
}

/** An event without a timestamp, with one that nothing can read, or one that arrives later than the reader waits. */
export type Lost = 'no-timestamp' | 'bad-timestamp' | 'late';

/** A timeline before events are found for it. */
export interface TimelinePlan {
  readonly name: TimelineName;
  readonly nearMiss: string | null;
  /** In the order of time. */
  readonly events: readonly PlannedEvent[];
  /** The matches, as places of events, provided that every planned event meets its own criterion alone; null: they are read off the criteria met. */
  readonly matches: readonly (readonly number[])[] | null;
  /** How the events are written down; plainly unless said. */
  readonly writing?: 'flat' | 'epoch';
  /** The places of the events in the order in which they arrive; that of time unless given. */
  readonly arrival?: readonly number[];
  /** Only a tiebreaker tells which event of one instant comes first. */
  readonly tied?: true;
}

/** True when no event arrives after one of a later instant. */
export function isInOrder({ events, arrival }: TimelinePlan): boolean {
  const instants = (arrival ?? [...events.keys()]).map((place) => events[place]?.at ?? 0);
  return instants.every((at, place) => place === 0 || at >= (instants[place - 1] ?? at));
}

export const FIRST: KeyUse = { of: 'first' };
export const SECOND: KeyUse = { of: 'second' };

/** Milliseconds between neighbouring steps, so that all stand well within maxspan; 0 when it leaves no room. */
export function paceOf({ maxspan, steps }: Correlation): number {
  return maxspan === null ? 1000 : Math.min(1000, Math.floor(maxspan / (2 * steps.length)));
}

/** Every step once, in order and under one key. */
export function matchingRun(correlation: Correlation, start = 0, key: KeyUse = FIRST): readonly PlannedEvent[] {
  const pace = paceOf(correlation);
  return correlation.steps.map((criterion, step) => ({ criterion, key, at: start + step * pace }));
}

/** The places of so many events from one on. */
export function places(from: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, offset) => from + offset);
}

/** The first, the middle and the last of a list's places, for edges that need not be tried everywhere. */
export function sampled(length: number): readonly number[] {
  return [...new Set([0, Math.floor((length - 1) / 2), length - 1])].filter((place) => place >= 0);
}
