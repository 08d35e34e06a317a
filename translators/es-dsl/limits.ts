import type { TypeFamily } from '../../src/event/index.ts';
import type { Rule } from '../../src/ir/index.ts';
import { familyOf } from '../../src/schema/families.ts';
import { indexedName } from './field-name.ts';
import { fieldsOf } from './fields.ts';
import type { Query } from './query.ts';

/** `indices.query.bool.max_clause_count` in its default. Lucene 9 counts over the whole query, so we do. */
export const MAX_CLAUSES = 1024;
/** `indices.query.bool.max_nested_depth` in its smallest default. */
export const MAX_DEPTH = 20;

/**
 * How many clauses a cluster counts. One `terms` list is one; what asks a number, a date or an address is two, for it can run over points and over doc
 * values; a `bool` that only excludes has one more, for all that it excludes from (run on OpenSearch 2.19.1). `doubled` names the fields of the second kind.
 */
export function countClauses(query: Query, doubled: ReadonlySet<string>): number {
  if (!('bool' in query)) return isDoubled(query, doubled) ? 2 : 1;
  const { filter, must_not: mustNot, should } = query.bool;
  const everything = mustNot !== undefined && filter === undefined && should === undefined ? 1 : 0;
  return children(query).reduce((sum, child) => sum + countClauses(child, doubled), everything);
}

function isDoubled(query: Query, doubled: ReadonlySet<string>): boolean {
  if ('term' in query) return Object.keys(query.term).some((field) => doubled.has(field));
  if ('terms' in query) return Object.keys(query.terms).some((field) => doubled.has(field));
  return 'range' in query && Object.keys(query.range).some((field) => doubled.has(field));
}

const DOUBLED: readonly TypeFamily[] = ['number', 'date', 'ip'];

/** The names of numbers, dates and addresses that a rule asks. */
export function doubledFields(rule: Rule): ReadonlySet<string> {
  return new Set(fieldsOf(rule).flatMap((field) => (DOUBLED.includes(familyOf(field.type)) ? [indexedName(field)] : [])));
}

/** How many `bool` queries stand inside one another at most. */
export function depthOf(query: Query): number {
  return 'bool' in query ? 1 + children(query).reduce((most, child) => Math.max(most, depthOf(child)), 0) : 0;
}

function children(query: Extract<Query, { readonly bool: unknown }>): readonly Query[] {
  const { filter = [], must_not: mustNot = [], should = [] } = query.bool;
  return [...filter, ...mustNot, ...should];
}
