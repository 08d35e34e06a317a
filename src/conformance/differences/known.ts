import type { Event } from '../../event/index.ts';

/**
 * A difference between an engine or converter of others and what an artifact means, as data. It explains a disagreement only
 * when the disagreement goes away with its cause: the event without it, or the text said another way, is run again.
 */
export interface KnownDifference {
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
  readonly example: Example | null;
  /** The event without what makes the difference; absent: the event is not the cause. */
  readonly without?: (event: Event) => Event;
  /** For timelines: the times of the events, epoch milliseconds, without what makes the difference; absent: time is not the cause. */
  readonly retimed?: (times: readonly number[]) => readonly number[];
  /** The text that the engine runs, said so that it is read as it is meant; absent: the text is not the cause. */
  readonly mended?: (text: string, artifact: string) => string;
  /** Whether an artifact says the construct at all, for converters whose queries nothing here runs. */
  readonly concerns?: (artifact: string) => boolean;
}

/** The smallest case that shows the difference; the engine suite runs each. */
export interface Example {
  /** The detection of a Sigma rule, as YAML. */
  readonly detection: string;
  readonly event: Event;
  /** What the rule means for the event; the engine says the opposite, or `fails`. */
  readonly means: boolean;
  readonly says: boolean | 'refuses' | 'fails';
}
