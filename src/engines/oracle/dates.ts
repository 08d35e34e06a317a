import type { FieldType } from '../../event/index.ts';
import type { ReadDate } from './date-formats.ts';

/** A stretch of time in nanoseconds since 1970, both ends included. */
export interface Stretch {
  readonly from: bigint;
  readonly to: bigint;
}

const MILLISECOND = 1_000_000n;
const ISO =
  /^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:T(?:([0-9]{2})(?::([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,9}))?)?)?)?(Z|[+-][0-9]{2}(?::?[0-9]{2})?)?)?)?)?$/;

/**
 * Reads a date: ISO 8601, which names everything its last written part covers, or epoch milliseconds. Four digits are a
 * year, even as a number of an event or a rule. A year or a month names its first day only: missing months and days are always the first, and just
 * the time is filled up (both run on OpenSearch 2.19.1). Null: not a date.
 */
export function parseInstant(text: string): Stretch | null {
  const iso = ISO.exec(text);
  if (iso !== null) return isoStretch(iso);
  const [, sign, whole, fraction = ''] = /^(-?)([0-9]{1,18})(?:\.([0-9]{1,6}))?$/.exec(text) ?? [];
  if (whole === undefined) return null;
  const nanos = BigInt(whole) * MILLISECOND + BigInt(fraction.padEnd(6, '0'));
  const from = sign === '-' ? -nanos : nanos;
  return { from, to: from };
}

function isoStretch(iso: RegExpExecArray): Stretch | null {
  const [, year = '', month, day, hour, minute, second, fraction, zone = 'Z'] = iso;
  const written = [year, month, day, hour, minute, second].filter((part) => part !== undefined);
  const parts = [year, month ?? '01', day ?? '01', hour ?? '00', minute ?? '00', second ?? '00'];
  const start = calendarDate(parts.map(Number));
  const offset = zoneOffset(zone);
  const [, , , h, mi, s] = parts;
  if (offset === null || start.toISOString().slice(0, 19) !== `${parts.slice(0, 3).join('-')}T${h}:${mi}:${s}`) return null;
  const smallest = Math.max(DAY, written.length - 1);
  const after = calendarDate(parts.map((part, index) => Number(part) + (index === smallest ? 1 : 0)));
  const from = nanosOf(start) + BigInt((fraction ?? '').padEnd(9, '0')) - offset;
  return { from, to: fraction === undefined ? nanosOf(after) - offset - 1n : from };
}

/** The place of the day among the parts. */
const DAY = 2;

/** Year, month, day, hour, minute and second in UTC; parts beyond their range carry over. */
function calendarDate([year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0]: readonly number[]): Date {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  return date;
}

function nanosOf(date: Date): bigint {
  return BigInt(date.getTime()) * MILLISECOND;
}

/** How far a zone is ahead of UTC, in nanoseconds; null: no such zone. */
function zoneOffset(zone: string): bigint | null {
  if (zone === 'Z') return 0n;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(':', ''));
  if (minutes > 18 * 60 || Number(zone.slice(-2)) > 59) return null;
  return BigInt(zone.startsWith('-') ? -minutes : minutes) * 60_000n * MILLISECOND;
}

/**
 * Reads a date constant of a rule: a date, or date math on `now` or on a date before `||`, such as `now-1d/d`.
 * `read` reads dates as the mapping of a field says. Rounding with `/` names the whole unit. Null: unreadable, which fails the search in the engine (eql-semantics 9.2).
 */
export function parseDateConstant(text: string, now: number, read: ReadDate = parseInstant): Stretch | null {
  const bars = text.indexOf('||');
  if (!text.startsWith('now') && bars < 0) return read(text);
  const base = text.startsWith('now') ? { from: BigInt(now) * MILLISECOND } : read(text.slice(0, bars));
  const math = text.startsWith('now') ? text.slice(3) : text.slice(bars + 2);
  if (base === null || !/^(?:[+-][0-9]{0,9}[yMwdhHms]|\/[yMwdhHms])*$/.test(math)) return null;
  let from = new Date(Number(base.from / MILLISECOND));
  let to = from;
  for (const [step] of math.matchAll(/[+-][0-9]*[a-zA-Z]|\/[a-zA-Z]/g)) {
    const unit = step.slice(-1);
    const count = step.startsWith('/') ? 0 : Number(/[0-9]+/.exec(step)?.[0] ?? 1) * (step.startsWith('-') ? -1 : 1);
    const rounding = step.startsWith('/');
    from = rounding ? startOf(from, unit) : moved(from, unit, count);
    to = rounding ? new Date(moved(startOf(to, unit), unit, 1).getTime() - 1) : moved(to, unit, count);
  }
  if (Number.isNaN(from.getTime()) || Number.isNaN(to.getTime())) return null;
  return { from: nanosOf(from), to: from.getTime() === to.getTime() ? nanosOf(to) : nanosOf(to) + MILLISECOND - 1n };
}

function moved(date: Date, unit: string, count: number): Date {
  if (unit === 'y' || unit === 'M') return movedMonths(date, unit === 'y' ? 12 * count : count);
  return new Date(date.getTime() + count * (UNIT_MILLISECONDS.get(unit) ?? 0));
}

const UNIT_MILLISECONDS = new Map([
  ['w', 604_800_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['H', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
]);

/** Months later or earlier; a day that the month lacks becomes its last one. */
function movedMonths(date: Date, months: number): Date {
  const target = new Date(date);
  target.setUTCDate(1);
  target.setUTCMonth(target.getUTCMonth() + months);
  const last = new Date(target);
  last.setUTCMonth(last.getUTCMonth() + 1, 0);
  target.setUTCDate(Math.min(date.getUTCDate(), last.getUTCDate()));
  return target;
}

function startOf(date: Date, unit: string): Date {
  const start = new Date(date);
  if (unit === 'y') start.setUTCMonth(0, 1);
  if (unit === 'M') start.setUTCDate(1);
  // Weeks begin on Monday.
  if (unit === 'w') start.setUTCDate(start.getUTCDate() - ((start.getUTCDay() + 6) % 7));
  const size = unit === 'y' || unit === 'M' || unit === 'w' ? 86_400_000 : (UNIT_MILLISECONDS.get(unit) ?? 1);
  return new Date(Math.floor(start.getTime() / size) * size);
}

/**
 * An instant as a field of this type keeps it, of an event or of a constant: `date` in whole milliseconds, `date_nanos` from
 * 1970 to 2262 only (run on OpenSearch 2.19.1). Null: it cannot be kept.
 */
export function kept(nanos: bigint, type: FieldType): bigint | null {
  if (type === 'date_nanos') return BigInt.asUintN(63, nanos) === nanos ? nanos : null;
  const rest = ((nanos % MILLISECOND) + MILLISECOND) % MILLISECOND;
  return nanos - rest;
}
