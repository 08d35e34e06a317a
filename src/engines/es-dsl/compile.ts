import { readBool } from './bool.ts';
import { fail, unsupported } from './failure.ts';
import type { Json } from './json.ts';
import { constant, type Query, type Scope } from './query.ts';
import { readRange } from './range.ts';
import { readScript } from './script-query.ts';
import { allowKeys, member, readObject, readOnly } from './shape.ts';
import { readMatch, readPhrase, readTerm, readTerms } from './term.ts';
import { readExists, readPrefix, readRegexp, readWildcard } from './text-queries.ts';

/** `indices.query.bool.max_nested_depth`: queries within queries, leaves included. */
const DEPTH_LIMIT = 30;

type Reader = (json: Json, path: string, scope: Scope, depth: number) => Query;

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['bool', (json, path, scope, depth) => readBool(json, path, (inner, at) => compileQuery(inner, at, scope, depth + 1))],
  ['constant_score', readConstantScore],
  ['match_all', (json, path) => readConstant(json, path, true)],
  ['match_none', (json, path) => readConstant(json, path, false)],
  ['term', readTerm],
  ['match_phrase', readPhrase],
  ['match', readMatch],
  ['terms', readTerms],
  ['range', readRange],
  ['exists', readExists],
  ['prefix', readPrefix],
  ['wildcard', readWildcard],
  ['regexp', readRegexp],
  ['script', readScript],
]);

/** Queries Elasticsearch has and this evaluator does not run. */
const OTHERS: readonly string[] = [
  'multi_match',
  'query_string',
  'simple_query_string',
  'fuzzy',
  'ids',
  'nested',
  'terms_set',
  'dis_max',
  'boosting',
  'function_score',
  'script_score',
  'intervals',
  'wrapper',
];

/** Compiles one query: an object with one key, the name of the query. */
export function compileQuery(json: Json | undefined, path: string, scope: Scope, depth = 1): Query {
  if (depth > DEPTH_LIMIT) fail(path, `queries nested more than ${DEPTH_LIMIT} deep`);
  const [name, body] = readOnly(json, path);
  const read = READERS.get(name);
  if (read !== undefined) return read(body, member(path, name), scope, depth);
  if (OTHERS.includes(name)) return unsupported(member(path, name), `this evaluator has no ${name} query`);
  return fail(member(path, name), `unknown query "${name}"`);
}

function readConstant(json: Json, path: string, value: boolean): Query {
  allowKeys(readObject(json, path), ['boost', '_name'], path);
  return constant(value);
}

function readConstantScore(json: Json, path: string, scope: Scope, depth: number): Query {
  const object = readObject(json, path);
  allowKeys(object, ['filter', 'boost', '_name'], path);
  return compileQuery(object.get('filter'), member(path, 'filter'), scope, depth + 1);
}
