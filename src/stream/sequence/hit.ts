import type { Instant } from './instant.ts';

/** The item that `until` stands for. */
export const UNTIL = -1;

/** An item that an event fits, and the event's join keys for it as texts. */
export interface Hit {
  /** The index among the items of the rule, or `UNTIL`. */
  readonly item: number;
  /** None when there were too many. */
  readonly keys: readonly string[];
}

/** A match before its pipes: the events in the order of the items, null for items that must be missing. */
export interface FoundMatch<Ref> {
  readonly events: readonly (Ref | null)[];
  readonly keyText: string;
  /** The moment of its last event, in milliseconds; 0 for a sample, which knows no time. */
  readonly lastMs: number;
}

/** For how many things a match counts while it is kept: itself, and what its references keep in memory. */
export function weighMatch<Ref>({ events }: FoundMatch<Ref>, weigh: (ref: Ref) => number): number {
  return events.reduce((sum, ref) => sum + (ref === null ? 0 : weigh(ref)), 1);
}

/** The state of one rule: events go in by order of time, matches come out. */
export interface RuleState<Ref> {
  process(at: Instant, hits: readonly Hit[], ref: Ref): void;
  /** Everything before this moment is over. */
  advance(ms: number, ns: number): void;
  /** An event that fits this item alone changes nothing unless something is kept of its keys. */
  idle(item: number): boolean;
  /** Before this moment in milliseconds, time that passes changes nothing. */
  quietUntil(): number;
  /** No event comes any more. */
  finish(): void;
  /** Forgets all that is kept: no match is wanted any more. */
  clear(): void;
  evictions(): number;
  /** Complete sequences with a null key beside items that must be missing, which are no matches. */
  nullKeys(): number;
}
