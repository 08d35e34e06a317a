import type { Json } from '../../../event/index.ts';
import type { FieldReference } from '../../../languages/eql/ast.ts';
import { familyOf } from '../../../schema/families.ts';
import { queryLetters, sameStart, sameText } from '../letters.ts';
import { type Check, comparison, presence, textLeaf } from '../query-leaf.ts';
import { readLuceneRegex } from '../regex.ts';
import { matchesTree } from '../regex-match.ts';
import { factsFor, type Scope } from '../scope.ts';
import type { TextTest } from '../text-tests.ts';
import { string } from '../value.ts';
import { anyCharacter, matchesWildcard, readRawWildcard } from '../wildcard.ts';
import { readRange } from './range.ts';
import { constantIn, type Members, members, NOWHERE, never, refused } from './reading.ts';

/** Options that say nothing of what is found. */
const IDLE = ['boost', '_name', 'rewrite', 'max_determinized_states', 'adjust_pure_negative'];

/** Reads one query of the query DSL as a test of an event, in filter context (eql-semantics 13.4). */
export function readClause(json: Json, scope: Scope): Check {
  const [[kind, body] = ['', null], ...more] = Object.entries(members(json) ?? {});
  if (more.length > 0 || kind === '') return refused(scope, 'a query has one key');
  switch (kind) {
    case 'match_all':
      return () => true;
    case 'match_none':
      return () => false;
    case 'constant_score':
      return readClause(members(body)?.['filter'] ?? null, scope);
    case 'dis_max': {
      const checks = several(members(body)?.['queries']).map((one) => readClause(one, scope));
      return (subject) => checks.some((check) => check(subject));
    }
    case 'bool':
      return readBool(members(body) ?? {}, scope);
    case 'exists': {
      const name = members(body)?.['field'];
      if (typeof name !== 'string') return refused(scope, 'exists names no field');
      if (isObject(name, scope)) return refused(scope, `${name} is an object`);
      const field = fieldNamed(name, scope);
      return field === null ? never : presence(field, scope);
    }
    case 'terms': {
      const asked = onlyMember(body);
      if (asked === null || !Array.isArray(asked.value)) return refused(scope, 'terms has no list');
      const values: readonly Json[] = asked.value;
      const checks = values.map((value) => readTerm(asked.field, value, {}, scope));
      return (subject) => checks.some((check) => check(subject));
    }
    case 'range': {
      const asked = onlyMember(body);
      const bounds = members(asked?.value);
      if (asked === null || bounds === null) return refused(scope, 'range names no field');
      const field = fieldNamed(asked.field, scope);
      return field === null ? never : readRange(field, bounds, scope);
    }
    case 'term':
      return onField(body, ['value'], ['case_insensitive'], readTerm, scope);
    case 'match_phrase':
      return onField(body, ['query'], ['slop', 'analyzer', 'zero_terms_query'], readTerm, scope);
    case 'match':
      return onField(body, ['query'], ['type', 'operator', 'lenient', 'zero_terms_query'], readTerm, scope);
    case 'prefix':
      return onField(body, ['value'], ['case_insensitive'], readPattern('prefix'), scope);
    case 'wildcard':
      return onField(body, ['value', 'wildcard'], ['case_insensitive'], readPattern('wildcard'), scope);
    case 'regexp':
      return onField(body, ['value'], ['case_insensitive', 'flags'], readPattern('regexp'), scope);
    default:
      return refused(scope, `${kind} is no query that is read here`);
  }
}

function several(json: Json | undefined): readonly Json[] {
  if (json === undefined || json === null) return [];
  return Array.isArray(json) ? (json as readonly Json[]) : [json];
}

function readBool(bool: Members, scope: Scope): Check {
  const known = ['must', 'filter', 'should', 'must_not', 'minimum_should_match', ...IDLE];
  if (Object.keys(bool).some((key) => !known.includes(key))) return refused(scope, 'bool with something else');
  const read = (key: string): readonly Check[] => several(bool[key]).map((one) => readClause(one, scope));
  const [must, filter, should, mustNot] = [read('must'), read('filter'), read('should'), read('must_not')];
  const asked = neededOf(bool['minimum_should_match'], should.length);
  if (asked === undefined) return refused(scope, 'minimum_should_match is no count');
  const alone = must.length + filter.length === 0 && should.length > 0;
  const needed = asked === null ? Number(alone) : Math.max(asked, Number(alone));
  return (subject) =>
    [...must, ...filter].every((check) => check(subject)) &&
    !mustNot.some((check) => check(subject)) &&
    (needed <= 0 || should.filter((check) => check(subject)).length >= needed);
}

