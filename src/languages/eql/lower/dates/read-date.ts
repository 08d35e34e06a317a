import type { DateFormat, DateLayout, DatePart } from '../../../../ir/index.ts';

/** Milliseconds since 1970 of a text in one of the layouts, or null; `up` fills what is left out with the end of it (eql-semantics 9.2). */
export function readDate({ layouts }: DateFormat, text: string, rounding: 'down' | 'up'): number | null {
  for (const layout of layouts) {
    const instant = readLayout(layout, text, rounding === 'up');
    if (instant !== null) return instant;
  }
  return null;
}

type Parts = ReadonlyMap<DatePart, string>;

function readLayout(layout: DateLayout, text: string, up: boolean): number | null {
  const found = new RegExp(layout.pattern, 'u').exec(text);
  if (found === null) return null;
  const parts = new Map<DatePart, string>();
  for (const [at, part] of layout.parts.entries()) {
    const value = found[at + 1];
    if (part === 'none' || value === undefined) continue;
    if (parts.has(part) && parts.get(part) !== value) return null;
    parts.set(part, value);
  }
  const epoch = epochOf(parts, up);
  if (epoch !== null) return epoch;
  if (up) fillUp(parts, new Set(layout.parts));
  const time = timeOf(parts);
  const day = dayOf(parts, time !== null);
  const offset = offsetOf(parts.get('zone') ?? 'Z');
  if (day === null || offset === null || !areInRange(parts)) return null;
  return day + (time ?? 0) - offset;
}

function epochOf(parts: Parts, up: boolean): number | null {
  const milliseconds = parts.get('epoch-milliseconds');
  if (milliseconds !== undefined) return Math.floor(Number(milliseconds));
  const seconds = parts.get('epoch-seconds');
  if (seconds === undefined) return null;
  const [whole = '', fraction = ''] = seconds.split('.');
  const size = Math.abs(Number(whole)) * 1000 + Number((fraction === '' && up ? '999' : fraction).padEnd(3, '0').slice(0, 3));
  return whole.startsWith('-') ? -size : size;
}

/** The smallest units of a text that leaves them out; a month or a day that is missing is the first even then. */
function fillUp(parts: Map<DatePart, string>, all: ReadonlySet<DatePart>): void {
  const fill = (part: DatePart, value: string): void => void (parts.has(part) || parts.set(part, value));
  if (all.has('day-of-year')) fill('day-of-year', '1');
  else if (!all.has('week-year')) {
    if (!all.has('month-name') || !parts.has('month-name')) fill('month', '1');
    fill('day', '1');
  }
  if (all.has('half-hour')) fill('half-hour', '11');
  else if (all.has('half-hour-zero')) fill('half-hour-zero', '11');
  else fill('hour', '23');
  if (!all.has('hour') && (all.has('half-hour') || all.has('half-hour-zero'))) fill('half', 'PM');
  fill('minute', '59');
  fill('second', '59');
  if (!parts.has('nanosecond')) fill('fraction', '999');
}

/** What each part may be; a part that Java would refuse makes the text no date. */
const RANGES: { readonly [part in DatePart]?: readonly [least: number, most: number] } = {
  'year-of-era': [1, 999_999_999],
  month: [1, 12],
  day: [1, 31],
  'day-of-year': [1, 366],
  week: [1, 53],
  weekday: [1, 7],
  hour: [0, 23],
  'half-hour': [1, 12],
  'half-hour-zero': [0, 11],
  minute: [0, 59],
  second: [0, 59],
  nanosecond: [0, 999_999_999],
};

function areInRange(parts: Parts): boolean {
  return [...parts].every(([part, value]) => {
    const [least, most] = RANGES[part] ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    return /[^0-9+-]/.test(value) || (least <= Number(value) && Number(value) <= most);
  });
}

function numberOf(parts: Parts, part: DatePart): number | null {
  const text = parts.get(part);
  return text === undefined ? null : Number(text);
}

