import { addressText } from './addresses.ts';
import type { Column, Index } from './columns.ts';
import { isWhole } from './constants.ts';
import { fail, QueryFailure, unsupported } from './failure.ts';
import { isArray, isNumber, isObject, type Json } from './json.ts';
import { compareCodePoints } from './order.ts';
import { compileScript } from './painless/script.ts';
import { Exhausted, Thrown } from './painless/thrown.ts';
import { type DocFields, double, type Value } from './painless/value.ts';
import type { Query, Scope } from './query.ts';
import { allowKeys, member, readObject, readString } from './shape.ts';

/** `script`: a Painless filter, as `{ script: "source" }` or `{ script: { source, lang, params } }`. An error it raises fails the request. */
export function readScript(json: Json, path: string, scope: Scope): Query {
  const object = readObject(json, path);
  allowKeys(object, ['script', 'boost', '_name'], path);
  const at = member(path, 'script');
  const given = object.get('script');
  const body = typeof given === 'string' ? new Map<string, Json>([['source', given]]) : readObject(given, at);
  if (body.has('id')) unsupported(member(at, 'id'), 'this evaluator stores no scripts');
  allowKeys(body, ['source', 'lang', 'params'], at);
  if (readString(body.get('lang') ?? 'painless', member(at, 'lang')) !== 'painless')
    unsupported(member(at, 'lang'), 'this evaluator runs Painless only');
  const script = compileScript(readString(body.get('source'), member(at, 'source')));
  if (typeof script === 'string') return fail(member(at, 'source'), `compile error: ${script}`);
  const paramsAt = member(at, 'params');
  const params = paramOf(new Map(body.has('params') ? readObject(body.get('params'), paramsAt) : []), paramsAt);
  const cache = new Map<string, readonly (readonly Value[])[] | null>();
  const matches = (event: number): boolean => {
    try {
      return script({ kind: 'doc', fields: docOf(scope.index, cache, event) }, params);
    } catch (error) {
      if (!(error instanceof Thrown || error instanceof Exhausted)) throw error;
      throw new QueryFailure('failed', `${at}: event ${event}: script error: ${error.message}`);
    }
  };
  // Dearer than any other query, so that it runs last, as in Lucene.
  return { cost: 1000, matches };
}

/** A parameter: whole numbers are ints or longs, others doubles. */
function paramOf(json: Json, path: string): Value {
  if (json === null || typeof json === 'boolean' || typeof json === 'string') return json;
  if (isArray(json)) return { kind: 'list', items: json.map((item, i) => paramOf(item, member(path, i))) };
  if (isObject(json))
    return { kind: 'map', entries: new Map([...json].map(([key, value]) => [key, paramOf(value, member(path, key))])) };
  if (!isNumber(json)) return null;
  if (!isWhole(json)) return double(Number(json.digits));
  const whole = BigInt(json.digits);
  if (BigInt.asIntN(32, whole) === whole) return Number(whole);
  return BigInt.asIntN(64, whole) === whole ? whole : unsupported(path, 'numbers beyond 64 bits');
}

function docOf(index: Index, cache: Map<string, readonly (readonly Value[])[] | null>, event: number): DocFields {
  const columnOf = (field: string) => {
    const known = cache.get(field);
    if (known !== undefined) return known;
    const made = docValues(index.column(field), field);
    cache.set(field, made);
    return made;
  };
  return {
    has: (field) => {
      const { kind } = index.column(field);
      return kind !== 'unmapped' && kind !== 'object';
    },
    values: (field) => {
      const column = columnOf(field);
      return column === null ? null : (column[event] ?? []);
    },
  };
}

/** Doc values of every event: sorted, texts and addresses without duplicates. Null: no such field. */
function docValues(column: Column, field: string): readonly (readonly Value[])[] | null {
  switch (column.kind) {
    case 'unmapped':
    case 'object':
      return null;
    case 'text':
      throw new Thrown('IllegalArgumentException', `Fielddata is disabled on [${field}]: text fields have no doc values`);
    case 'string':
      return column.values.map((own) => [...new Set(own)].sort(compareCodePoints));
    case 'ip':
      return column.values.map((own) => [...new Set(own)].sort(compare).map(addressText));
    case 'boolean':
      return column.values.map((own) => [...own].sort((a, b) => Number(a) - Number(b)));
    case 'date':
      return column.values.map((own) => [...own].sort(compare).map((nanos) => ({ kind: 'date', millis: Number(nanos) / 1e6 })));
    case 'number': {
      const integers = ['byte', 'short', 'integer', 'long', 'unsigned_long'].includes(column.type);
      return column.values.map((own) => [...own].sort(compare).map((value) => (integers ? wholeOf(value) : double(value))));
    }
  }
}

/** Integers are longs in scripts; the largest, which a double cannot tell from 2^63, is pinned to the end. */
function wholeOf(value: number): bigint {
  const whole = BigInt(value);
  const limit = 2n ** 63n - 1n;
  return whole > limit ? limit : whole;
}

function compare<T extends number | bigint>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
