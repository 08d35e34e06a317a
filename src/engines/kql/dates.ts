/** A stretch of time in nanoseconds since 1970, its first and its last one. */
export interface Stretch {
  readonly first: bigint;
  readonly last: bigint;
}

const MILLISECOND = 1_000_000n;
const DATE = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/;
const TIME = /^(\d\d)(?::(\d\d))?(?::(\d\d)(?:[.,](\d{1,9}))?)?(Z|[+-]\d\d(?::?\d\d)?)?$/;

/**
 * A date as an index reads it by default (`strict_date_optional_time||epoch_millis`): ISO 8601, of which what is left out is filled up to
 * the end for the last nanosecond, months and days excepted, or milliseconds since 1970. Null: no date.
 */
export function readDate(text: string): Stretch | null {
  const [day = '', clock] = splitOnce(text, 'T');
  const date = DATE.exec(day);
  if (date === null || (date[2] === undefined && date[3] !== undefined)) return readEpoch(text);
  if (clock !== undefined && date[3] === undefined) return null;
  // `2020-02-02T` names the day; a zone needs an hour before it.
  const time = clock === undefined || clock === '' ? ['', '00', undefined, undefined, undefined, undefined] : TIME.exec(clock);
  if (time === null || (time[2] === undefined && time[3] !== undefined)) return null;
  const [year = 0, month = 1, dayOfMonth = 1] = [date[1], date[2] ?? '01', date[3] ?? '01'].map(Number);
  const [hour = 0, minute = 0, second = 0] = [time[1] ?? '00', time[2] ?? '00', time[3] ?? '00'].map(Number);
  const offset = offsetOf(time[5] ?? 'Z');
  const start = utc(year, month, dayOfMonth);
  const isReal = start.getUTCMonth() + 1 === month && start.getUTCDate() === dayOfMonth;
  if (!isReal || hour > 23 || minute > 59 || second > 59 || offset === null) return null;
  const whole = BigInt(start.getTime() + ((hour * 60 + minute) * 60 + second) * 1000) * MILLISECOND - offset;
  const fraction = time[4];
  if (fraction !== undefined) return atOnce(whole + BigInt(fraction.padEnd(9, '0')));
  const isWhole = clock === undefined || clock === '';
  const seconds = isWhole ? 86_400 : time[2] === undefined ? 3600 : time[3] === undefined ? 60 : 1;
  return { first: whole, last: whole + BigInt(seconds) * 1000n * MILLISECOND - 1n };
}

function splitOnce(text: string, at: string): readonly string[] {
  const place = text.indexOf(at);
  return place < 0 ? [text] : [text.slice(0, place), text.slice(place + 1)];
}

function atOnce(instant: bigint): Stretch {
  return { first: instant, last: instant };
}

function readEpoch(text: string): Stretch | null {
  const [, sign, whole, part = ''] = /^(-?)(\d{1,18})(?:\.(\d{1,6}))?$/.exec(text) ?? [];
  if (whole === undefined) return null;
  const size = BigInt(whole) * MILLISECOND + BigInt(part.padEnd(6, '0'));
  return atOnce(sign === '-' ? -size : size);
}

function utc(year: number, month: number, day: number): Date {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date;
}

function offsetOf(zone: string): bigint | null {
  if (zone === 'Z') return 0n;
  const [hours = 0, minutes = 0] = [zone.slice(1, 3), zone.slice(3).replace(':', '') || '0'].map(Number);
  if (minutes > 59 || hours * 60 + minutes > 18 * 60) return null;
  return BigInt((zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000) * MILLISECOND;
}

/** A date of a query: as above, or date math on `now` or on a date before `||`. Rounding with `/` names the whole unit. Null: no date. */
export function readMath(text: string, now: number): Stretch | null {
  const isNow = text.startsWith('now');
  const bars = text.indexOf('||');
  if (!isNow && bars < 0) return readDate(text);
  const anchor = isNow ? BigInt(now) * MILLISECOND : readDate(text.slice(0, bars))?.first;
  const steps = isNow ? text.slice(3) : text.slice(bars + 2);
  if (anchor === undefined || !/^(?:[+-]\d{0,9}[yMwdhHms]|\/[yMwdhHms])*$/.test(steps)) return null;
  let [first, end] = [new Date(Number(anchor / MILLISECOND)), new Date(Number(anchor / MILLISECOND))];
  let rounded = false;
  for (const [step] of steps.matchAll(/\/[A-Za-z]|[+-]\d*[A-Za-z]/g)) {
    const unit = step.slice(-1);
    if (step.startsWith('/')) {
      rounded = true;
      first = floor(first, unit);
      end = new Date(shift(floor(end, unit), unit, 1).getTime() - 1);
      continue;
    }
    const count = Number(step.slice(1, -1) || '1') * (step.startsWith('-') ? -1 : 1);
    [first, end] = [shift(first, unit, count), shift(end, unit, count)];
  }
  if (Number.isNaN(first.getTime()) || Number.isNaN(end.getTime())) return null;
  const [from, to] = [BigInt(first.getTime()) * MILLISECOND, BigInt(end.getTime()) * MILLISECOND];
  return { first: from, last: rounded ? to + MILLISECOND - 1n : to };
}

const UNITS: { readonly [unit: string]: number } = {
  w: 604_800_000,
  d: 86_400_000,
  h: 3_600_000,
  H: 3_600_000,
  m: 60_000,
  s: 1000,
};

function shift(date: Date, unit: string, count: number): Date {
  const size = UNITS[unit];
  if (size !== undefined) return new Date(date.getTime() + count * size);
  // A day that the month lacks becomes its last one.
  const moved = new Date(date);
  moved.setUTCDate(1);
  moved.setUTCMonth(moved.getUTCMonth() + (unit === 'y' ? 12 : 1) * count);
  const days = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate();
  moved.setUTCDate(Math.min(date.getUTCDate(), days));
  return moved;
}

function floor(date: Date, unit: string): Date {
  const start = new Date(date);
  if (unit === 'y') start.setUTCMonth(0, 1);
  if (unit === 'M') start.setUTCDate(1);
  // Weeks begin on Monday.
  if (unit === 'w') start.setUTCDate(start.getUTCDate() - ((start.getUTCDay() + 6) % 7));
  const size = Math.min(UNITS[unit] ?? 86_400_000, 86_400_000);
  return new Date(Math.floor(start.getTime() / size) * size);
}
