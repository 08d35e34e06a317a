import type { Scalar } from '../../event/index.ts';

/** A type whose values stand in one line, as whole numbers in the same order. */
export interface Line {
  /** Sets of one field belong together when they are of one line. */
  readonly id: string;
  readonly first: bigint;
  readonly last: bigint;
  /** The place of a value as an index keeps it, and where it stands between places; null: it is no such value. */
  readonly place: (value: Scalar) => Place | null;
  /** What a bound of a range names; null: nothing that is known. */
  readonly bound: (value: Scalar) => Bounded | null;
  /** The value at a place, as an event carries it. */
  readonly value: (place: bigint) => Scalar;
}

/** Where a constant stands: before a place (-1), on it, or behind it (1). */
export interface Place {
  readonly at: bigint;
  readonly off: -1 | 0 | 1;
}

/** A bound names a stretch: a day has a beginning and an end. What is behind it is behind its end. */
export interface Bounded {
  readonly from: Place;
  readonly to: Place;
}

/** A bound that is a single place. */
export function single(place: Place | null): Bounded | null {
  return place === null ? null : { from: place, to: place };
}

const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/** A finite number, also one that is written as a text; null: it is none. */
export function numberOf(value: Scalar): number | null {
  if (typeof value === 'boolean' || (typeof value === 'string' && !DECIMAL.test(value))) return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}
