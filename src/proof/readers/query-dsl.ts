import type { Json, Scalar, Schema } from '../../event/index.ts';
import { allOf, anyOf, type Bound, type Field, type Letters, type Predicate } from '../../ir/index.ts';
import { parseLuceneRegex } from '../../pattern/index.ts';
import { familyOf } from '../../schema/families.ts';
import { isNonEmpty } from '../../source/index.ts';
import { origin } from '../origin.ts';
import { isObject } from './json.ts';
import { between, equalTo, indexedField, matching, rawPrefix, rawWildcard } from './leaves.ts';
import { readQueryString } from './lucene/index.ts';
import { readScript } from './painless/index.ts';
import type { RequestText } from './request-text.ts';
import { Unread, unread } from './unread.ts';
import { phrase, words } from './words.ts';

/** A query as a condition, or the part of it that is not read here, by its path. */
export type ReadQuery =
  | { readonly ok: true; readonly where: Predicate }
  | { readonly ok: false; readonly path: string; readonly reason: string };

const DEEPEST = 200;

/** Reads a query of Elasticsearch in filter context under a mapping. It shares nothing with what prints such queries. */
export function readQueryDsl(query: Json, schema: Schema, inexact: RequestText['inexact'] = NONE_INEXACT): ReadQuery {
  try {
    return { ok: true, where: read(query, 'query', { schema, inexact }, 0) };
  } catch (error) {
    if (error instanceof Unread) return { ok: false, path: error.place, reason: error.message };
    throw error;
  }
}

const NONE_INEXACT: RequestText['inexact'] = new Set();

interface Setting {
  readonly schema: Schema;
  readonly inexact: RequestText['inexact'];
}

function read(query: Json, path: string, setting: Setting, depth: number): Predicate {
  const { schema } = setting;
  if (depth > DEEPEST) return unread(path, 'queries nested too deeply');
  const [name, body] = onlyMember(query, path);
  const here = `${path}.${name}`;
  const inner = (json: Json | undefined, key: string): readonly Predicate[] =>
    listed(json).map((each, at) => read(each, `${here}.${key}[${at}]`, setting, depth + 1));
  switch (name) {
    case 'match_all':
    case 'match_none':
      return { kind: 'constant', value: name === 'match_all', origin };
    case 'constant_score':
      return read(members(body, here, ['filter', 'boost'])['filter'] ?? null, `${here}.filter`, setting, depth + 1);
    case 'bool':
      return boolOf(body, here, inner);
    case 'query_string': {
      const written = queryString(body, here, schema);
      return written.ok ? written.where : unread(`${here}.query, ${written.place}`, written.reason);
    }
    case 'exists': {
      const { field } = members(body, here, ['field']);
      if (typeof field !== 'string' || field.includes('*')) return unread(here, 'a field by a pattern');
      return { kind: 'present', field: indexedField(field, schema), origin };
    }
    case 'script':
      return scriptOf(body, here, setting);
    default:
      return ofField(name, body, here, setting);
  }
}

/** A filter that is a script: its source, and the constants that it is given. */
function scriptOf(body: Json, path: string, { schema, inexact }: Setting): Predicate {
  const { script = null } = members(body, path, ['script', 'boost']);
  const here = `${path}.script`;
  const { lang = 'painless', source, params = {} } = members(script, here, ['lang', 'source', 'params']);
  if (lang !== 'painless') return unread(`${here}.lang`, 'a language but Painless');
  if (typeof source !== 'string') return unread(`${here}.source`, 'no text');
  if (!isObject(params)) return unread(`${here}.params`, 'no object');
  if (Object.values(params).some((value) => isInexact(value, inexact)))
    return unread(`${here}.params`, 'a number of another type than its value');
  return readScript(source, params, schema, `${here}.source`);
}

/** A query string with what may stand beside it; what else there is decides what it asks. */
function queryString(body: Json, path: string, schema: Schema) {
  const { query, default_field, default_operator, time_zone } = members(body, path, [
    'query',
    'analyze_wildcard',
    'default_field',
    'default_operator',
    'time_zone',
    'boost',
  ]);
  if (typeof query !== 'string') return unread(`${path}.query`, 'no text');
  if (time_zone !== undefined && time_zone !== 'UTC' && time_zone !== 'Z') return unread(`${path}.time_zone`, 'a time zone');
  const operator = String(default_operator ?? 'or').toLowerCase();
  if (operator !== 'or' && operator !== 'and') return unread(`${path}.default_operator`, 'neither AND nor OR');
  if (default_field !== undefined && typeof default_field !== 'string') return unread(`${path}.default_field`, 'no text');
  return readQueryString(query, schema, { operator, ...(default_field === undefined ? {} : { defaultField: default_field }) });
}

function boolOf(body: Json, path: string, inner: (json: Json | undefined, key: string) => readonly Predicate[]): Predicate {
  const {
    filter,
    must,
    should,
    must_not: not,
    minimum_should_match: least,
  } = members(body, path, ['filter', 'must', 'should', 'must_not', 'minimum_should_match']);
  const needed = [...inner(filter, 'filter'), ...inner(must, 'must')];
  const optional = inner(should, 'should');
  // Without a filter one of `should` has to match, whatever a number says; with one none has to, unless a number says so.
  const alone = Number(needed.length === 0 && optional.length > 0);
  if (least !== undefined && least !== 0 && least !== 1)
    return unread(`${path}.minimum_should_match`, 'a number of clauses that have to match');
  const count = Math.max(least ?? 0, alone);
  const refused = inner(not, 'must_not').map((operand): Predicate => ({ kind: 'not', operand, origin }));
  return allOf([...needed, ...(count === 1 ? [anyOf(optional, origin)] : []), ...refused], origin);
}

