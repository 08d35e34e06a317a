import type { Json } from '../event/index.ts';
import type { Span } from '../source/index.ts';

/**
 * What a rule or a request puts around its query and that changes what is found: further conditions of every event, and
 * fields that the mapping lacks. Names of fields and the time range stand in the metadata. (eql-semantics 13)
 */
export interface SearchContext {
  /** Conditions that an event has to meet besides the query, each a query DSL clause as it was written. */
  readonly filters: readonly SearchFilter[];
  /** An event is left out when every entry of at least one item holds. (eql-semantics 13.4) */
  readonly exceptions: readonly ExceptionItem[];
  /** Lists of exceptions that the rule names and the document does not hold. */
  readonly missingLists: readonly MissingList[];
  /** `runtime_mappings` of a request or a data view, as written; null: none. */
  readonly runtimeMappings: { readonly [field: string]: Json } | null;
}

export interface SearchFilter {
  /** `request`: the `filter` of `_eql/search`; `rule`: an entry of a Kibana rule's `filters`. Disabled filters are not listed. */
  readonly from: 'request' | 'rule';
  readonly query: Json;
  readonly negated: boolean;
  /** Where it stands in the document. */
  readonly span: Span;
}

export interface ExceptionItem {
  readonly name: string | null;
  /** Systems that it is for, by `host.os.type` or, of older agents, `host.os.name.caseless`; none: for all. */
  readonly systems: readonly string[];
  readonly entries: readonly ExceptionEntry[];
  /** Where it stands in the document. */
  readonly span: Span;
}

/** One condition of an exception item; `excluded` negates it. */
export type ExceptionEntry =
  | { readonly kind: 'match'; readonly field: string; readonly excluded: boolean; readonly value: string }
  | { readonly kind: 'match_any'; readonly field: string; readonly excluded: boolean; readonly values: readonly string[] }
  | { readonly kind: 'exists'; readonly field: string; readonly excluded: boolean }
  | { readonly kind: 'wildcard'; readonly field: string; readonly excluded: boolean; readonly pattern: string }
  /** Its entries name fields below `field`, and all have to hold of one and the same object there. */
  | { readonly kind: 'nested'; readonly field: string; readonly entries: readonly ExceptionEntry[] }
  /** Says what cannot be said in a condition: a value list, or a form that is not known. */
  | { readonly kind: 'unknown'; readonly field: string; readonly reason: string };

export interface MissingList {
  readonly id: string;
  /** Where the rule names it. */
  readonly span: Span;
}

/** A query with nothing around it. */
export const EMPTY_CONTEXT: SearchContext = { filters: [], exceptions: [], missingLists: [], runtimeMappings: null };
