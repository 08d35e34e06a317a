/** Whether missing parts and `/unit` go to the start or to the end of what they name. (eql-semantics 9.2) */
export type Rounding = 'down' | 'up';

/** Epoch nanoseconds of a text as a field reads its dates; null: it is none. */
export type ReadDate = (text: string, rounding: Rounding) => bigint | null;

const ISO =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(?:(\d\d)(?::(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?(Z|[+-]\d\d(?::?\d\d)?)?)?)?)?)?$/;

const NANOS = 1_000_000n;

/**
 * Epoch nanoseconds of a date in Elasticsearch's default format, `strict_date_optional_time||epoch_millis`; null when it
 * is neither. A text of four digits is a year. Rounding up leaves a missing month or day at 01 and fills the time alone,
 * as Elasticsearch does: up to `2020` is up to the end of its first day.
 */
export function parseDate(text: string, rounding: Rounding): bigint | null {
  const parts = ISO.exec(text);
  if (parts === null) return parseMillis(text);
  const up = rounding === 'up';
  const [year, month, day] = [Number(parts[1]), Number(parts[2] ?? 1), Number(parts[3] ?? 1)];
  const hour = Number(parts[4] ?? (up ? 23 : 0));
  const minute = Number(parts[5] ?? (up ? 59 : 0));
  const second = Number(parts[6] ?? (up ? 59 : 0));
  const nanos = parts[7] === undefined ? (up ? 999_999_999n : 0n) : BigInt(parts[7].padEnd(9, '0'));
  const offset = offsetOf(parts[8]);
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month) || hour > 23 || minute > 59 || second > 59) return null;
  if (offset === null) return null;
  return BigInt(utc(year, month - 1, day) + ((hour * 60 + minute) * 60 + second) * 1000 - offset) * NANOS + nanos;
}

function parseMillis(text: string): bigint | null {
  const [, sign = '', whole, fraction = ''] = /^(-?)(\d{1,19})(?:\.(\d{1,6}))?$/.exec(text) ?? [];
  if (whole === undefined) return null;
  const size = BigInt(whole) * NANOS + BigInt(fraction.padEnd(6, '0'));
  return sign === '-' ? -size : size;
}

/** Cut to whole milliseconds, which is all that a `date` holds. */
export function wholeMillis(nanos: bigint): bigint {
  const rest = nanos % NANOS;
  return rest === 0n ? nanos : nanos - rest - (rest < 0n ? NANOS : 0n);
}

/** Milliseconds that a zone is ahead of UTC; null beyond 18 hours, which Java has no zones for. */
function offsetOf(zone: string | undefined): number | null {
  if (zone === undefined || zone === 'Z') return 0;
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  const [hours, minutes] = [Number(digits.slice(0, 2)), Number(digits.slice(2))];
  if (minutes > 59 || hours * 60 + minutes > 18 * 60) return null;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

/** Midnight of a day; months count from 0 and may lie outside the year. `Date.UTC` alone would move the years 0 to 99. */
function utc(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month, day);
}

function daysIn(year: number, month: number): number {
  return new Date(utc(year, month, 0)).getUTCDate();
}

/**
 * Epoch nanoseconds of a date as `read` takes it, of `now` (epoch milliseconds), or of either followed by date math: `now-9m`, `now/d`,
 * `2020-02-02||+1M/d`. Null when it is none of them.
 */
export function parseDateMath(text: string, rounding: Rounding, now: number, read: ReadDate): bigint | null {
  if (text.startsWith('now')) return applyMath(BigInt(Math.floor(now)) * NANOS, text.slice(3), rounding);
  const bar = text.indexOf('||');
  if (bar < 0) return read(text, rounding);
  const start = read(text.slice(0, bar), 'down');
  return start === null ? null : applyMath(start, text.slice(bar + 2), rounding);
}

function applyMath(start: bigint, math: string, rounding: Rounding): bigint | null {
  const step = /([-+/])(\d{0,9})([yMwdhHms])/y;
  let time = Number(wholeMillis(start) / NANOS);
  let rest = start - wholeMillis(start);
  while (step.lastIndex < math.length) {
    const parts = step.exec(math);
    if (parts === null) return null;
    const [, operator, digits = '', unit = ''] = parts;
    if (operator === '/') {
      if (digits !== '' && digits !== '1') return null;
      time = rounding === 'up' ? shift(floor(time, unit), unit, 1) - 1 : floor(time, unit);
      rest = 0n;
    } else {
      time = shift(time, unit, (operator === '-' ? -1 : 1) * (digits === '' ? 1 : Number(digits)));
    }
    if (!Number.isFinite(time)) return null;
  }
  return BigInt(time) * NANOS + rest;
}

const LENGTHS: ReadonlyMap<string, number> = new Map([
  ['w', 604_800_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['H', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
]);

/** Adds units; months and years keep the day unless the month is too short for it. */
function shift(time: number, unit: string, count: number): number {
  const length = LENGTHS.get(unit);
  if (length !== undefined) return time + count * length;
  const date = new Date(time);
  const months = date.getUTCFullYear() * 12 + date.getUTCMonth() + count * (unit === 'y' ? 12 : 1);
  const year = Math.floor(months / 12);
  const month = months - year * 12;
  const day = Math.min(date.getUTCDate(), daysIn(year, month + 1));
  return utc(year, month, day) + (((time % 86_400_000) + 86_400_000) % 86_400_000);
}

/** The start of the unit an instant lies in; weeks begin on Monday. */
function floor(time: number, unit: string): number {
  const date = new Date(time);
  if (unit === 'y') return utc(date.getUTCFullYear(), 0, 1);
  if (unit === 'M') return utc(date.getUTCFullYear(), date.getUTCMonth(), 1);
  const length = LENGTHS.get(unit) ?? 1;
  // The epoch was a Thursday: weeks start four days after it.
  const shifted = unit === 'w' ? 4 * 86_400_000 : 0;
  return Math.floor((time - shifted) / length) * length + shifted;
}
