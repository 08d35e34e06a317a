import { matchText, someTerm } from './analysed.ts';
import { type Column, isConstant } from './columns.ts';
import { asBoolean, asInstant, asNetwork, asNumber, asText, type Constant } from './constants.ts';
import { fail, unsupported } from './failure.ts';
import { sameText } from './folding.ts';
import { isArray, isObject, type Json } from './json.ts';
import { atPrecision, isIntegerType, signedKey } from './numbers.ts';
import { constant, type Query, type Scope, someValue } from './query.ts';
import { allowKeys, member, readFlag, readObject, readOnly, readScalar } from './shape.ts';
import { starTest } from './wildcard.ts';

/** `index.max_terms_count`. */
const TERMS_LIMIT = 65_536;

/** `term`: `{ field: value }` or `{ field: { value, case_insensitive } }`. */
export function readTerm(json: Json, path: string, scope: Scope): Query {
  const [field, body] = readOnly(json, path);
  const at = member(path, field);
  if (!isObject(body)) return termQuery(field, readScalar(body, at), false, at, scope);
  const object = readObject(body, at);
  allowKeys(object, ['value', 'case_insensitive', 'boost', '_name'], at);
  const value = readScalar(object.get('value'), member(at, 'value'));
  return termQuery(field, value, readFlag(object.get('case_insensitive'), member(at, 'case_insensitive')), at, scope);
}

/** `match` and `match_phrase`: of analysed text terms, of any other field a value. */
export function readMatch(json: Json, path: string, scope: Scope): Query {
  return matchQuery(json, path, scope, (operator) => (operator === 'and' ? 'and' : 'or'));
}

export function readPhrase(json: Json, path: string, scope: Scope): Query {
  return matchQuery(json, path, scope, () => 'phrase');
}

function matchQuery(json: Json, path: string, scope: Scope, modeOf: (operator: string) => 'or' | 'and' | 'phrase'): Query {
  const [field, body] = readOnly(json, path);
  const at = member(path, field);
  const object = isObject(body) ? readObject(body, at) : null;
  const allowed = ['query', 'type', 'operator', 'slop', 'analyzer', 'lenient', 'zero_terms_query', 'boost', '_name'];
  for (const key of object?.keys() ?? [])
    if (!allowed.includes(key)) unsupported(member(at, key), 'this evaluator takes no such parameter');
  const value = object === null ? readScalar(body, at) : readScalar(object.get('query'), member(at, 'query'));
  const column = scope.index.column(field);
  if (column.kind !== 'text') return termQuery(field, value, false, at, scope);
  for (const key of ['type', 'slop', 'analyzer', 'zero_terms_query'])
    if (object?.has(key) === true) unsupported(member(at, key), 'this evaluator takes no such parameter of analysed text');
  const operator = object?.get('operator');
  return matchText(column, asText(value), modeOf(typeof operator === 'string' ? operator.toLowerCase() : 'or'), at);
}

function termQuery(field: string, value: Constant, insensitive: boolean, path: string, scope: Scope): Query {
  const column = scope.index.column(field);
  if (!insensitive) return anyOf(column, [value], path, scope);
  if (column.kind === 'unmapped') return constant(false);
  if (column.kind === 'text') return someTerm(column, sameText(asText(value), scope.insensitive), path);
  if (column.kind !== 'string') return fail(path, `a field of type ${column.type} has no case insensitive term queries`);
  const text = column.normalize(asText(value));
  const test = isConstant(column) ? starTest(text, scope.insensitive, false) : sameText(text, scope.insensitive);
  return someValue(2, column.values, test);
}

/** `terms`: `{ field: [value, ...] }`. */
export function readTerms(json: Json, path: string, scope: Scope): Query {
  const object = readObject(json, path);
  const fields = [...object.keys()].filter((key) => key !== 'boost' && key !== '_name');
  const [field] = fields;
  if (field === undefined || fields.length !== 1) return fail(path, `expected exactly one field, found ${fields.length}`);
  const at = member(path, field);
  const list = object.get(field);
  if (!isArray(list)) return fail(at, 'expected a list of values');
  if (list.length > TERMS_LIMIT) return fail(at, `${list.length} terms, the limit is ${TERMS_LIMIT}`);
  const values = list.map((value, i) => readScalar(value, member(at, i)));
  return anyOf(scope.index.column(field), values, at, scope);
}

function anyOf(column: Column, constants: readonly Constant[], path: string, scope: Scope): Query {
  switch (column.kind) {
    case 'unmapped':
      return constant(false);
    case 'object':
      return unsupported(path, `term on a field of type ${column.type}`);
    case 'text': {
      const wanted = new Set(constants.map(asText));
      return someTerm(column, (term) => wanted.has(term), path);
    }
    case 'string': {
      if (isConstant(column)) {
        const tests = constants.map((value) => starTest(asText(value), 'exact', false));
        return someValue(1, column.values, (value) => tests.some((test) => test(value)));
      }
      const wanted = new Set(constants.map((value) => column.normalize(asText(value))));
      return someValue(1, column.values, (value) => wanted.has(value));
    }
    case 'number': {
      const numbers = constants.map((value) => asNumber(value, path));
      // An integer field has no value with a fraction: such a term matches nothing. (eql-semantics 9.2)
      if (isIntegerType(column.type)) {
        const wanted = new Set(numbers);
        return someValue(1, column.values, (value) => wanted.has(value));
      }
      const wanted = new Set(numbers.map((value) => signedKey(atPrecision(value, column.type))));
      return someValue(1, column.values, (value) => wanted.has(signedKey(value)));
    }
    case 'boolean': {
      const wanted = new Set(constants.map((value) => asBoolean(value, path)));
      return someValue(1, column.values, (value) => wanted.has(value));
    }
    case 'ip': {
      const ranges = constants.map((value) => asNetwork(value, path));
      return someValue(2, column.values, (value) => ranges.some(({ low, high }) => value >= low && value <= high));
    }
    case 'date': {
      const spans = constants.map((value) => ({
        low: asInstant(value, column, 'down', scope.now, path),
        high: asInstant(value, column, 'up', scope.now, path),
      }));
      return someValue(1, column.values, (value) => spans.some(({ low, high }) => value >= low && value <= high));
    }
  }
}
