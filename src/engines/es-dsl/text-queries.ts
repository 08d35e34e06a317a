import { someTerm } from './analysed.ts';
import { isConstant } from './columns.ts';
import { fail, unsupported } from './failure.ts';
import { type Folding, sameStart } from './folding.ts';
import { isNumber, type Json } from './json.ts';
import { constant, type Query, remembering, type Scope, someValue } from './query.ts';
import { regexpTest } from './regexp.ts';
import { readFlags } from './regexp-tree.ts';
import { allowKeys, type JsonObject, member, readFlag, readObject, readOnly, readString } from './shape.ts';
import { starTest, wildcardTest } from './wildcard.ts';

/** `exists`: some value is indexed; an object exists when a field in it does. */
export function readExists(json: Json, path: string, scope: Scope): Query {
  const object = readObject(json, path);
  allowKeys(object, ['field', 'boost', '_name'], path);
  const field = readString(object.get('field'), member(path, 'field'));
  if (field.includes('*')) return unsupported(member(path, 'field'), 'a pattern of field names');
  return existsQuery(field, scope);
}

function existsQuery(field: string, scope: Scope): Query {
  const column = scope.index.column(field);
  if (column.kind === 'object' && column.type === 'nested') return constant(false);
  if (column.kind !== 'unmapped' && column.kind !== 'object') return someValue<unknown>(0, column.values, () => true);
  const inner = scope.index.fieldsUnder(field).filter((name) => scope.index.column(name).kind !== 'object');
  const queries = inner.map((name) => existsQuery(name, scope));
  return { cost: queries.length, matches: (event) => queries.some((query) => query.matches(event)) };
}

/** `prefix`: literal text at the beginning. */
export function readPrefix(json: Json, path: string, scope: Scope): Query {
  const { field, at, object, folding } = readPattern(json, path, ['value'], scope);
  const value = readString(object.get('value'), member(at, 'value'));
  return textQuery('prefix', field, at, scope, ({ constant, normalize }) =>
    constant ? starTest(`${value}*`, folding, false) : sameStart(normalize(value), folding),
  );
}

/** `wildcard`, with its pattern under `value` or `wildcard`. */
export function readWildcard(json: Json, path: string, scope: Scope): Query {
  const { field, at, object, folding } = readPattern(json, path, ['value', 'wildcard'], scope);
  const key = object.has('wildcard') ? 'wildcard' : 'value';
  if (key === 'wildcard' && object.has('value')) return fail(at, 'both value and wildcard');
  const pattern = readString(object.get(key), member(at, key));
  return textQuery('wildcard', field, at, scope, ({ constant, normalize }) =>
    constant ? starTest(pattern, folding, true) : remembering(wildcardTest(normalize(pattern), folding)),
  );
}

/** `regexp`, on the whole value. */
export function readRegexp(json: Json, path: string, scope: Scope): Query {
  const { field, at, object, folding } = readPattern(
    json,
    path,
    ['value', 'flags', 'flags_value', 'max_determinized_states'],
    scope,
  );
  const pattern = readString(object.get('value'), member(at, 'value'));
  // The sum of the flags, as Elasticsearch itself prints them.
  const sum = object.get('flags_value');
  if (sum !== undefined && !(isNumber(sum) && sum.digits === '255')) {
    return unsupported(member(at, 'flags_value'), 'this evaluator knows 255, the sum of all flags, only');
  }
  const flags = readFlags(sum === undefined ? readString(object.get('flags') ?? 'ALL', member(at, 'flags')) : 'ALL');
  if (flags === null) return fail(member(at, 'flags'), 'unknown flag');
  // Read before the field is looked at: a pattern that does not read is refused on an unmapped field too.
  const test = regexpTest(pattern, flags, folding, at);
  return textQuery('regexp', field, at, scope, ({ normalize }) => {
    const changed = normalize(pattern);
    return remembering(changed === pattern ? test : regexpTest(changed, flags, folding, at));
  });
}

interface PatternBody {
  readonly field: string;
  readonly at: string;
  readonly object: JsonObject;
  readonly folding: Folding;
}

/** The common shape: `{ field: pattern }` or `{ field: { value, case_insensitive, ... } }`. */
function readPattern(json: Json, path: string, keys: readonly string[], scope: Scope): PatternBody {
  const [field, body] = readOnly(json, path);
  const at = member(path, field);
  if (typeof body === 'string') return { field, at, object: new Map([['value', body]]), folding: 'exact' };
  const object = readObject(body, at);
  allowKeys(object, [...keys, 'case_insensitive', 'rewrite', 'boost', '_name'], at);
  const insensitive = readFlag(object.get('case_insensitive'), member(at, 'case_insensitive'));
  return { field, at, object, folding: insensitive ? scope.insensitive : 'exact' };
}

/** What a test has to know of its field: whether it is a constant of the index, and what becomes of a text in it. */
interface TextField {
  readonly constant: boolean;
  readonly normalize: (text: string) => string;
}

const ANALYSED: TextField = { constant: false, normalize: (text) => text };

function textQuery(
  name: string,
  field: string,
  path: string,
  scope: Scope,
  test: (field: TextField) => (text: string) => boolean,
): Query {
  const column = scope.index.column(field);
  if (column.kind === 'unmapped') return constant(false);
  if (column.kind === 'text') return someTerm(column, test(ANALYSED), path);
  if (column.kind !== 'string') return fail(path, `can only use ${name} on text, not on a field of type ${column.type}`);
  const { normalize } = column;
  return someValue(name === 'prefix' ? 2 : 10, column.values, test({ constant: isConstant(column), normalize }));
}
