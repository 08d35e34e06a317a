import type { Scalar } from '../../src/event/index.ts';

/** What the module of a sequence or sample exports: makes a matcher for one stream of events. */
export type CreateMatcher = (options?: RuleMatcherOptions) => RuleMatcher;

export interface RuleMatcherOptions {
  /** How many milliseconds an event may come after a later one; 0. With `Infinity`, events are sorted at the end. */
  readonly maxDelay?: number;
  /** How many unfinished matches and waiting events are kept at most; 1,000,000. Then the oldest go. */
  readonly maxState?: number;
  /** How many samples of one key are wanted at most; 1. */
  readonly maxSamplesPerKey?: number;
  /** What `now` in date math means, in milliseconds since 1970; the time when the matcher is made. */
  readonly now?: number;
}

/** Events go in, in order of time; matches come out. Nothing throws. */
export interface RuleMatcher {
  /** The next event, as `JSON.parse` gives it. `ref` stands for it in matches and is what is kept; the event itself unless given. */
  push(event: unknown, ref?: unknown): readonly RuleMatch[];
  /** Time has come to this moment, in milliseconds since 1970: gives the matches that have waited for it. */
  advance(ms: number): readonly RuleMatch[];
  /** No event comes any more; samples come here. */
  end(): readonly RuleMatch[];
  /** The counts so far. */
  report(): RuleMatcherReport;
}

export interface RuleMatch {
  /** In the order of the items, runs one by one; null for an event that must be missing. */
  readonly events: readonly unknown[];
  /** The values of the join keys; null for an optional key without a value. */
  readonly keys: readonly (Scalar | null)[];
}

export interface RuleMatcherReport {
  readonly matches: number;
  /** Events that fit some item. */
  readonly events: number;
  /** Left out: more than `maxDelay` behind. */
  readonly late: number;
  /** Left out: without a place in time, by reason. */
  readonly unplaced: { readonly [reason: string]: number };
  /** Left out for an item: more than a thousand combinations of join keys. */
  readonly tooManyKeys: number;
  /** Sequences left out: they have a null key, under which events that must be missing cannot be looked for. */
  readonly nullKeys: number;
  /** What `maxState` has let go: matches may be missing, and events that must be missing overlooked. */
  readonly evictions: number;
}
