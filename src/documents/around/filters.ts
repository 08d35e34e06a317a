import type { Json } from '../../event/index.ts';
import type { SearchFilter } from '../../ir/index.ts';
import type { Span } from '../../source/index.ts';
import { isTable, own, type Table } from '../record.ts';

/** What stands in a filter beside its query and says nothing of what is found. (eql-semantics 13.4) */
const DISPLAY: readonly string[] = ['meta', '$state', 'query'];

/**
 * The `filters` of a Kibana rule that are switched on, as query DSL. What cannot be read is kept as it stands, so that
 * whoever gives it a meaning has to say that it has none. (eql-semantics 13.4)
 */
export function readFilters(value: unknown, span: Span): readonly SearchFilter[] {
  if (value === undefined || value === null) return [];
  const listed: readonly unknown[] = Array.isArray(value) ? value : [value];
  return listed.flatMap((filter): readonly SearchFilter[] => {
    const meta = isTable(filter) ? own(filter, 'meta') : undefined;
    if (isTable(meta) && own(meta, 'disabled') === true) return [];
    const negated = isTable(meta) && own(meta, 'negate') === true;
    return [{ from: 'rule', query: clauseOf(filter), negated, span }];
  });
}

/** The `filter` of a request: one clause, or a list of which all have to hold. */
export function requestFilters(value: unknown, span: Span): readonly SearchFilter[] {
  if (value === undefined || value === null) return [];
  const listed: readonly unknown[] = Array.isArray(value) ? value : [value];
  return listed.map((query): SearchFilter => ({ from: 'request', query: asJson(query), negated: false, span }));
}

/** The clause of a filter: under `query`, beside `meta` in old exports, or put together from the filters that it combines. */
function clauseOf(filter: unknown): Json {
  if (!isTable(filter)) return asJson(filter);
  const combined = combinationOf(own(filter, 'meta'));
  if (combined !== null) return combined;
  const query = own(filter, 'query');
  if (isTable(query)) return asJson(query);
  const others = Object.entries(filter).filter(([key]) => !DISPLAY.includes(key));
  return others.length === 0 && query !== undefined ? asJson(query) : asJson(Object.fromEntries(others));
}

/** Filters that one filter combines keep their clauses in its `meta.params`, and its own query is empty. */
function combinationOf(meta: unknown): Json | null {
  if (!isTable(meta) || own(meta, 'type') !== 'combined') return null;
  const params = own(meta, 'params');
  if (!Array.isArray(params)) return null;
  const clauses = params.flatMap((param): readonly Json[] => {
    const inner = isTable(param) ? own(param, 'meta') : undefined;
    if (isTable(inner) && own(inner, 'disabled') === true) return [];
    const clause = clauseOf(param);
    return [isTable(inner) && own(inner, 'negate') === true ? { bool: { must_not: [clause] } } : clause];
  });
  return own(meta, 'relation') === 'OR' ? { bool: { should: clauses, minimum_should_match: 1 } } : { bool: { filter: clauses } };
}

/** A value of a document as JSON: TOML's and YAML's dates are the texts that they were, large whole numbers their digits. */
function asJson(value: unknown): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(asJson);
  if (isTable(value)) return jsonTable(value);
  return value === undefined ? null : String(value);
}

/** A table as JSON. No name of a key is special, `__proto__` neither. */
export function jsonTable(table: Table): { readonly [key: string]: Json } {
  return Object.fromEntries(Object.entries(table).map(([key, inner]) => [key, asJson(inner)]));
}
