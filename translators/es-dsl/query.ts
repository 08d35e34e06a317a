import type { Scalar } from '../../src/event/index.ts';

/** The part of Elasticsearch's query DSL that rules need. Every query stands in filter context: it matches or it does not. */
export type Query =
  | { readonly match_all: Empty }
  | { readonly match_none: Empty }
  | { readonly bool: Bool }
  | { readonly exists: { readonly field: string } }
  | { readonly term: ByField<Scalar | Folded> }
  | { readonly terms: ByField<readonly Scalar[]> }
  | { readonly match: ByField<string> }
  | { readonly match_phrase: ByField<string> }
  | { readonly prefix: ByField<string | Folded> }
  | { readonly wildcard: ByField<Text> }
  | { readonly regexp: ByField<Text & { readonly flags: 'ALL' }> }
  | { readonly range: ByField<Bounds> }
  | { readonly script: { readonly script: Script } };

type Bool = {
  readonly filter?: readonly Query[];
  readonly must_not?: readonly Query[];
  readonly should?: readonly Query[];
};
export type Bounds = {
  readonly gt?: number | string;
  readonly gte?: number | string;
  readonly lt?: number | string;
  readonly lte?: number | string;
  readonly format?: string;
};
export type Script = { readonly lang: 'painless'; readonly source: string; readonly params: ByField<Parameter> };
export type Parameter = ListParameter | { readonly [name: string]: ListParameter };
type ListParameter = Scalar | readonly Scalar[] | readonly (readonly Scalar[])[];
type Empty = Readonly<Record<string, never>>;
type ByField<T> = { readonly [name: string]: T };
type Folded = { readonly value: string; readonly case_insensitive: true };
type Text = { readonly value: string; readonly case_insensitive?: true };

export const EVERYTHING: Query = { match_all: {} };
export const NOTHING: Query = { match_none: {} };

/** All of the queries hold: one flat `bool` with `filter` and `must_not`, or the single child itself. */
export function all(queries: readonly Query[]): Query {
  const filter: Query[] = [];
  const mustNot: Query[] = [];
  for (const query of queries) {
    if ('match_none' in query) return NOTHING;
    if ('match_all' in query) continue;
    if ('bool' in query && query.bool.should === undefined) {
      append(filter, query.bool.filter);
      append(mustNot, query.bool.must_not);
    } else filter.push(query);
  }
  const [only] = filter;
  if (mustNot.length === 0) return only === undefined ? EVERYTHING : filter.length === 1 ? only : { bool: { filter } };
  return { bool: filter.length === 0 ? { must_not: mustNot } : { filter, must_not: mustNot } };
}

/**
 * Some of the queries hold: one flat `should`. It stands alone in its `bool`, where at least one clause must match without
 * `minimum_should_match` being written.
 */
export function any(queries: readonly Query[]): Query {
  const should: Query[] = [];
  for (const query of queries) {
    if ('match_all' in query) return EVERYTHING;
    if ('match_none' in query) continue;
    if ('bool' in query && query.bool.should !== undefined) append(should, query.bool.should);
    else should.push(query);
  }
  const [only] = should;
  return only === undefined ? NOTHING : should.length === 1 ? only : { bool: { should } };
}

/** The complement. Leaves are two-valued, so De Morgan holds and a negated `should` is a plain `must_not` (eql-semantics 2.2). */
export function negate(query: Query): Query {
  if ('match_all' in query) return NOTHING;
  if ('match_none' in query) return EVERYTHING;
  if (!('bool' in query)) return { bool: { must_not: [query] } };
  const { filter, must_not: mustNot, should } = query.bool;
  if (should !== undefined) return { bool: { must_not: should } };
  if (filter === undefined && mustNot !== undefined) return any(mustNot);
  return { bool: { must_not: [query] } };
}

function append(list: Query[], more: readonly Query[] | undefined): void {
  for (const query of more ?? []) list.push(query);
}
