import type { Instant } from './instant.ts';

/** The item that `until` stands for. */
export const UNTIL = -1;

/** An item that an event fits, and the event's join keys for it as texts. */
export interface Hit {
  /** The index among the items of the rule, or `UNTIL`. */
  readonly item: number;
  readonly keys: readonly string[];
}

/** A match before its pipes: the events in the order of the items, null for items that must be missing. */
export interface FoundMatch<Ref> {
  readonly events: readonly (Ref | null)[];
  readonly keyText: string;
}

/** The state of one rule: events go in by order of time, matches come out. */
export interface RuleState<Ref> {
  process(at: Instant, hits: readonly Hit[], ref: Ref): void;
  /** Every millisecond before this is over. */
  advance(ms: number): void;
  /** No event comes any more. */
  finish(): void;
  /** Forgets all that is kept: no match is wanted any more. */
  clear(): void;
  evictions(): number;
}
