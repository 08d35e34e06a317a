import type { Event } from '../../event/index.ts';

/** A difference between an engine or converter of others and what an artifact means, as far as it can be read. */
export interface DifferenceFacts {
  readonly code: string;
  /** Engine or converter as reports name it. */
  readonly engine: string;
  /** Version that the example was run on. */
  readonly version: string;
  /** What of Sigma, or of an event, it is about. */
  readonly construct: string;
  readonly explanation: string;
  /** Where that can be read or seen. */
  readonly source: string;
  /** How our translation keeps clear of it; null: it cannot. */
  readonly avoided: string | null;
  /** Null for what only a timeline shows: the engine suite sees it in its timelines. */
  readonly example: DifferenceExample | null;
}

/** The smallest case that shows the difference; the engine suite runs each. */
export interface DifferenceExample {
  /** The detection of a Sigma rule, as YAML. */
  readonly detection: string;
  readonly event: Event;
  /** What the rule means for the event; the engine says the opposite, or `fails`. */
  readonly means: boolean;
  readonly says: boolean | 'refuses' | 'fails';
}
