import type { Json } from '../../src/event/index.ts';
import type { Query } from './query.ts';

/** One search answers a rule over single events; the EQL search answers a rule that relates several, or has pipes. */
export type QueryDslArtifact =
  | { readonly kind: 'search'; readonly body: SearchBody }
  | { readonly kind: 'eql'; readonly body: EqlBody };

/** The body of `POST <indices>/_search`: filters only, so nothing is scored. */
export type SearchBody = {
  readonly query: { readonly bool: { readonly filter?: readonly Query[]; readonly must_not?: readonly Query[] } };
  readonly runtime_mappings?: { readonly [field: string]: Json };
};

/** The body of `POST <indices>/_eql/search`; its `query` is a text, which tells it from the other. */
export type EqlBody = {
  /** The rule's EQL as written. */
  readonly query: string;
  /** Which documents the EQL looks at. */
  readonly filter?: Query;
  readonly runtime_mappings?: { readonly [field: string]: Json };
  readonly event_category_field?: string;
  readonly timestamp_field?: string;
  readonly tiebreaker_field?: string;
  /** The most events or sequences in the answer; Elasticsearch's own limit is 10. (eql-semantics 10.7) */
  readonly size: number;
};

export interface QueryDslOptions {
  /** Adds the look-back of a scheduled rule (`now-9m`) as the earliest time, when the rule has one. */
  readonly schedule: boolean;
}
