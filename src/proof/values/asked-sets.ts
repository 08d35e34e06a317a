import type { Scalar } from '../../event/index.ts';

/** What is asked of the values of one field, as numbered sets. */
export interface AskedSets {
  /** Of each set the first that is equal to it. */
  readonly firstEqual: readonly number[];
  /** Whether a value is in a set; of what is no value of the field, never. */
  readonly has: (number: number, value: Scalar) => boolean;
  /** Whether no value is in all of some sets and in none of others. */
  readonly isEmpty: (inside: readonly number[], outside: readonly number[]) => boolean;
  /** A value in all of some sets and in none of others; null: there is none. */
  readonly pick: (inside: readonly number[], outside: readonly number[]) => Scalar | null;
}
