import type { RunSettings } from '../../contract/index.ts';
import type { Event, EventId, FieldFacts } from '../../event/index.ts';
import { factsOf, readValues } from './fields.ts';
import { compareValues } from './order.ts';
import type { Trouble } from './trouble.ts';
import type { Value } from './value.ts';

/** An event at its place in time. */
export interface Placed {
  readonly id: EventId;
  readonly event: Event;
  /** Nanoseconds since 1970; null: the event tells no single instant. */
  readonly nanos: bigint | null;
  readonly tiebreaker: Value | null;
  readonly severalTiebreakers: boolean;
  /** Its number in the order of time. */
  readonly ordinal: number;
}

const TIMESTAMP: FieldFacts = { type: 'date', ignoreAbove: null, nullValue: null, exactSubfield: null };

/** The events in the order of time: timestamp, then tiebreaker (those without one last), then place in the input (eql-semantics 10.1). */
export function inOrderOfTime(events: readonly Event[], settings: RunSettings): readonly Placed[] {
  const { schema, timestampField, tiebreakerField } = settings;
  const timestampFacts = schema.fields.get(timestampField) ?? TIMESTAMP;
  const placed = events.map((event, id) => {
    const [instant, ...others] = readValues(event, timestampField, timestampFacts);
    const [tiebreaker = null, ...more] =
      tiebreakerField === undefined ? [] : readValues(event, tiebreakerField, factsOf(schema, tiebreakerField));
    const nanos = instant?.kind === 'instant' && others.length === 0 ? instant.nanos : null;
    return { id, event, nanos, tiebreaker, severalTiebreakers: more.length > 0 };
  });
  placed.sort(
    (a, b) =>
      missingLast(a.nanos, b.nanos, compareNanos) || missingLast(a.tiebreaker, b.tiebreaker, compareValues) || a.id - b.id,
  );
  return placed.map((event, ordinal) => ({ ...event, ordinal }));
}

function missingLast<T>(left: T | null, right: T | null, compare: (left: T, right: T) => number): number {
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  return compare(left, right);
}

function compareNanos(left: bigint, right: bigint): number {
  return left < right ? -1 : Number(left > right);
}

/** The instant of an event that takes part in a sequence; without one the engine fails the search (eql-semantics 10.1). */
export function instantOf(placed: Placed, trouble: Trouble): bigint {
  if (placed.nanos === null) trouble.say(`event ${placed.id} has no single timestamp, so it cannot stand in a sequence`);
  if (placed.severalTiebreakers) trouble.say(`event ${placed.id} has several tiebreakers, so it cannot stand in a sequence`);
  return placed.nanos ?? 0n;
}
