import type { Json } from '../event/index.ts';
import type { Predicate } from './predicate.ts';
import type { ExceptionItem, SearchContext } from './search-context.ts';

/** What stands around the query of a rule, as it is meant. The plan has the conditions in every item already. */
export interface Around {
  readonly context: SearchContext;
  /** What filters and exceptions ask of every event. */
  readonly conditions: readonly Predicate[];
  /** The one of them that leaves out what exceptions name; null: there is none. */
  readonly excepted: Predicate | null;
  /** Filters and exceptions that are no condition on one event, or not known. */
  readonly unsaid: readonly Unsaid[];
  /** Date fields of which filters ask two bounds of one value, which the conditions ask of any two. */
  readonly severalDates: readonly string[];
  /** Fields of the rule whose values a script of the request computes. */
  readonly scripted: readonly string[];
}

/** A filter or an exception that the conditions leave out. */
export interface Unsaid {
  readonly kind: 'filter' | 'exception' | 'list';
  /** What to call it in a message. */
  readonly what: string;
  readonly reason: string;
  /** Of a filter: the query DSL as written, for whoever runs it. */
  readonly clause: Json;
  /** Of an exception: the item. */
  readonly item?: ExceptionItem;
  readonly negated: boolean;
}
