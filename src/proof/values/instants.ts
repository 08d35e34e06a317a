import type { Scalar } from '../../event/index.ts';
import { mathSteps, moved } from './date-math.ts';
import type { Bounded, Line, Place } from './line.ts';

/** A stretch of time in nanoseconds since 1970, both ends in it. */
interface Span {
  readonly from: bigint;
  readonly to: bigint;
}

const NANOS_OF_MILLI = 1_000_000n;
const ISO =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(?:(\d\d)(?::(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?)?(Z|[+-]\d\d(?::?\d\d)?)?)?)?)?$/;

/**
 * What a date in Elasticsearch's default format names: what is left out of the time is all of it, a missing month or day is the first one.
 * Date math may follow behind `||`. Null: it is no such date, or not one whose nanoseconds are known. (eql-semantics 9.2)
 */
function spanOf(text: string): Span | null {
  const bars = text.indexOf('||');
  if (bars < 0) return isoSpan(text) ?? millisSpan(text);
  const base = spanOf(text.slice(0, bars));
  const steps = mathSteps(text.slice(bars + 2));
  // What rounding makes of parts of a millisecond is told otherwise by everybody.
  if (base === null || steps === null || base.from % NANOS_OF_MILLI !== 0n) return null;
  const [from, to] = [false, true].map((end) => moved(Number(base.from / NANOS_OF_MILLI), steps, end));
  if (!Number.isFinite(from) || !Number.isFinite(to)) return null;
  return { from: BigInt(from ?? 0) * NANOS_OF_MILLI, to: BigInt(to ?? 0) * NANOS_OF_MILLI };
}

function isoSpan(text: string): Span | null {
  const [whole, year, month = '01', day = '01', hour, minute, second, fraction, zone = 'Z'] = ISO.exec(text) ?? [];
  if (whole === undefined) return null;
  const end = (part: string | undefined, last: string, isEnd: boolean): string => part ?? (isEnd ? last : '00');
  const at = (isEnd: boolean): bigint | null => {
    const written = `${year}-${month}-${day}T${end(hour, '23', isEnd)}:${end(minute, '59', isEnd)}:${end(second, '59', isEnd)}`;
    const time = Date.parse(`${written}Z`);
    // Days that a month lacks carry over into the next one.
    if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 19) !== written) return null;
    const nanos = fraction === undefined && isEnd ? 999_999_999n : BigInt((fraction ?? '').padEnd(9, '0'));
    return BigInt(time) * NANOS_OF_MILLI + nanos;
  };
  const [from, to, ahead] = [at(false), at(true), aheadOf(zone)];
  return from === null || to === null || ahead === null ? null : { from: from - ahead, to: to - ahead };
}

/** Nanoseconds that a zone is ahead of UTC; null: there is no such zone. */
function aheadOf(zone: string): bigint | null {
  if (zone === 'Z') return 0n;
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  const [hours, minutes] = [Number(digits.slice(0, 2)), Number(digits.slice(2))];
  if (minutes > 59 || hours * 60 + minutes > 18 * 60) return null;
  return BigInt((zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)) * 60_000n * NANOS_OF_MILLI;
}

function millisSpan(text: string): Span | null {
  const [whole, sign, digits = '', fraction = ''] = /^(-?)(\d{1,18})(?:\.(\d{1,6}))?$/.exec(text) ?? [];
  if (whole === undefined) return null;
  const size = BigInt(digits) * NANOS_OF_MILLI + BigInt(fraction.padEnd(6, '0'));
  const at = sign === '-' ? -size : size;
  return { from: at, to: at };
}

function instants(id: string, first: bigint, last: bigint, unit: bigint, value: Line['value']): Line {
  const on = (nanos: bigint): Place => ({ at: nanos >= 0n ? nanos / unit : -((unit - 1n - nanos) / unit), off: 0 });
  const bound = (scalar: Scalar): Bounded | null => {
    const span = typeof scalar === 'boolean' ? null : spanOf(String(scalar));
    return span === null ? null : { from: on(span.from), to: on(span.to) };
  };
  return { id, first, last, bound, place: (scalar) => bound(scalar)?.from ?? null, value };
}

/** Milliseconds since 1970. */
export const INSTANTS: Line = instants('date', -(2n ** 53n), 2n ** 53n, NANOS_OF_MILLI, writtenMillis);

/** Nanoseconds since 1970, until 2262. */
export const NANOS: Line = instants('date_nanos', 0n, 2n ** 63n - 1n, 1n, writtenNanos);

const WRITTEN = { first: BigInt(Date.UTC(1000, 0, 1)), last: BigInt(Date.UTC(9999, 11, 31, 23, 59, 59, 999)) };

/** Those of years with four digits are written as dates, the others as their number. */
export function writtenMillis(millis: bigint): Scalar {
  return millis >= WRITTEN.first && millis <= WRITTEN.last ? new Date(Number(millis)).toISOString() : Number(millis);
}

export function writtenNanos(nanos: bigint): Scalar {
  const whole = new Date(Number(nanos / NANOS_OF_MILLI)).toISOString();
  const rest = nanos % NANOS_OF_MILLI;
  return rest === 0n ? whole : `${whole.slice(0, -1)}${rest.toString().padStart(6, '0')}Z`;
}
