import type { Query } from './query.ts';

/** `indices.query.bool.max_clause_count` in its default. Lucene 9 counts over the whole query, so we do. */
export const MAX_CLAUSES = 1024;
/** `indices.query.bool.max_nested_depth` in its smallest default. */
export const MAX_DEPTH = 20;

/** How many leaves a query has; one `terms` list is one leaf. */
export function countClauses(query: Query): number {
  return 'bool' in query ? children(query).reduce((sum, child) => sum + countClauses(child), 0) : 1;
}

/** How many `bool` queries stand inside one another at most. */
export function depthOf(query: Query): number {
  return 'bool' in query ? 1 + children(query).reduce((most, child) => Math.max(most, depthOf(child)), 0) : 0;
}

function children(query: Extract<Query, { readonly bool: unknown }>): readonly Query[] {
  const { filter = [], must_not: mustNot = [], should = [] } = query.bool;
  return [...filter, ...mustNot, ...should];
}
