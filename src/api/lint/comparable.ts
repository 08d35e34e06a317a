import type { Event } from '../../event/index.ts';
import type { Predicate, Rule } from '../../ir/index.ts';
import type { ParsedRule } from '../parse.ts';

/** A rule of single events, ready to be compared. */
export interface Comparable {
  readonly number: number;
  readonly parsed: ParsedRule;
  readonly rule: Rule;
  readonly where: Predicate;
  /** An event that it matches. */
  readonly event: Event;
  readonly matches: (event: Event) => boolean;
}
