/** A moment: whole milliseconds since 1970, and the nanoseconds after them (0 to 999,999). */
export interface Instant {
  readonly ms: number;
  readonly ns: number;
}

/** What the mapping of a field keeps: `date` whole milliseconds, `date_nanos` nanoseconds from 1970 to 2262. */
export type Precision = 'milliseconds' | 'nanoseconds';

/** `strict_date_optional_time`: a date, and as much of a time as is given. (eql-semantics 9.1) */
const ISO =
  /^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:T(?:([0-9]{2})(?::([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,9}))?)?)?)?(?:Z|([+-])([0-9]{2})(?::?([0-9]{2}))?)?)?)?)?$/;
const EPOCH = /^(-?)([0-9]{1,18})(?:\.([0-9]{1,6}))?$/;
const LAST_OF_NANOSECONDS = 9_223_372_036_854;
const LARGEST_OFFSET = 18 * 60;

/**
 * Reads ISO text, or milliseconds since 1970 as a number or its text; null when it is neither. Four digits are a year, even
 * as a number: that is how Elasticsearch reads them.
 */
export function readInstant(value: string | number | boolean, precision: Precision): Instant | null {
  if (typeof value === 'boolean') return null;
  const text = String(value);
  const instant = fromText(text) ?? fromEpoch(text);
  if (instant === null) return null;
  if (precision === 'milliseconds') return { ms: instant.ms, ns: 0 };
  return instant.ms < 0 || instant.ms > LAST_OF_NANOSECONDS ? null : instant;
}

function fromEpoch(text: string): Instant | null {
  const [, sign, whole = '', fraction = ''] = EPOCH.exec(text) ?? [];
  if (sign === undefined) return null;
  const ns = Number(fraction.padEnd(6, '0'));
  if (sign === '') return { ms: Number(whole), ns };
  return ns === 0 ? { ms: 0 - Number(whole), ns } : { ms: -1 - Number(whole), ns: 1_000_000 - ns };
}

function fromText(text: string): Instant | null {
  const parts = ISO.exec(text);
  if (parts === null) return null;
  const at = (index: number, absent: number): number => Number(parts[index] ?? absent);
  const [hour, minute, second] = [at(4, 0), at(5, 0), at(6, 0)];
  const [offset, offsetMinutes] = [at(9, 0) * 60 + at(10, 0), at(10, 0)];
  if (hour > 23 || minute > 59 || second > 59 || offset > LARGEST_OFFSET || offsetMinutes > 59) return null;
  const midnight = startOfDay(at(1, 0), at(2, 1), at(3, 1));
  if (midnight === null) return null;
  const sinceMidnight = ((hour * 60 + minute) * 60 + second) * 1000;
  const fraction = (parts[7] ?? '').padEnd(9, '0');
  const shift = (parts[8] === '-' ? -offset : offset) * 60_000;
  return { ms: midnight + sinceMidnight - shift + Number(fraction.slice(0, 3)), ns: Number(fraction.slice(3)) };
}

/** Null for a day that no calendar has. The years before 100 need the setter: `Date.UTC` takes them for 1900 to 1999. */
function startOfDay(year: number, month: number, day: number): number | null {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() : null;
}
