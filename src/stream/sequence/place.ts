import type { Scalar } from '../../event/index.ts';
import { scalarsAt } from '../values.ts';
import { type Instant, type Precision, readInstant } from './instant.ts';

/** A value as events are read: a whole number that JavaScript's numbers may miss is a bigint. */
export type Read = Scalar | bigint;

/** Where an event stands in time: the moment, then the tiebreaker, then the order of arrival. (eql-semantics 10.1) */
export interface Place extends Instant {
  /** Null stands after every other. */
  readonly tiebreaker: Read | null;
  /** Counted up by the matcher. */
  readonly arrival: number;
}

/** Why an event has no place in time: all three are errors in Elasticsearch (eql-semantics 10.1). */
export type Unplaced = 'no-timestamp' | 'bad-timestamp' | 'several-tiebreakers';

/** The moment of an event and its tiebreaker, or why there is none. */
export type Moment =
  | { readonly ok: true; readonly instant: Instant; readonly tiebreaker: Read | null }
  | { readonly ok: false; readonly reason: Unplaced };

export type ReadMoment = (event: unknown) => Moment;

/** Gives the values of a field: one alone, several as a list, none as the empty list. */
export type ReadValues = (event: unknown) => Read | readonly Read[];

export interface MomentOptions {
  /** `@timestamp` where the rule names no other. */
  readonly timestampField: string;
  readonly precision: Precision;
  /** The moments of an event in milliseconds, where the mapping says how they are written; null: as by default. */
  readonly written: ((event: unknown) => readonly number[]) | null;
  /** The values of the tiebreaker field; null without one: there is no default (eql-semantics 10.1). */
  readonly tiebreaker: ReadValues | null;
}

/** Reads moments from the timestamp field. */
export function momentReader(options: MomentOptions): ReadMoment {
  return (event) => readMoment(event, options);
}

function readMoment(event: unknown, { timestampField, precision, written, tiebreaker }: MomentOptions): Moment {
  const stamps = scalarsAt(event, timestampField);
  const [stamp] = stamps;
  if (stamp === undefined) return { ok: false, reason: 'no-timestamp' };
  const instant = stamps.length !== 1 ? null : written === null ? readInstant(stamp, precision) : onlyInstant(written(event));
  if (instant === null) return { ok: false, reason: 'bad-timestamp' };
  if (tiebreaker === null) return { ok: true, instant, tiebreaker: null };
  const values = tiebreaker(event);
  if (typeof values !== 'object') return { ok: true, instant, tiebreaker: values };
  if (values.length > 1) return { ok: false, reason: 'several-tiebreakers' };
  return { ok: true, instant, tiebreaker: values[0] ?? null };
}

function onlyInstant([ms]: readonly number[]): Instant | null {
  return ms === undefined ? null : { ms, ns: 0 };
}

/** Negative when the first stands before the other. */
export function comparePlaces(one: Place, other: Place): number {
  return (
    one.ms - other.ms || one.ns - other.ns || compareScalars(one.tiebreaker, other.tiebreaker) || one.arrival - other.arrival
  );
}

/** Within one type by value, texts by code point; else booleans, numbers, texts; null is last. */
export function compareScalars(one: Read | null, other: Read | null): number {
  if (one === other) return 0;
  if (isNumber(one) && isNumber(other)) return one < other ? -1 : Number(one > other);
  if (typeof one === 'string' && typeof other === 'string') return compareTexts(one, other);
  return rank(one) - rank(other);
}

function isNumber(value: Read | null): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

function rank(value: Read | null): number {
  if (value === null) return 4;
  if (typeof value === 'string') return 3;
  return isNumber(value) ? 2 : Number(value);
}

/** As UTF-8 bytes order. Units of surrogate pairs stand for what comes after all others. */
function compareTexts(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  for (let index = 0; index < length; index++) {
    const difference = lifted(one.charCodeAt(index)) - lifted(other.charCodeAt(index));
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

function lifted(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
