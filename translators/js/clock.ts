import { type Predicate, usesClock } from '../../src/ir/index.ts';
import type { Context } from './context.ts';
import { literal } from './text.ts';

/** A compiled predicate with the time it is asked at, where its answer depends on that; without a time, it is that of each call. */
export function atTime(
  matches: (event: unknown, now?: number) => boolean,
  where: Predicate,
  now: number | undefined,
): (event: unknown) => boolean {
  return now !== undefined && usesClock(where) ? (event) => matches(event, now) : matches;
}

/** Units of one length, in milliseconds; a month or year has none. */
const LENGTHS: ReadonlyMap<string, number> = new Map([
  ['w', 604_800_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['H', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
]);

/** Code over `now` for the first and the last millisecond that date math such as `now-1d/d` names. (eql-semantics 9.1, 9.2) */
export function clockStretch(text: string, context: Context): { readonly from: string; readonly to: string } {
  const math = text.slice('now'.length);
  const distance = distanceOf(math);
  if (distance !== null) {
    const moment = distance === 0 ? 'now' : `now ${distance < 0 ? '-' : '+'} ${Math.abs(distance)}`;
    return { from: moment, to: moment };
  }
  context.need('dateMath');
  const code = (end: boolean) => `dateMath(now, ${literal(math)}, ${end})`;
  return { from: code(false), to: code(math.includes('/')) };
}

/** How many milliseconds date math adds, where that is the same for every moment: it rounds nothing and names no months. */
function distanceOf(math: string): number | null {
  let distance = 0;
  for (const [, sign = '', count = '', unit = ''] of math.matchAll(/([-+/])([0-9]*)([a-zA-Z])/g)) {
    const length = LENGTHS.get(unit);
    if (sign === '/' || length === undefined) return null;
    distance += Number(`${sign}${count || 1}`) * length;
  }
  return distance;
}
