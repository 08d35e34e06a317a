/** A stretch of numbers, both ends included, that stands for a sign. */
export interface SignStretch {
  readonly low: number;
  readonly high: number;
  readonly sign: number;
}

/** Tells which stretches hold a number, in time of the logarithm of their count and of how many do. */
export type Stretches = (value: number, found: (sign: number) => void) => void;

/** An interval tree in two arrays: sorted by the lower end, each subtree with its greatest upper end. */
export function createStretches(stretches: readonly SignStretch[]): Stretches {
  const sorted = stretches.filter(({ low, high }) => low <= high).sort((one, other) => one.low - other.low);
  const lows = Float64Array.from(sorted, ({ low }) => low);
  const highs = Float64Array.from(sorted, ({ high }) => high);
  const signs = Int32Array.from(sorted, ({ sign }) => sign);
  const greatest = new Float64Array(sorted.length);

  function measure(from: number, to: number): number {
    if (from >= to) return Number.NEGATIVE_INFINITY;
    const middle = (from + to) >>> 1;
    greatest[middle] = Math.max(highs[middle] ?? 0, measure(from, middle), measure(middle + 1, to));
    return greatest[middle] ?? 0;
  }
  measure(0, sorted.length);

  function stab(value: number, from: number, to: number, found: (sign: number) => void): void {
    if (from >= to) return;
    const middle = (from + to) >>> 1;
    if (value > (greatest[middle] ?? 0)) return;
    stab(value, from, middle, found);
    if (value < (lows[middle] ?? 0)) return;
    if (value <= (highs[middle] ?? 0)) found(signs[middle] ?? 0);
    stab(value, middle + 1, to, found);
  }

  return (value, found) => stab(value, 0, sorted.length, found);
}
