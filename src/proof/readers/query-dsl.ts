import type { FieldType, Json, Scalar, Schema, SchemaField } from '../../event/index.ts';
import { allOf, anyOf, type Bound, type Field, type Letters, type Predicate, type WordAnalyzer } from '../../ir/index.ts';
import { parseLuceneRegex, parseRawWildcard, type TextPattern } from '../../pattern/index.ts';
import { familyOf } from '../../schema/families.ts';
import { isNonEmpty } from '../../source/index.ts';

/** A query as a condition, or the part of it that is not read here, by its path. */
type ReadQuery =
  | { readonly ok: true; readonly where: Predicate }
  | { readonly ok: false; readonly path: string; readonly reason: string };

class Unread extends Error {
  constructor(
    readonly path: string,
    reason: string,
  ) {
    super(reason);
  }
}

const origin = { start: 0, end: 0 } as const;
const DEEPEST = 200;

/** Reads a query of Elasticsearch in filter context under a mapping. It shares nothing with what prints such queries. */
export function readQueryDsl(query: Json, schema: Schema): ReadQuery {
  try {
    return { ok: true, where: read(query, 'query', schema, 0) };
  } catch (error) {
    if (error instanceof Unread) return { ok: false, path: error.path, reason: error.message };
    throw error;
  }
}

function read(query: Json, path: string, schema: Schema, depth: number): Predicate {
  if (depth > DEEPEST) throw new Unread(path, 'queries nested too deeply');
  const [name, body] = onlyMember(query, path);
  const here = `${path}.${name}`;
  const inner = (json: Json | undefined, key: string): readonly Predicate[] =>
    listed(json).map((each, at) => read(each, `${here}.${key}[${at}]`, schema, depth + 1));
  switch (name) {
    case 'match_all':
    case 'match_none':
      return { kind: 'constant', value: name === 'match_all', origin };
    case 'constant_score':
      return read(members(body, here, ['filter', 'boost'])['filter'] ?? null, `${here}.filter`, schema, depth + 1);
    case 'bool':
      return boolOf(body, here, inner);
    case 'exists': {
      const { field } = members(body, here, ['field']);
      if (typeof field !== 'string' || field.includes('*')) throw new Unread(here, 'a field by a pattern');
      return { kind: 'present', field: fieldOf(field, schema), origin };
    }
    default:
      return ofField(name, body, here, schema);
  }
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
  // Without a filter one of `should` has to match; with one none has to, unless a number says so.
  const count = least === undefined ? Number(needed.length === 0 && optional.length > 0) : Number(least);
  if (count !== 0 && count !== 1) throw new Unread(`${path}.minimum_should_match`, 'a number of clauses that have to match');
  const refused = inner(not, 'must_not').map((operand): Predicate => ({ kind: 'not', operand, origin }));
  return allOf([...needed, ...(count === 1 ? [anyOf(optional, origin)] : []), ...refused], origin);
}

function ofField(name: string, body: Json, path: string, schema: Schema): Predicate {
  const [fieldName, asked] = onlyMember(body, path);
  const here = `${path}.${fieldName}`;
  const field = fieldOf(fieldName, schema);
  const text = (keys: readonly string[]): { readonly value: Json; readonly letters: Letters } => {
    if (!isObject(asked)) return { value: asked, letters: 'exact' };
    const given = members(asked, here, [...keys, 'case_insensitive', 'flags', 'boost', 'rewrite']);
    const value = keys.map((key) => given[key]).find((one) => one !== undefined);
    return { value: value ?? null, letters: given['case_insensitive'] === true ? 'fold' : 'exact' };
  };
  switch (name) {
    case 'term': {
      const { value, letters } = text(['value']);
      return equal(field, [scalarOf(value, here)], letters, here);
    }
    case 'terms':
      return equal(
        field,
        listed(asked).map((value) => scalarOf(value, here)),
        'exact',
        here,
      );
    case 'prefix': {
      const { value, letters } = text(['value']);
      const written = stringOf(value, here);
      const parts = [{ kind: 'literal', text: written } as const, { kind: 'any-run' } as const] as const;
      return matches(field, { kind: 'wildcard', parts }, letters, here);
    }
    case 'wildcard': {
      const { value, letters } = text(['value', 'wildcard']);
      return matches(field, parseRawWildcard(stringOf(value, here)), letters, here);
    }
    case 'regexp': {
      const { value, letters } = text(['value']);
      if (isObject(asked) && asked['flags'] !== undefined && asked['flags'] !== 'ALL') throw new Unread(here, 'flags but ALL');
      const source = stringOf(value, here);
      const parsed = parseLuceneRegex(source);
      if (!parsed.ok) throw new Unread(here, 'an expression that does not parse');
      return matches(field, { kind: 'regex', source, tree: parsed.tree }, letters, here);
    }
    case 'match':
    case 'match_phrase': {
      const words = wordsOf(stringOf(text(['query']).value, here), field, schema.fields.get(fieldName), here);
      // Several words of a `match` are alternatives.
      return words.kind === 'words' && name === 'match' && words.sought.kind === 'phrase' && words.sought.words.length > 1
        ? unread(path, 'a match of several words')
        : words;
    }
    case 'range':
      return rangeOf(field, asked, here);
    default:
      throw new Unread(path, `${name} queries`);
  }
}