/** Milliseconds since midnight; null: no time of day is said, or one with a gap in it, which counts as none. */
function timeOf(parts: Parts): number | null {
  const hour = hourOf(parts);
  const [minute, second] = [numberOf(parts, 'minute'), numberOf(parts, 'second')];
  const fraction = parts.get('fraction') ?? parts.get('nanosecond')?.padStart(9, '0');
  if (hour === null || (minute === null && (second !== null || fraction !== undefined))) return null;
  if (second === null && fraction !== undefined) return null;
  const milliseconds = Number((fraction ?? '').padEnd(3, '0').slice(0, 3));
  return ((hour * 60 + (minute ?? 0)) * 60 + (second ?? 0)) * 1000 + milliseconds;
}

function hourOf(parts: Parts): number | null {
  const hour = numberOf(parts, 'hour');
  if (hour !== null) return hour;
  const [clock, zero, half] = [numberOf(parts, 'half-hour'), numberOf(parts, 'half-hour-zero'), parts.get('half')];
  const ofHalf = clock === null ? zero : clock % 12;
  return half === undefined || ofHalf === null ? null : ofHalf + (half === 'PM' ? 12 : 0);
}

/** Midnight of the day. A time without a day is one of 1970; a date that ends early is the first day of what it names. */
function dayOf(parts: Parts, hasTime: boolean): number | null {
  const weekYear = numberOf(parts, 'week-year');
  if (weekYear !== null) return dayOfWeek(weekYear, numberOf(parts, 'week') ?? 1, numberOf(parts, 'weekday') ?? 1);
  const year = yearOf(parts);
  const month = numberOf(parts, 'month') ?? monthNamed(parts.get('month-name'));
  const [day, dayOfYear] = [numberOf(parts, 'day'), numberOf(parts, 'day-of-year')];
  if (year !== null && (month === null || day === null) && dayOfYear !== null) {
    return dayOfYear === 366 && !isLeap(year) ? null : utc(year, 1, dayOfYear, false);
  }
  if (month === null) return year === null || hasTime ? (hasTime ? 0 : null) : utc(year, 1, 1, true);
  const found = utc(year ?? 1970, month, day ?? 1, true);
  const weekday = parts.get('weekday-name');
  const isChecked = weekday !== undefined && day !== null && (parts.has('year') || parts.has('short-year'));
  return isChecked && found !== null && !weekdayNames(found).includes(weekday) ? null : found;
}

function yearOf(parts: Parts): number | null {
  const short = numberOf(parts, 'short-year');
  return numberOf(parts, 'year') ?? numberOf(parts, 'year-of-era') ?? (short === null ? null : 2000 + short);
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

function monthNamed(name: string | undefined): number | null {
  return name === undefined ? null : MONTHS.indexOf(name.slice(0, 3)) + 1;
}

function weekdayNames(midnight: number): readonly string[] {
  const name = WEEKDAYS[new Date(midnight).getUTCDay()] ?? '';
  return [name, name.slice(0, 3)];
}

function isLeap(year: number): boolean {
  return new Date(new Date(0).setUTCFullYear(year, 1, 29)).getUTCMonth() === 1;
}

/** Null for a day that the month lacks (when `strict`), and beyond the calendar. */
function utc(year: number, month: number, day: number, strict: boolean): number | null {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (Number.isNaN(date.getTime())) return null;
  return strict && (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) ? null : date.getTime();
}

const DAY = 86_400_000;

/** The first week of a year has its fourth of January; null: the year has no such week. */
function dayOfWeek(year: number, week: number, weekday: number): number | null {
  const monday = firstMonday(year);
  const next = firstMonday(year + 1);
  if (monday === null || next === null) return null;
  const start = monday + (week - 1) * 7 * DAY;
  return start >= next ? null : start + (weekday - 1) * DAY;
}

function firstMonday(year: number): number | null {
  const fourth = utc(year, 1, 4, true);
  return fourth === null ? null : fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY;
}

/** How far the zone is ahead of UTC, in milliseconds; null: there is no such zone. */
export function offsetOf(zone: string): number | null {
  if (zone === 'Z') return 0;
  const [hours = 0, minutes = 0, seconds = 0] = (zone.slice(1).replaceAll(':', '').match(/../g) ?? []).map(Number);
  const size = (hours * 60 + minutes) * 60 + seconds;
  if (minutes > 59 || seconds > 59 || size > 18 * 3600) return null;
  return (zone.startsWith('-') ? -size : size) * 1000;
}
