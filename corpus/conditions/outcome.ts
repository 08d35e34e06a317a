import type { Scalar } from '../../src/event/index.ts';

/** Where an evaluation cannot say, or an engine would raise an error. */
export const UNKNOWN = Symbol('unknown');
/** What an evaluation says; null: no value. */
export type Outcome = Scalar | null | typeof UNKNOWN;

/** True for a double with a fraction that Java writes as JavaScript does, without an exponent (eql-semantics 8). */
export function isDouble(value: Outcome | undefined): value is number {
  return typeof value === 'number' && !Number.isInteger(value) && Math.abs(value) >= 1e-3 && Math.abs(value) < 1e7;
}
