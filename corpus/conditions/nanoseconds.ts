import type { Scalar } from '../../src/event/index.ts';
import { spellingOf } from './date-spelling.ts';
import { dateEdges, type Period } from './dates.ts';
import type { NamedValue } from './formula.ts';

/** `date_nanos` holds what 63 bits of nanoseconds since 1970 hold, here to the last whole year (run on OpenSearch 2.19.1). */
const LAST = Date.UTC(2262, 0) - 1;

/** A constant names whole milliseconds: its unit ends with the last nanosecond of one. Null: the field cannot hold it. */
export function nanosPeriod({ first, last, latest }: Period): Period | null {
  if (first < 0 || latest > LAST) return null;
  const end = (time: number): number => (time > first ? time + WITHIN_LAST : time);
  return { first, last: end(last), latest: end(latest) };
}

/** Instants are in milliseconds; all within one, its start apart, are told as its half: no constant lies between them. */
const WITHIN = 0.5;
const WITHIN_LAST = 0.75;

/** Reads the values of a field: as its format says, and, where it has none, to the nanosecond. */
export function nanosInstant(format: string | undefined): (value: Scalar) => number | null {
  const spelling = spellingOf(format);
  return (value) => {
    const fine = format === undefined && typeof value === 'string' ? /^(.*\.\d{3})(\d{6})Z$/.exec(value) : null;
    const instant = spelling?.instant(fine === null ? value : `${fine[1]}Z`) ?? null;
    if (instant === null || instant < 0 || instant > LAST) return null;
    return fine === null || fine[2] === '000000' ? instant : instant + WITHIN;
  };
}

/** The edges of dates, and the nanoseconds around the ends of each unit. */
export function nanosEdges(periods: readonly Period[], format: string | undefined): readonly NamedValue[] {
  const whole = periods.map(({ first, last, latest }) => ({ first, last: Math.floor(last), latest: Math.floor(latest) }));
  const spelling = spellingOf(format);
  const edges = spelling === null ? [] : dateEdges(whole, spelling.write);
  if (format !== undefined) return edges;
  const finer = (instant: number, nanos: string): string => new Date(instant).toISOString().replace('Z', `${nanos}Z`);
  const near = whole.slice(0, 10).flatMap(({ first, last, latest }) => [
    { name: 'nanosecond-after-the-first' as const, value: finer(first, '000001') },
    { name: 'last-nanosecond' as const, value: finer(last, '999999') },
    { name: 'nanosecond-before' as const, value: first === 0 ? '' : finer(first - 1, '999999') },
    { name: 'nanosecond-after' as const, value: finer(latest + 1, '000000') },
  ]);
  return [...edges, ...near.filter(({ value }) => value !== '')];
}
