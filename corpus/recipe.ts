import type { Event } from '../src/event/index.ts';

/** One named way to make events whose label is known. */
export interface Recipe {
  /** Unique, kebab-case; appears in reports and NDJSON. */
  readonly name: string;
  /** Whether the rule should match what this recipe makes. */
  readonly expected: boolean;
  /** The condition it probes, or null for an ordinary event. */
  readonly nearMiss: string | null;
  /** An event of an instant, in epoch milliseconds. */
  readonly make: (time: number) => Event;
}
