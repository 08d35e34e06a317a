/** Steps of date math: so many units later or earlier, or to the beginning or the end of the unit. */
interface MathStep {
  readonly kind: 'move' | 'round';
  readonly count: number;
  readonly unit: string;
}

/** What stands behind `now` or `||`; null: it is no date math. */
export function mathSteps(text: string): readonly MathStep[] | null {
  if (!/^(?:[+-]\d{0,9}[yMwdhHms]|\/[yMwdhHms])*$/.test(text)) return null;
  return Array.from(text.matchAll(/([+-]|\/)(\d*)([yMwdhHms])/g), ([, sign, digits = '', unit = '']) => ({
    kind: sign === '/' ? 'round' : 'move',
    count: (sign === '-' ? -1 : 1) * (digits === '' ? 1 : Number(digits)),
    unit,
  }));
}

const DAY = 86_400_000;
const LENGTHS: { readonly [unit: string]: number | undefined } = {
  w: 7 * DAY,
  d: DAY,
  h: 3_600_000,
  H: 3_600_000,
  m: 60_000,
  s: 1000,
};

/** How far steps move any instant, in milliseconds; null: that depends on the instant. */
export function distanceOf(steps: readonly MathStep[]): number | null {
  const lengths = steps.map(({ kind, count, unit }) => (kind === 'move' ? count * (LENGTHS[unit] ?? Number.NaN) : Number.NaN));
  const sum = lengths.reduce((all, one) => all + one, 0);
  return Number.isSafeInteger(sum) ? sum : null;
}

/** An instant after steps; `end` rounds to the last millisecond of a unit. NaN beyond the calendar. */
export function moved(instant: number, steps: readonly MathStep[], end: boolean): number {
  return steps.reduce((at, { kind, count, unit }) => {
    if (kind === 'move') return later(at, count, unit);
    const start = startOf(at, unit);
    return end ? later(start, 1, unit) - 1 : start;
  }, instant);
}

/** Months keep the day unless the month is too short for it. */
function later(instant: number, count: number, unit: string): number {
  const length = LENGTHS[unit];
  if (length !== undefined) return instant + count * length;
  const target = new Date(instant);
  const day = target.getUTCDate();
  target.setUTCDate(1);
  target.setUTCMonth(target.getUTCMonth() + (unit === 'y' ? 12 : 1) * count);
  const lastDay = new Date(target);
  lastDay.setUTCMonth(lastDay.getUTCMonth() + 1, 0);
  return target.setUTCDate(Math.min(day, lastDay.getUTCDate()));
}

function startOf(instant: number, unit: string): number {
  const length = LENGTHS[unit];
  // The first of January 1970 was a Thursday, and weeks begin on Monday.
  const shift = unit === 'w' ? 4 * DAY : 0;
  if (length !== undefined) return Math.floor((instant - shift) / length) * length + shift;
  const date = new Date(instant);
  const start = new Date(0);
  start.setUTCFullYear(date.getUTCFullYear(), unit === 'y' ? 0 : date.getUTCMonth(), 1);
  return start.getTime();
}