function ofField(name: string, body: Json, path: string, { schema, inexact }: Setting): Predicate {
  const [fieldName, asked] = onlyMember(body, path);
  const here = `${path}.${fieldName}`;
  const field = indexedField(fieldName, schema);
  const scalar: ScalarReader = (json) => constantOf(json, field, inexact, here);
  const spelled = (json: Json): string => String(scalar(json));
  const text = (key: string, beside: readonly string[]): { readonly value: Json; readonly letters: Letters } => {
    if (!isObject(asked)) return { value: asked, letters: 'exact' };
    const { [key]: value, case_insensitive: isFolded = false } = members(asked, here, [key, 'boost', ...beside]);
    // A text is read as what it spells.
    if (typeof isFolded !== 'boolean') return unread(`${here}.case_insensitive`, 'neither true nor false');
    return { value: value ?? null, letters: isFolded ? 'fold' : 'exact' };
  };
  switch (name) {
    case 'term': {
      const { value, letters } = text('value', ['case_insensitive']);
      return equalTo(field, [scalar(value)], letters, here);
    }
    case 'terms': {
      if (!Array.isArray(asked)) return unread(here, 'no list');
      const values = listed(asked).map(scalar);
      return isNonEmpty(values) ? equalTo(field, values, 'exact', here) : { kind: 'constant', value: false, origin };
    }
    case 'prefix': {
      const { value, letters } = text('value', ['case_insensitive', 'rewrite']);
      return matching(field, rawPrefix(spelled(value), field), letters, here);
    }
    case 'wildcard': {
      const { value, letters } = text(isObject(asked) && 'wildcard' in asked ? 'wildcard' : 'value', [
        'case_insensitive',
        'rewrite',
      ]);
      return matching(field, rawWildcard(spelled(value), field), letters, here);
    }
    case 'regexp': {
      const { value, letters } = text('value', ['case_insensitive', 'flags', 'rewrite']);
      if (isObject(asked) && asked['flags'] !== undefined && asked['flags'] !== 'ALL') return unread(here, 'flags but ALL');
      const source = spelled(value);
      const parsed = parseLuceneRegex(source);
      if (!parsed.ok) return unread(here, 'an expression that does not parse');
      return matching(field, { kind: 'regex', source, tree: parsed.tree }, letters, here);
    }
    case 'match':
    case 'match_phrase': {
      const sought = spelled(text('query', []).value);
      const facts = schema.fields.get(fieldName);
      return name === 'match' ? words('or', sought, field, facts, here) : phrase(sought, field, facts, here);
    }
    case 'range':
      return rangeOf(field, asked, here, { scalar, dateFormat: schema.fields.get(fieldName)?.dateFormat });
    default:
      return unread(path, `${name} queries`);
  }
}

type ScalarReader = (json: Json) => Scalar;

interface RangeSetting {
  readonly scalar: ScalarReader;
  readonly dateFormat: string | undefined;
}

function rangeOf(field: Field, asked: Json, path: string, { scalar, dateFormat }: RangeSetting): Predicate {
  const { gt, gte, lt, lte, format } = members(asked, path, ['gt', 'gte', 'lt', 'lte', 'boost', 'format']);
  const family = familyOf(field.type);
  const isUsual = format === undefined || (family === 'date' && format === 'strict_date_optional_time');
  if (!isUsual || (dateFormat !== undefined && format === undefined)) return unread(path, 'a format of dates');
  const bound = (open: Json | undefined, closed: Json | undefined): Bound | null => {
    if (open !== undefined && closed !== undefined) return unread(path, 'two bounds on one side');
    const value = closed ?? open;
    if (value === undefined || value === null) return null;
    const limit = scalar(value);
    if (typeof limit === 'boolean') return unread(path, 'a bound that is no number or text');
    return { value: family === 'number' ? limit : String(limit), inclusive: closed !== undefined };
  };
  return between(field, bound(gt, gte), bound(lt, lte), path);
}

/** Scripts tell types of numbers apart that are one number in JSON. */
function isInexact(json: Json, inexact: RequestText['inexact']): boolean {
  return typeof json === 'number'
    ? inexact.has(json)
    : Array.isArray(json) && json.some((each: Json) => isInexact(each, inexact));
}

function listed(json: Json | undefined): readonly Json[] {
  if (json === undefined) return [];
  return Array.isArray(json) ? json : [json];
}

/** A constant for a field. What is no number there is compared by the text of the number, which is that of a double to Java. */
function constantOf(json: Json, field: Field, inexact: RequestText['inexact'], path: string): Scalar {
  if (json === null || typeof json === 'object') return unread(path, 'a value that is no text, number or boolean');
  const isText = familyOf(field.type) !== 'number';
  if (typeof json === 'number' && isText && (!Number.isSafeInteger(json) || inexact.has(json)))
    return unread(path, 'the text of a number that is not whole');
  return json;
}

function onlyMember(json: Json, path: string): readonly [string, Json] {
  const entries = isObject(json) ? Object.entries(json) : [];
  const [only] = entries;
  if (only === undefined || entries.length > 1) return unread(path, 'an object with other than one member');
  return only;
}

/** The members of an object, none but those that are known. */
function members(json: Json, path: string, known: readonly string[]): { readonly [key: string]: Json | undefined } {
  if (!isObject(json)) return unread(path, 'no object');
  const other = Object.keys(json).find((key) => !known.includes(key));
  if (other !== undefined) return unread(`${path}.${other}`, `the key ${other}`);
  return json;
}
