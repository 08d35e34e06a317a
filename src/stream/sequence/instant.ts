/** A moment: whole milliseconds since 1970, and the nanoseconds after them (0 to 999,999). */
export interface Instant {
  readonly ms: number;
  readonly ns: number;
}

/** `strict_date_optional_time`: a date, and as much of a time as is given. (eql-semantics 9.1) */
const ISO =
  /^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:T(?:([0-9]{2})(?::([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,9}))?)?)?)?(?:(Z)|([+-])([0-9]{2}):?([0-9]{2})?)?)?)?)?$/;
const EPOCH = /^-?[0-9]{5,15}(?:\.[0-9]{1,9})?$/;

/** The furthest moments that a JavaScript date can hold. */
const FURTHEST = 8.64e15;

/** Reads ISO text, or milliseconds since 1970 as a number or its text; null when it is neither. */
export function readInstant(value: unknown): Instant | null {
  if (typeof value === 'number') return fromMilliseconds(value);
  if (typeof value !== 'string') return null;
  return EPOCH.test(value) ? fromMilliseconds(Number(value)) : fromText(value);
}

function fromMilliseconds(value: number): Instant | null {
  if (!(Math.abs(value) <= FURTHEST)) return null;
  const ms = Math.floor(value);
  return { ms, ns: Math.min(999_999, Math.round((value - ms) * 1e6)) };
}

function fromText(text: string): Instant | null {
  const parts = ISO.exec(text);
  if (parts === null) return null;
  const at = (index: number, absent: number): number => Number(parts[index] ?? absent);
  const [year, month, day, hour, minute, second] = [at(1, 0), at(2, 1), at(3, 1), at(4, 0), at(5, 0), at(6, 0)];
  if (hour > 23 || minute > 59 || second > 59) return null;
  const midnight = startOfDay(year, month, day);
  if (midnight === null) return null;
  const sinceMidnight = ((hour * 60 + minute) * 60 + second) * 1000;
  const offset = (parts[9] === '-' ? -1 : 1) * (at(10, 0) * 60 + at(11, 0)) * 60_000;
  const fraction = (parts[7] ?? '').padEnd(9, '0');
  return { ms: midnight + sinceMidnight - offset + Number(fraction.slice(0, 3)), ns: Number(fraction.slice(3)) };
}

/** Null for a day that no calendar has. The years before 100 need the setter: `Date.UTC` takes them for 1900 to 1999. */
function startOfDay(year: number, month: number, day: number): number | null {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() : null;
}
