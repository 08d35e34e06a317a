import type { DateFormat } from '../../../../ir/index.ts';
import { readDate } from './read-date.ts';

/**
 * The stretch of time a text names, first and last millisecond included; both null when only the clock of the search
 * knows (`now-1d`).
 */
export interface Stretch {
  readonly from: number | null;
  readonly to: number | null;
}

/**
 * Reads a date as Elasticsearch reads a constant compared with a date field of the default format
 * (`strict_date_optional_time||epoch_millis`), or of the one given, date math included; null when it is neither. A text that leaves out its
 * smaller units names all of that day, hour and so on; but a missing month or day is the first one even at the end of the
 * stretch, so `2020-02` ends with 2020-02-01 (run on OpenSearch 2.19.1). (eql-semantics 9.1, 9.2)
 */
export function parseDate(text: string, format: DateFormat | null = null): Stretch | null {
  if (text.startsWith('now'))
    return /^(?:[+-]\d{0,9}[yMwdhHms]|\/[yMwdhHms])*$/.test(text.slice(3)) ? { from: null, to: null } : null;
  const anchor = text.indexOf('||');
  const written = anchor < 0 ? text : text.slice(0, anchor);
  const stretch = format === null ? parseInstant(written) : formatted(written, format);
  if (anchor < 0 || stretch === null) return stretch;
  const math = text.slice(anchor + 2);
  const from = calculateDate(stretch.from, math, false);
  const to = calculateDate(stretch.from, math, true);
  return from === null || to === null ? null : { from, to };
}

function formatted(text: string, format: DateFormat): { readonly from: number; readonly to: number } | null {
  const [from, to] = [readDate(format, text, 'down'), readDate(format, text, 'up')];
  return from === null || to === null ? null : { from, to };
}

const ISO =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(?:(\d{2})(?::(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?(Z|[+-]\d{2}(?::?\d{2})?)?)?)?)?)?$/;

function parseInstant(text: string): { readonly from: number; readonly to: number } | null {
  const match = ISO.exec(text);
  if (match === null) return parseMillis(text);
  const [, year, month, day, hour, minute, second, fraction, zone] = match;
  const start = utc(Number(year), Number(month ?? 1), Number(day ?? 1));
  if (start === null) return null;
  const [h, m, s] = [Number(hour ?? 0), Number(minute ?? 0), Number(second ?? 0)];
  if (h > 23 || m > 59 || s > 59) return null;
  const offset = zoneOffset(zone ?? 'Z');
  if (offset === null) return null;
  const milliseconds = Number((fraction ?? '').padEnd(3, '0').slice(0, 3));
  const from = start + h * 3_600_000 + m * 60_000 + s * 1000 + milliseconds;
  return { from: from - offset, to: endOf(from, smallestUnit(match)) - offset };
}

function parseMillis(text: string): { readonly from: number; readonly to: number } | null {
  if (!/^-?\d{1,18}(?:\.\d{1,6})?$/.test(text)) return null;
  const millis = Math.floor(Number(text));
  return { from: millis, to: millis };
}

/** Midnight of a calendar day, or null when there is no such day. */
function utc(year: number, month: number, day: number): number | null {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() : null;
}

function zoneOffset(zone: string): number | null {
  if (zone === 'Z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(':', '') || 0);
  if (hours * 60 + minutes > 18 * 60 || minutes > 59) return null;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

type Unit = 'y' | 'M' | 'w' | 'd' | 'h' | 'm' | 's' | 'ms';

function smallestUnit(match: RegExpExecArray): Exclude<Unit, 'y' | 'M' | 'w'> {
  const [, , , , hour, minute, second, fraction] = match;
  if (hour === undefined) return 'd';
  if (minute === undefined) return 'h';
  if (second === undefined) return 'm';
  return fraction === undefined ? 's' : 'ms';
}

const FIXED = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000, ms: 1 } as const satisfies Record<
  Exclude<Unit, 'y' | 'M'>,
  number
>;

/** Moves an instant by a number of units; months are clipped to their last day, as java.time does. */
function shift(instant: number, amount: number, unit: Unit): number {
  if (unit !== 'y' && unit !== 'M') return instant + amount * FIXED[unit];
  const date = new Date(instant);
  const months = date.getUTCFullYear() * 12 + date.getUTCMonth() + amount * (unit === 'y' ? 12 : 1);
  const [year, month] = [Math.floor(months / 12), ((months % 12) + 12) % 12];
  const lastDay = new Date(Date.UTC(2000, 0, 1));
  lastDay.setUTCFullYear(year, month + 1, 0);
  date.setUTCFullYear(year, month, Math.min(date.getUTCDate(), lastDay.getUTCDate()));
  return date.getTime();
}

/** The first millisecond of the unit around an instant; weeks begin on Monday. */
function startOf(instant: number, unit: Unit): number {
  const date = new Date(instant);
  if (unit === 'y' || unit === 'M') {
    date.setUTCFullYear(date.getUTCFullYear(), unit === 'y' ? 0 : date.getUTCMonth(), 1);
    return date.setUTCHours(0, 0, 0, 0);
  }
  if (unit === 'w') return startOf(instant, 'd') - ((date.getUTCDay() + 6) % 7) * FIXED.d;
  return Math.floor(instant / FIXED[unit]) * FIXED[unit];
}

function endOf(instant: number, unit: Unit): number {
  return shift(startOf(instant, unit), 1, unit) - 1;
}

/** Applies date math such as `+1M/d`; `up` rounds to the last millisecond of the unit instead of the first. */
function calculateDate(instant: number, math: string, up: boolean): number | null {
  let result = instant;
  let rest = math;
  while (rest !== '') {
    const step = /^(?:([+-])(\d{0,9})|\/)([yMwdhHms])/.exec(rest);
    if (step === null) return null;
    const [whole, sign, digits, letter] = step;
    const unit = unitOf(letter ?? 'd');
    if (sign === undefined) result = up ? endOf(result, unit) : startOf(result, unit);
    else result = shift(result, Number(`${sign}${digits === '' ? 1 : digits}`), unit);
    if (!Number.isFinite(result)) return null;
    rest = rest.slice(whole.length);
  }
  return result;
}

function unitOf(letter: string): Unit {
  switch (letter) {
    case 'y':
    case 'M':
    case 'w':
    case 'd':
    case 'm':
    case 's':
      return letter;
    default:
      return 'h';
  }
}
