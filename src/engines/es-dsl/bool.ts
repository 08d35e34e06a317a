import { fail } from './failure.ts';
import { isArray, isNumber, type Json } from './json.ts';
import { constant, type Query } from './query.ts';
import { allowKeys, member, readObject } from './shape.ts';

/** `bool`, with the number of `should` clauses that are needed by default: one, unless something else is required. */
export function readBool(json: Json, path: string, read: (json: Json, path: string) => Query): Query {
  const object = readObject(json, path);
  allowKeys(object, ['must', 'filter', 'must_not', 'should', 'minimum_should_match', 'boost', '_name'], path);
  const clauses = (key: string): Query[] => {
    const value = object.get(key);
    const at = member(path, key);
    if (value === undefined) return [];
    return !isArray(value) ? [read(value, at)] : value.map((inner, i) => read(inner, member(at, i)));
  };
  const required = [...clauses('must'), ...clauses('filter')];
  const should = clauses('should').sort(byCost);
  const least = leastShould(
    object.get('minimum_should_match'),
    should.length,
    required.length === 0,
    member(path, 'minimum_should_match'),
  );
  const parts = [...required, ...clauses('must_not').map(negated)];
  if (least > should.length) parts.push(constant(false));
  else if (least > 0) parts.push(atLeast(should, least));
  const ordered = parts.sort(byCost);
  return { cost: total(ordered), matches: (event) => ordered.every((query) => query.matches(event)) };
}

function negated(query: Query): Query {
  return { cost: query.cost, matches: (event) => !query.matches(event) };
}

function atLeast(queries: readonly Query[], least: number): Query {
  return {
    cost: total(queries),
    matches: (event) => {
      let found = 0;
      for (const query of queries) if (query.matches(event) && ++found >= least) return true;
      return false;
    },
  };
}

/** A number, a negative number (how many may be missing) or a percentage, rounded down. */
function leastShould(json: Json | undefined, count: number, alone: boolean, path: string): number {
  const needed = alone && count > 0 ? 1 : 0;
  if (json === undefined || json === null) return needed;
  const text = isNumber(json) ? json.digits : typeof json === 'string' ? json.trim() : '';
  const parts = /^(-?\d{1,9})(%?)$/.exec(text);
  if (parts === null) return fail(path, 'expected an integer or a percentage');
  const given = parts[2] === '%' ? Math.trunc((count * Number(parts[1])) / 100) : Number(parts[1]);
  return Math.max(given < 0 ? count + given : given, needed);
}

function byCost(left: Query, right: Query): number {
  return left.cost - right.cost;
}

function total(queries: readonly Query[]): number {
  return queries.reduce((sum, query) => sum + query.cost, 0);
}
