import type { Event } from '../src/event/index.ts';
import type { EventContext } from './event-context.ts';

/** One named way to make events whose label is known. */
export interface Recipe {
  /** Unique, kebab-case; appears in reports and NDJSON. */
  readonly name: string;
  /** Whether the rule should match what this recipe makes. */
  readonly expected: boolean;
  /** The condition it probes, or null for an ordinary event. */
  readonly nearMiss: string | null;
  readonly make: (context: EventContext) => Event;
}

/** A near miss as a row of a table: an event that the rule matches, with one change. */
export interface Twist {
  readonly name: string;
  readonly expected: boolean;
  readonly change: (event: Event, context: EventContext) => Event;
}
