import type { Scalar } from '../../src/event/index.ts';
import type { Answer } from './answer.ts';
import { ordered, type ValueTest } from './field-tests.ts';
import type { NamedValue } from './formula.ts';

const DAY = 24 * 60 * 60 * 1000;
const MONTH = 30 * DAY;

/** The instants, in epoch milliseconds, that a date constant stands for (eql-semantics 9.2). */
export interface Period {
  readonly first: number;
  readonly last: number;
  /**
   * Another reading of the end: a constant without a day ends with its first day for some engines and with its month or year
   * for others. The same as `last` for a constant that names a day.
   */
  readonly latest: number;
}

/** A date constant: ISO text, in UTC, to any unit from the year to the millisecond, or epoch milliseconds; null for all else. */
export function periodOf(constant: Scalar | null): Period | null {
  if (typeof constant === 'number') {
    // Four digits are a year to the usual format.
    const certain = Number.isSafeInteger(constant) && constant >= 10_000;
    return certain ? { first: constant, last: constant, latest: constant } : null;
  }
  const parts =
    typeof constant === 'string'
      ? /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2})(?::(\d{2})(?::(\d{2})(?:\.(\d{3}))?)?)?Z?)?)?)?$/.exec(constant)
      : null;
  if (parts === null) return null;
  const [, year = '', month = '01', day = '01', hour, minute, second, fraction] = parts;
  const first = Date.parse(`${year}-${month}-${day}T${hour ?? '00'}:${minute ?? '00'}:${second ?? '00'}.${fraction ?? '000'}Z`);
  // A day that the month does not have moves into the next month instead of failing.
  if (Number.isNaN(first) || new Date(first).getUTCDate() !== Number(day)) return null;
  const length =
    fraction !== undefined
      ? 1
      : second !== undefined
        ? 1000
        : minute !== undefined
          ? 60_000
          : hour !== undefined
            ? 3_600_000
            : DAY;
  const last = first + length - 1;
  if (parts[3] !== undefined) return { first, last, latest: last };
  const next = parts[2] === undefined ? Date.UTC(Number(year) + 1, 0) : Date.UTC(Number(year), Number(month));
  return { first, last, latest: next - 1 };
}

/** The instant of a value that an event carries: ISO text; null for other spellings. */
export function instantOf(value: Scalar): number | null {
  return typeof value === 'string' ? (periodOf(value)?.first ?? null) : null;
}

/** A date field against a constant; the bounds round to the ends of the constant's unit (eql-semantics 9.2). */
export function dateTest(operator: string, period: Period, instantOf: (value: Scalar) => number | null): ValueTest {
  return (value) => {
    const instant = instantOf(value);
    if (instant === null) return null;
    // A list of terms is not said to round.
    const early = operator === 'in' && period.last > period.first ? against('==', instant, period.first, period.first) : null;
    const near = against(operator === 'in' ? '==' : operator, instant, period.first, period.last);
    const far = against(operator === 'in' ? '==' : operator, instant, period.first, period.latest);
    return near === far && (early === null || early === near) ? near : null;
  };
}

function against(operator: string, instant: number, first: number, last: number): Answer {
  switch (operator) {
    case '==':
      return instant >= first && instant <= last;
    case '<':
    case '>=':
      return ordered(operator, instant - first);
    default:
      return ordered(operator, instant - last);
  }
}

/** Both ends of a constant's unit and the instants just outside of it, its middle, and instants well before and well after. */
export function dateEdges(periods: readonly Period[], write: (instant: number) => Scalar | null): readonly NamedValue[] {
  const near = periods.slice(0, 10).flatMap(({ first, last, latest }) => [
    { name: 'first-millisecond' as const, value: first },
    { name: 'last-millisecond' as const, value: last },
    { name: 'millisecond-before' as const, value: first - 1 },
    { name: 'millisecond-after' as const, value: latest + 1 },
    { name: 'inside-the-unit' as const, value: first + Math.floor((last - first) / 2) },
    { name: 'a-month-before' as const, value: first - MONTH },
    { name: 'a-month-after' as const, value: latest + MONTH },
  ]);
  // Years of four digits only: others have another spelling.
  return near
    .filter(({ value }) => Math.abs(value) < 2e14 && value > -6e13)
    .flatMap(({ name, value }) => {
      const written = write(value);
      return written === null ? [] : [{ name, value: written }];
    });
}
