/** Numbers that look random and are the same for a seed (mulberry32). */
export interface Chance {
  /** From 0 to below 1. */
  readonly next: () => number;
  readonly below: (count: number) => number;
  readonly of: <T>(list: readonly T[]) => T;
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return {
    next,
    below,
    of: (list) => {
      const found = list[below(list.length)];
      if (found === undefined) throw new TypeError('nothing to choose from');
      return found;
    },
  };
}
