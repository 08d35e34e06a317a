import type { FieldType, Scalar } from '../../event/index.ts';
import { distanceOf, mathSteps, moved } from './date-math.ts';
import { writtenMillis, writtenNanos } from './instants.ts';
import type { Bounded, Line, Place } from './line.ts';

/** The clock of a run, in milliseconds since 1970, and whether conditions are about that very run, or about every one. */
export interface Clock {
  readonly now: number;
  readonly isFixed: boolean;
}

/** A line on which instants stand, and what a text names there. */
export interface OnLine {
  readonly line: Line;
  readonly bounded: Bounded;
}

/**
 * Where date math on `now` stands. At a fixed clock it is a date. For every clock, distances that are always the same (`now-5m`) are ordered by
 * their arithmetic, and what depends on the calendar (`now-1M/d`) has a line of its own, of what is before, in and behind it; how such
 * lines stand beside dates is not known, as the clock moves. Null: it is no such text, or not one that is understood.
 */
export function onClock(text: string, type: FieldType, usual: Line, { now, isFixed }: Clock): OnLine | null {
  if (!isOnClock(text)) return null;
  const steps = mathSteps(text.slice(NOW.length));
  if (steps === null) return null;
  const distance = distanceOf(steps);
  const unit = type === 'date_nanos' ? 1_000_000n : 1n;
  const written = (at: bigint): Scalar => (type === 'date_nanos' ? writtenNanos(at < 0n ? 0n : at) : writtenMillis(at));
  if (distance !== null && !isFixed) {
    const at = BigInt(distance) * unit;
    const here = BigInt(now) * unit;
    return {
      line: { ...SILENT, id: `${type} now`, first: -FAR * unit, last: FAR * unit, value: (place) => written(here + place) },
      bounded: { from: { at, off: 0 }, to: { at, off: 0 } },
    };
  }
  // What rounding makes of parts of a millisecond is told otherwise by everybody.
  if (type === 'date_nanos' && distance === null) return null;
  const [from, to] = [moved(now, steps, false), moved(now, steps, true)];
  if (!Number.isFinite(from) || !Number.isFinite(to)) return null;
  if (isFixed) {
    const [first, last] = [from, to].map((at): Place => ({ at: BigInt(at) * unit, off: 0 }));
    return first === undefined || last === undefined ? null : { line: usual, bounded: { from: first, to: last } };
  }
  const places = [BigInt(from) - 1n, BigInt(from), BigInt(to) + 1n];
  return {
    line: { ...SILENT, id: `${type} ${text}`, first: -1n, last: 1n, value: (place) => written(places[Number(place) + 1] ?? 0n) },
    bounded: { from: { at: 0n, off: 0 }, to: { at: 0n, off: 0 } },
  };
}

const NOW = 'now';

/** Whether a value is date math on the clock of the run. */
export function isOnClock(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith(NOW);
}

const FAR = 2n ** 53n;

/** Values and bounds of such a line are known by their text alone. */
const SILENT = { place: () => null, bound: () => null };
