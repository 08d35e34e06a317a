import { NAMED_FORMATS } from './date-names.ts';
import { readPattern } from './date-patterns.ts';
import type { Step } from './date-steps.ts';

/** Nanoseconds since 1970 of the first and the last moment a text names; null: not a date of the format. */
export type ReadDate = (text: string) => { readonly from: bigint; readonly to: bigint } | null;

const SECOND = 1_000_000_000n;
const readers = new Map<string, ReadDate | null>();

/** The `format` of a mapping: named formats and patterns of Java, the first that reads a text tells it. Null: one of them is not read here. */
export function dateFormat(format: string): ReadDate | null {
  const known = readers.get(format);
  if (known !== undefined) return known;
  const alternatives = format
    .replace(/^8/, '')
    .split('||')
    .map((each) => alternative(each.trim()));
  const told = alternatives.filter((each) => each !== null);
  const reader: ReadDate = (text) => {
    const from = firstOf(told, text, false);
    const to = firstOf(told, text, true);
    return from === null || to === null ? null : { from, to };
  };
  const result = told.length < alternatives.length ? null : reader;
  readers.set(format, result);
  return result;
}

type Moment = (text: string, up: boolean) => bigint | null;

function firstOf(alternatives: readonly Moment[], text: string, up: boolean): bigint | null {
  for (const moment of alternatives) {
    const nanos = moment(text, up);
    if (nanos !== null) return nanos;
  }
  return null;
}

function alternative(written: string): Moment | null {
  if (written === 'epoch_millis') return (text) => epoch(/^(-?)([0-9]{1,18})(?:\.([0-9]{0,6}))?$/.exec(text), 1_000_000n, false);
  if (written === 'epoch_second') return (text, up) => epoch(/^(-?)([0-9]{1,15})(?:\.([0-9]{0,9}))?$/.exec(text), SECOND, up);
  // Older mappings have the names in camel case.
  const snake = written.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const named = NAMED_FORMATS.get(snake);
  const step = named ?? readPattern(written);
  return step === null ? null : momentOf(step, named === undefined ? written : snake);
}

function epoch(found: RegExpExecArray | null, unit: bigint, up: boolean): bigint | null {
  const [, sign, whole, fraction = ''] = found ?? [];
  if (whole === undefined) return null;
  const digits = String(unit).length - 1;
  const rest = up && fraction === '' ? '9'.repeat(digits) : fraction.padEnd(digits, '0');
  const size = BigInt(whole) * unit + BigInt(rest);
  return sign === '-' ? -size : size;
}

function momentOf(step: Step, format: string): Moment {
  const halves = /h/.test(format) ? 'clock hour of half day' : /K/.test(format) ? 'hour of half day' : null;
  const isNamed = NAMED_FORMATS.has(format);
  const byWeek = isNamed && format.includes('week');
  const byDay = isNamed ? format.includes('ordinal') : format.replace(/'[^']*'/g, '').includes('D');
  return (text, up) => {
    const read = step(text, { at: 0, said: new Map() });
    if (read === null || read.at < text.length) return null;
    const said = new Map(read.said);
    if (up) roundUp(said, byWeek, byDay, isNamed ? null : halves);
    return resolve(said);
  };
}

/** What the last moment of a text has where the text has nothing (eql-semantics 9.2). */
function roundUp(said: Map<string, number>, byWeek: boolean, byDay: boolean, halves: string | null): void {
  const fill = (part: string, value: number): void => void (said.has(part) || said.set(part, value));
  if (byDay) fill('day of year', 1);
  else if (!byWeek) {
    fill('month', 1);
    fill('day', 1);
  }
  if (halves === null) fill('hour', 23);
  else {
    fill(halves, 11);
    fill('half day', 1);
  }
  fill('minute', 59);
  fill('second', 59);
  fill('nano', 999_999_999);
}

const BOUNDS: readonly (readonly [part: string, least: number, most: number])[] = [
  ['year of era', 1, 999_999_999],
  ['month', 1, 12],
  ['day', 1, 31],
  ['day of year', 1, 366],
  ['hour', 0, 23],
  ['clock hour of half day', 1, 12],
  ['hour of half day', 0, 11],
  ['minute', 0, 59],
  ['second', 0, 59],
  ['nano', 0, 999_999_999],
  ['week', 1, 53],
  ['day of week', 1, 7],
];

type Said = ReadonlyMap<string, number>;

function resolve(said: Said): bigint | null {
  for (const [part, least, most] of BOUNDS) {
    const value = said.get(part);
    if (value !== undefined && (value < least || value > most)) return null;
  }
  const time = timeOf(said);
  const day = dayOf(said, time !== null);
  if (day === null || Number.isNaN(day.getTime())) return null;
  return BigInt(day.getTime()) * 1_000_000n + (time ?? 0n) - BigInt(said.get('offset') ?? 0) * SECOND;
}

/** Nanoseconds since midnight; null where no hour is said, or something in between is left out: then there is no time. */
function timeOf(said: Said): bigint | null {
  const half = said.get('half day');
  const clock = said.get('clock hour of half day');
  const ofHalf = clock === undefined ? said.get('hour of half day') : clock % 12;
  const hour = said.get('hour') ?? (half === undefined || ofHalf === undefined ? undefined : half * 12 + ofHalf);
  const smaller = [said.get('minute'), said.get('second'), said.get('nano')];
  const written = smaller.filter((value) => value !== undefined).length;
  if (hour === undefined || smaller.slice(written).some((value) => value !== undefined)) return null;
  const [minute = 0, second = 0, nano = 0] = smaller;
  return BigInt((hour * 60 + minute) * 60 + second) * SECOND + BigInt(nano);
}

/** The day, from whatever names one; null: none is named, or there is no such day. */
function dayOf(said: Said, hasTime: boolean): Date | null {
  const weekYear = said.get('week year');
  if (weekYear !== undefined) return dayOfWeek(weekYear, said.get('week') ?? 1, said.get('day of week') ?? 1);
  const century = said.get('year of century');
  const year = said.get('year') ?? said.get('year of era') ?? (century === undefined ? undefined : century + 2000);
  const [month, day, dayOfYear] = [said.get('month'), said.get('day'), said.get('day of year')];
  if (year !== undefined && dayOfYear !== undefined && (month === undefined || day === undefined)) {
    const found = calendar(year, 1, dayOfYear);
    return found.getUTCFullYear() === year ? found : null;
  }
  if (month === undefined) {
    if (hasTime) return new Date(0);
    return year === undefined ? null : calendar(year, 1, 1);
  }
  const found = calendar(year ?? 1970, month, day ?? 1);
  if (found.getUTCMonth() !== month - 1) return null;
  const weekday = said.get('day of week');
  // A date of a year of an era is put together later, when the weekday is not asked any more.
  const asked = weekday !== undefined && day !== undefined && year !== undefined && !said.has('year of era');
  return asked && found.getUTCDay() !== weekday % 7 ? null : found;
}

function calendar(year: number, month: number, day: number): Date {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date;
}

/** Weeks are those of ISO 8601: they begin on Monday, and the first of a year has its first Thursday. */
function dayOfWeek(year: number, week: number, weekday: number): Date | null {
  const found = calendar(year, 1, 4);
  found.setUTCDate(found.getUTCDate() - ((found.getUTCDay() + 6) % 7) + (week - 1) * 7);
  const thursday = new Date(found.getTime() + 3 * 86_400_000);
  if (thursday.getUTCFullYear() !== year) return null;
  return new Date(found.getTime() + (weekday - 1) * 86_400_000);
}