function equal(field: Field, values: readonly Scalar[], letters: Letters, path: string): Predicate {
  if (!isNonEmpty(values)) return { kind: 'constant', value: false, origin };
  switch (familyOf(field.type)) {
    case 'string':
      return { kind: 'one-of', field, values: map(values, String), letters, origin };
    case 'ip':
      return { kind: 'in-network', field, networks: map(values, String), origin };
    case 'number':
    case 'boolean':
      return { kind: 'one-of', field, values, letters: 'exact', origin };
    default:
      throw new Unread(path, `terms of a field of type ${field.type}`);
  }
}

function matches(field: Field, pattern: TextPattern, letters: Letters, path: string): Predicate {
  if (familyOf(field.type) !== 'string') throw new Unread(path, `patterns on a field of type ${field.type}`);
  return { kind: 'matches', field, pattern, letters, origin };
}

/** A phrase of analysed text; what the standard analyzer makes of other signs than letters, digits and blanks is left to others. */
function wordsOf(text: string, field: Field, facts: SchemaField | undefined, path: string): Predicate {
  if (familyOf(field.type) !== 'text') return unread(path, `a match on a field of type ${field.type}`);
  const letters = facts?.analyzer?.wordLetters ?? null;
  if (letters === null && (facts?.analyzer !== undefined || !/^[\dA-Za-z ]*$/.test(text)))
    return unread(path, 'words of an analyzer that is not read');
  const isPart = (letter: string): boolean => /^\w$/.test(letter) || (letters ?? '').includes(letter);
  const words = Array.from(text, (letter) => (isPart(letter) ? letter.toLowerCase() : ' '))
    .join('')
    .split(' ')
    .filter((word) => word !== '');
  const analyzer: WordAnalyzer =
    letters === null ? { kind: 'standard', name: 'standard' } : { kind: 'letters', name: facts?.analyzer?.name ?? '', letters };
  return isNonEmpty(words)
    ? { kind: 'words', field: { ...field, analyzer }, sought: { kind: 'phrase', text, words }, origin }
    : unread(path, 'a text without words');
}

function unread(path: string, reason: string): never {
  throw new Unread(path, reason);
}

function rangeOf(field: Field, asked: Json, path: string): Predicate {
  const { gt, gte, lt, lte, format } = members(asked, path, ['gt', 'gte', 'lt', 'lte', 'boost', 'format']);
  const family = familyOf(field.type);
  const isUsual = format === undefined || (family === 'date' && format === 'strict_date_optional_time');
  if ((family !== 'string' && family !== 'number' && family !== 'date') || !isUsual)
    throw new Unread(path, `ranges of a field of type ${field.type}`);
  const bound = (open: Json | undefined, closed: Json | undefined): Bound | null => {
    const value = closed ?? open;
    if (value === undefined || value === null) return null;
    const scalar = scalarOf(value, path);
    if (typeof scalar === 'boolean') throw new Unread(path, 'a bound that is no number or text');
    return { value: family === 'number' ? scalar : String(scalar), inclusive: closed !== undefined };
  };
  return { kind: 'range', field, lower: bound(gt, gte), upper: bound(lt, lte), origin };
}

/** A field under the name that the index answers to, with the facts of the mapping. */
function fieldOf(indexName: string, schema: Schema): Field {
  const facts: SchemaField = schema.fields.get(indexName) ?? INFERRED;
  const name = facts.path ?? indexName;
  const steps = facts.normalizer?.steps ?? [];
  return {
    name,
    ...(name === indexName ? {} : { indexName }),
    type: facts.type,
    ignoreAbove: facts.ignoreAbove,
    nullValue: facts.nullValue,
    ...(facts.constant === undefined ? {} : { constant: facts.constant }),
    ...(steps.length === 0 ? {} : { normalizer: steps }),
    optional: false,
    origin,
  };
}

const INFERRED: SchemaField = {
  type: 'keyword' satisfies FieldType,
  ignoreAbove: null,
  nullValue: null,
  exactSubfield: null,
  origin: 'inferred',
};

function map(values: readonly [Scalar, ...Scalar[]], change: (value: Scalar) => string): readonly [string, ...string[]] {
  const [first, ...rest] = values;
  return [change(first), ...rest.map(change)];
}

function listed(json: Json | undefined): readonly Json[] {
  if (json === undefined) return [];
  return Array.isArray(json) ? json : [json];
}

function scalarOf(json: Json, path: string): Scalar {
  if (json === null || typeof json === 'object') throw new Unread(path, 'a value that is no text, number or boolean');
  return json;
}

function stringOf(json: Json, path: string): string {
  return String(scalarOf(json, path));
}

function onlyMember(json: Json, path: string): readonly [string, Json] {
  const entries = isObject(json) ? Object.entries(json) : [];
  const [only] = entries;
  if (only === undefined || entries.length > 1) throw new Unread(path, 'an object with other than one member');
  return only;
}

/** The members of an object, none but those that are known. */
function members(json: Json, path: string, known: readonly string[]): { readonly [key: string]: Json | undefined } {
  if (!isObject(json)) throw new Unread(path, 'no object');
  const other = Object.keys(json).find((key) => !known.includes(key));
  if (other !== undefined) throw new Unread(`${path}.${other}`, `the key ${other}`);
  return json;
}

function isObject(json: Json): json is { readonly [key: string]: Json } {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
