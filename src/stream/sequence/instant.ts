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
  const instant = fromUsualText(text) ?? fromText(text) ?? fromEpoch(text);
  if (instant === null) return null;
  if (precision === 'milliseconds') return { ms: instant.ms, ns: 0 };
  return instant.ms < 0 || instant.ms > LAST_OF_NANOSECONDS ? null : instant;
}

/** The day of which a moment was read last, and its midnight: most follow on the same day. */
let lastDay = '';
let lastMidnight: number | null = null;

/** `2024-01-31T23:59:59.999Z`, with any digits of a second or none; null: it is written otherwise, or is none. */
function fromUsualText(text: string): Instant | null {
  const end = text.length - 1;
  if (end < 19 || end > 29 || text.charCodeAt(end) !== LETTER_Z || text.charCodeAt(10) !== LETTER_T) return null;
  if (text.charCodeAt(13) !== COLON || text.charCodeAt(16) !== COLON) return null;
  const [hour, minute, second] = [digits(text, 11, 13), digits(text, 14, 16), digits(text, 17, 19)];
  const fraction = end === 19 ? 0 : digits(text, 20, end);
  const isWhole = hour >= 0 && minute >= 0 && second >= 0 && fraction >= 0;
  if (!isWhole || hour > 23 || minute > 59 || second > 59) return null;
  if (end === 20 || (end > 20 && text.charCodeAt(19) !== POINT)) return null;
  if (!text.startsWith(lastDay) || lastDay === '') {
    lastDay = text.slice(0, 10);
    lastMidnight = fromText(lastDay)?.ms ?? null;
  }
  if (lastMidnight === null) return null;
  const nanoseconds = end === 19 ? 0 : fraction * 10 ** (29 - end);
  const ms = Math.floor(nanoseconds / 1_000_000);
  return { ms: lastMidnight + ((hour * 60 + minute) * 60 + second) * 1000 + ms, ns: nanoseconds - ms * 1_000_000 };
}

const [LETTER_T, LETTER_Z, COLON, POINT, ZERO] = [0x54, 0x5a, 0x3a, 0x2e, 0x30];

/** The number that digits spell; below 0: one is none. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
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
