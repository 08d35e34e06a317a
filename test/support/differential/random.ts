import { isNonEmpty, type NonEmpty } from '../../../src/source/index.ts';

/** Reproducible choices. */
export interface Random {
  /** A whole number from 0 up to, not including, `count`. */
  below(count: number): number;
  pick<T>(values: readonly [T, ...T[]]): T;
  /** True once in `count` times. */
  once(count: number): boolean;
}

/** Choices from a seed: the generator `mulberry32`. */
export function randomOf(seed: number): Random {
  let state = seed | 0;
  const below = (count: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * count);
  };
  return {
    below,
    pick: (values) => values[below(values.length)] ?? values[0],
    once: (count) => below(count) === 0,
  };
}

/** A list to pick from; that it is not empty is known of the tables that it comes from. */
export function needed<T>(found: readonly T[]): NonEmpty<T> {
  if (!isNonEmpty(found)) throw new Error('there is nothing to pick from');
  return found;
}
