import type { Unit } from './element.ts';

type Said = ReadonlyMap<Unit, number>;

const DAY = 86_400_000;

/** Values that Java takes; any other makes the text no date. */
const LIMITS: ReadonlyMap<Unit, readonly [least: number, most: number]> = new Map<Unit, readonly [number, number]>([
  ['era year', [1, 999_999_999]],
  ['month', [1, 12]],
  ['day', [1, 31]],
  ['day of year', [1, 366]],
  ['week', [1, 53]],
  ['weekday', [1, 7]],
  ['hour', [0, 23]],
  ['half-day hour from 1', [1, 12]],
  ['half-day hour from 0', [0, 11]],
  ['minute', [0, 59]],
  ['second', [0, 59]],
  ['nanosecond', [0, 999_999_999]],
]);

/** Nanoseconds since 1970 of what a text says; null: there is no such moment, or it names no day and no time. */
export function momentOf(said: Said): bigint | null {
  for (const [unit, value] of said) {
    const [least, most] = LIMITS.get(unit) ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    if (value < least || value > most) return null;
  }
  const seconds = secondsOf(said);
  const day = midnightOf(said, seconds !== null);
  if (day === null || Number.isNaN(day)) return null;
  const milliseconds = day + (seconds ?? 0) * 1000 - (said.get('offset') ?? 0) * 60_000;
  return BigInt(milliseconds) * 1_000_000n + (seconds === null ? 0n : BigInt(said.get('nanosecond') ?? 0));
}

/** Seconds since midnight. Null where the hour is missing, or a unit is while a smaller one is there: then there is no time at all. */
function secondsOf(said: Said): number | null {
  const hour = hourOf(said);
  const [minute, second, nanosecond] = [said.get('minute'), said.get('second'), said.get('nanosecond')];
  if (hour === undefined) return null;
  if (minute === undefined && (second !== undefined || nanosecond !== undefined)) return null;
  if (second === undefined && nanosecond !== undefined) return null;
  return (hour * 60 + (minute ?? 0)) * 60 + (second ?? 0);
}

function hourOf(said: Said): number | undefined {
  const hour = said.get('hour');
  if (hour !== undefined) return hour;
  const fromOne = said.get('half-day hour from 1');
  const fromZero = fromOne === undefined ? said.get('half-day hour from 0') : fromOne % 12;
  const half = said.get('half of day');
  return fromZero === undefined || half === undefined ? undefined : fromZero + 12 * half;
}

/** Midnight of the day, in milliseconds; a time without a day is one of 1970, what a date leaves out is its first. */
function midnightOf(said: Said, hasTime: boolean): number | null {
  const weekYear = said.get('week year');
  if (weekYear !== undefined) return dayOfWeek(weekYear, said.get('week') ?? 1, said.get('weekday') ?? 1);
  const short = said.get('short year');
  const year = said.get('year') ?? said.get('era year') ?? (short === undefined ? undefined : 2000 + short);
  const [month, day, ordinal] = [said.get('month'), said.get('day'), said.get('day of year')];
  if (year !== undefined && ordinal !== undefined && (month === undefined || day === undefined)) {
    const found = midnight(year, 1, ordinal);
    return new Date(found).getUTCFullYear() === year ? found : null;
  }
  if (month === undefined) {
    if (hasTime) return 0;
    return year === undefined ? null : midnight(year, 1, 1);
  }
  const found = midnight(year ?? 1970, month, day ?? 1);
  if (new Date(found).getUTCMonth() !== month - 1) return null;
  return contradicts(said, found) ? null : found;
}

/** A weekday is held against a whole date, but not against one whose year is one of an era: Java puts that together later. */
function contradicts(said: Said, found: number): boolean {
  const weekday = said.get('weekday');
  const isWhole = said.has('day') && (said.has('year') || (said.has('short year') && !said.has('era year')));
  return weekday !== undefined && isWhole && new Date(found).getUTCDay() !== weekday % 7;
}

/** Days beyond the month go on into the next one. `Date.UTC` would move the years 0 to 99. */
function midnight(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day);
}

/** By ISO 8601: weeks begin on Monday, and the first one has the fourth of January; null: the year has no such week. */
function dayOfWeek(year: number, week: number, weekday: number): number | null {
  const monday = firstMonday(year) + (week - 1) * 7 * DAY;
  return monday >= firstMonday(year + 1) ? null : monday + (weekday - 1) * DAY;
}

function firstMonday(year: number): number {
  const fourth = midnight(year, 1, 4);
  return fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY;
}
