import type { Event } from '../../../src/event/index.ts';
import type { Plot, Role } from './plot.ts';

/**
 * The key that an event joins by: the timeline's first or second key, at one place perhaps something else: the value of the
 * other key, none, or a list of both.
 */
export interface KeyUse {
  readonly of: 'first' | 'second';
  readonly at?: number;
  readonly as?: 'other' | 'absent' | 'both';
}

/** One event of a draft. */
export interface Player {
  /** Null: an event that plays no role. */
  readonly role: Role | null;
  readonly key: KeyUse;
  /** Milliseconds after the start of the timeline. */
  readonly at: number;
  /** The event itself, where it was worked out beforehand. */
  readonly event?: Event;
}

/** A timeline before events are found for it. */
export interface Draft {
  readonly name: string;
  readonly nearMiss: string | null;
  /** In the order of time. */
  readonly players: readonly Player[];
  /** The matches, as places of players, provided that every player plays its own role alone. */
  readonly matches: readonly (readonly number[])[];
  /** How the events are written down; plainly unless said. */
  readonly writing?: 'flat' | 'epoch';
  /** The events arrive in the opposite order: only a tiebreaker tells which of one instant comes first. */
  readonly reversed?: boolean;
}

export const FIRST: KeyUse = { of: 'first' };
export const SECOND: KeyUse = { of: 'second' };

/** Milliseconds between neighbouring steps, so that all stand well within maxspan; 0 when it leaves no room. */
export function paceOf({ maxspan, steps }: Plot): number {
  return maxspan === null ? 1000 : Math.min(1000, Math.floor(maxspan / (2 * steps.length)));
}

/** Every step once, in order and under one key. */
export function cleanRun(plot: Plot, start = 0, key: KeyUse = FIRST): readonly Player[] {
  const pace = paceOf(plot);
  return plot.steps.map((role, step) => ({ role, key, at: start + step * pace }));
}

/** The places of so many players from one on. */
export function places(from: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, offset) => from + offset);
}

/** The first, the middle and the last of a list's places, for edges that need not be tried everywhere. */
export function sampled(length: number): readonly number[] {
  return [...new Set([0, Math.floor((length - 1) / 2), length - 1])].filter((place) => place >= 0);
}
