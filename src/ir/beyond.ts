import type { Json } from '../event/index.ts';
import type { NonEmpty } from '../source/index.ts';

/**
 * What a rule of a detection engine does with the events that its query finds: which of them become alerts. No condition on one event
 * says it. Each holds all that the engine needs to run the rule again.
 */
export type Beyond = Threshold | NewTerms | IndicatorMatch;

/** An alert for each group of so many events within a run. */
interface Threshold {
  readonly kind: 'threshold';
  /** Fields whose values together make a group; none: all events are one. */
  readonly fields: readonly string[];
  /** So many events at least. */
  readonly count: number;
  /** So many different values of a field at least. */
  readonly distinct: readonly { readonly field: string; readonly count: number }[];
}

/** Only events with values that nobody has seen before. */
interface NewTerms {
  readonly kind: 'new-terms';
  /** Fields whose values together are the term. */
  readonly fields: NonEmpty<string>;
  /** Since when values are known: `now-7d`. */
  readonly since: string;
}

/** Only events that share values with an indicator: a document of other indices. */
export interface IndicatorMatch {
  readonly kind: 'indicator-match';
  readonly indices: readonly string[];
  readonly query: string;
  /** What `query` is written in, as Kibana calls it: `kuery`, `lucene`. */
  readonly language: string;
  /** Query DSL clauses around `query`, as Kibana writes filters. */
  readonly filters: readonly Json[];
  /** Alternatives; all pairs of one have to agree. */
  readonly mapping: NonEmpty<NonEmpty<IndicatorPair>>;
  /** Where indicators keep their details; null: where Kibana looks. */
  readonly path: string | null;
  readonly concurrentSearches: number | null;
  readonly itemsPerSearch: number | null;
}

/** A field of events and one of indicators that have to share a value, or `negated`, must not. */
export interface IndicatorPair {
  readonly field: string;
  readonly indicator: string;
  readonly negated: boolean;
}