/** How many alternatives are asked for; null: nothing is said, undefined: what is said is no count. */
function neededOf(json: Json | undefined, count: number): number | null | undefined {
  if (json === undefined || json === null) return null;
  const text = String(json).trim();
  if (!/^-?[0-9]{1,9}%?$/.test(text)) return undefined;
  const amount = text.endsWith('%') ? Math.trunc((Number(text.slice(0, -1)) * count) / 100) : Number(text);
  return amount < 0 ? amount + count : amount;
}

function onlyMember(json: Json): { readonly field: string; readonly value: Json } | null {
  const found = Object.entries(members(json) ?? {}).filter(([key]) => !IDLE.includes(key));
  const [[field, value] = ['', null]] = found;
  return found.length === 1 ? { field, value } : null;
}

type LeafReader = (field: string, value: Json, options: Members, scope: Scope) => Check;

function onField(body: Json, keys: readonly string[], options: readonly string[], read: LeafReader, scope: Scope): Check {
  const asked = onlyMember(body);
  if (asked === null) return refused(scope, 'the query names no field');
  const written = members(asked.value);
  if (written === null) return read(asked.field, asked.value, {}, scope);
  if (Object.keys(written).some((key) => ![...keys, ...options, ...IDLE].includes(key)))
    return refused(scope, 'an unknown option');
  const value = keys.map((key) => written[key]).find((one) => one !== undefined);
  return value === undefined ? refused(scope, 'the query has no value') : read(asked.field, value, written, scope);
}

/** A field whose values are compared as a whole; null after a refusal. */
function fieldNamed(name: string, scope: Scope): FieldReference | null {
  const field: FieldReference = { kind: 'field', path: [name], name, optional: true, span: NOWHERE };
  const written = scope.settings.schema.fields.get(name);
  const within = [...name.matchAll(/\./g)].some(
    ({ index }) => scope.settings.schema.fields.get(name.slice(0, index))?.type === 'nested',
  );
  const family = familyOf(written?.type ?? 'keyword');
  if (family === 'text' || family === 'unsupported' || within || written?.normalizer !== undefined || name.includes('*')) {
    refused(scope, `${name} is no field of whole values`);
    return null;
  }
  factsFor(field, scope);
  return field;
}

function isObject(name: string, { settings: { schema } }: Scope): boolean {
  return !schema.fields.has(name) && [...schema.fields.keys()].some((known) => known.startsWith(`${name}.`));
}

function insensitive({ case_insensitive: option }: Members): boolean {
  return option === true || option === 'true';
}

function readTerm(name: string, value: Json, options: Members, scope: Scope): Check {
  const field = fieldNamed(name, scope);
  const constant = constantIn(value);
  if (field === null || constant === null) return refused(scope, 'the value is none to compare');
  if (!insensitive(options)) {
    const type = factsFor(field, scope).type;
    const text = type === 'version' && constant.kind !== 'string' ? string(String(value)) : constant;
    return comparison(field, '==', text, scope);
  }
  const fold = queryLetters(true, scope.settings.semantics.folding);
  return onText(field, (text) => sameText(String(value), text, fold), scope);
}

function readPattern(kind: 'prefix' | 'wildcard' | 'regexp'): LeafReader {
  return (name, value, options, scope) => {
    const field = fieldNamed(name, scope);
    if (field === null || typeof value !== 'string') return refused(scope, 'the pattern is no text');
    const fold = queryLetters(insensitive(options), scope.settings.semantics.folding);
    if (kind === 'prefix') return onText(field, (text) => sameStart(value, text, fold), scope);
    if (kind === 'wildcard') {
      const pieces = readRawWildcard(value);
      return onText(field, (text, budget) => matchesWildcard(pieces, text, fold, anyCharacter, budget), scope);
    }
    if (options['flags'] !== undefined && options['flags'] !== 'ALL') return refused(scope, 'regexp with flags');
    const reading = readLuceneRegex(value);
    if (!reading.ok) return refused(scope, `the expression does not parse: ${reading.reason}`);
    return onText(field, (text, budget) => matchesTree(reading.tree, text, fold, budget), scope);
  };
}

function onText(field: FieldReference, test: TextTest, scope: Scope): Check {
  return familyOf(factsFor(field, scope).type) === 'string'
    ? textLeaf(field, test, scope)
    : refused(scope, `${field.name} has no patterns`);
}
