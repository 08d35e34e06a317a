import type { Event } from '../src/event/index.ts';
import type { EventName } from './near-misses/index.ts';

/** One named way to make events whose label is known. */
export interface Recipe {
  /** Appears in reports and NDJSON. */
  readonly name: EventName;
  /** Whether the rule should match what this recipe makes. */
  readonly expected: boolean;
  /** The condition it probes, or null for an ordinary event. */
  readonly nearMiss: string | null;
  /** An event of an instant, in epoch milliseconds. */
  readonly make: (time: number) => Event;
}
