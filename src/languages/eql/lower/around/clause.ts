import type { Json } from '../../../../event/index.ts';
import { allOf, anyOf, type Predicate } from '../../../../ir/index.ts';
import { refused } from '../context.ts';
import { fieldLeaf } from '../field-leaf.ts';
import { negatedIf, oneOf } from '../leaves.ts';
import { existsLeaf, prefixLeaf, regexpLeaf, wildcardLeaf } from './patterns.ts';
import { rangeLeaf } from './range.ts';
import { constantOf, fieldOf, isTable, lowered, type Scope, type Table, unsaid } from './scope.ts';

/** Queries nested deeper than this Elasticsearch refuses (`indices.query.bool.max_nested_depth`). */
const DEEPEST = 30;

/**
 * A query DSL clause as a condition on one event, by the mapping: terms are whole values of exact fields, dates are rounded,
 * addresses may be blocks. What has no such meaning gives a reason, and the condition is void. (eql-semantics 13.4)
 */
export function clauseOf(scope: Scope, clause: Json, depth = 0): Predicate {
  const entries = isTable(clause) ? Object.entries(clause) : [];
  const [entry] = entries;
  if (entry === undefined || entries.length !== 1) return unsaid(scope, 'a query is an object with one key');
  if (depth > DEEPEST) return unsaid(scope, 'queries are nested too deep');
  const [name, body] = entry;
  const inner = (json: Json): Predicate => clauseOf(scope, json, depth + 1);
  switch (name) {
    case 'match_all':
      return { kind: 'constant', value: true, origin: scope.origin };
    case 'match_none':
      return { kind: 'constant', value: false, origin: scope.origin };
    case 'bool':
      return isTable(body) ? boolOf(scope, body, inner) : unsaid(scope, '`bool` is no object');
    case 'constant_score':
      return isTable(body) && body['filter'] !== undefined
        ? inner(body['filter'])
        : unsaid(scope, '`constant_score` has no filter');
    case 'dis_max':
      return isTable(body) ? anyOf(listOf(body['queries']).map(inner), scope.origin) : unsaid(scope, '`dis_max` is no object');
    case 'exists':
      return existsLeaf(scope, isTable(body) ? body['field'] : undefined);
    case 'term':
      return byField(scope, name, body, ['value', 'case_insensitive'], 'value', termLeaf);
    case 'match_phrase':
      return byField(scope, name, body, ['query', 'slop', 'analyzer', 'zero_terms_query'], 'query', termLeaf);
    case 'match':
      return byField(scope, name, body, ['query', 'type', 'operator', 'lenient', 'zero_terms_query'], 'query', termLeaf);
    case 'terms':
      return termsOf(scope, body);
    case 'prefix':
      return byField(scope, name, body, ['value', 'case_insensitive', 'rewrite'], 'value', prefixLeaf);
    case 'wildcard':
      return byField(scope, name, body, ['value', 'wildcard', 'case_insensitive', 'rewrite'], 'value', wildcardLeaf);
    case 'regexp':
      return byField(
        scope,
        name,
        body,
        ['value', 'case_insensitive', 'rewrite', 'flags', 'max_determinized_states'],
        'value',
        regexpLeaf,
      );
    case 'range': {
      const [field, bounds] = onlyField(body) ?? [];
      return field === undefined || !isTable(bounds) ? unsaid(scope, '`range` names no field') : rangeLeaf(scope, field, bounds);
    }
    default:
      return unsaid(scope, `\`${name.slice(0, 40)}\` is no condition on whole values`);
  }
}

type Leaf = (scope: Scope, field: string, value: Json, options: Table) => Predicate;

/** `{ field: value }`, or `{ field: { value, ... } }` with the value under a key. */
function byField(scope: Scope, name: string, body: Json, known: readonly string[], key: string, leaf: Leaf): Predicate {
  const [field, value] = onlyField(body) ?? [];
  if (field === undefined || value === undefined) return unsaid(scope, `\`${name}\` names no field`);
  if (!isTable(value)) return leaf(scope, field, value, {});
  const other = Object.keys(value).find((option) => !known.includes(option) && option !== 'boost' && option !== '_name');
  if (other !== undefined) return unsaid(scope, `\`${name}\` with \`${other.slice(0, 40)}\` is not read`);
  const given = value[key] ?? value['wildcard'];
  return given === undefined ? unsaid(scope, `\`${name}\` has no value`) : leaf(scope, field, given, value);
}

function onlyField(body: Json): readonly [string, Json] | null {
  const entries = isTable(body) ? Object.entries(body).filter(([key]) => key !== 'boost' && key !== '_name') : [];
  const [first] = entries;
  return entries.length === 1 && first !== undefined ? first : null;
}

function termLeaf(scope: Scope, name: string, value: Json, options: Table): Predicate {
  const constant = constantOf(scope, value);
  const used = fieldOf(scope, name, value);
  if (constant === null || used === null) return refused(scope.origin);
  const insensitive = options['case_insensitive'];
  if (insensitive !== true && insensitive !== 'true')
    return lowered(scope, (context) => fieldLeaf(context, used, 'eq', constant, scope.origin, scope.origin));
  if (used.family !== 'string') return unsaid(scope, `${name} has no letters to fold`);
  return oneOf(used.field, [String(value)], 'fold', scope.origin);
}

function termsOf(scope: Scope, body: Json): Predicate {
  const [field, values] = onlyField(body) ?? [];
  if (field === undefined || !Array.isArray(values)) return unsaid(scope, '`terms` has no list of values');
  const listed: readonly Json[] = values;
  return anyOf(
    listed.map((value) => termLeaf(scope, field, value, {})),
    scope.origin,
  );
}

function listOf(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly Json[]) : [value];
}

const BOOL_KEYS: readonly string[] = [
  'must',
  'filter',
  'should',
  'must_not',
  'minimum_should_match',
  'boost',
  '_name',
  'adjust_pure_negative',
];

/** More ways to choose from `should` than this are not written out. */
const MOST_CHOICES = 200;

function boolOf(scope: Scope, bool: Table, inner: (json: Json) => Predicate): Predicate {
  const { origin } = scope;
  const unknown = Object.keys(bool).find((key) => !BOOL_KEYS.includes(key));
  if (unknown !== undefined) return unsaid(scope, `\`bool\` has no \`${unknown.slice(0, 40)}\``);
  const required = [...listOf(bool['must']), ...listOf(bool['filter'])].map(inner);
  const should = listOf(bool['should']).map(inner);
  const excluded = listOf(bool['must_not']).map((clause) => negatedIf(true, inner(clause), origin));
  const least = leastOf(bool['minimum_should_match'], should.length, required.length === 0 && should.length > 0 ? 1 : 0);
  if (least === null) return unsaid(scope, '`minimum_should_match` is no count');
  const chosen = choices(should, least);
  if (chosen === null) return unsaid(scope, `${least} of ${should.length} alternatives are too many to write out`);
  const some =
    least <= 0
      ? []
      : [
          anyOf(
            chosen.map((operands) => allOf(operands, origin)),
            origin,
          ),
        ];
  return allOf([...required, ...excluded, ...some], origin);
}

/** A count, a negative count (how many may fail) or a percentage, rounded down; by default none beside what is required. */
function leastOf(json: Json | undefined, count: number, usual: number): number | null {
  if (json === undefined || json === null) return usual;
  const [, written, percent] = /^(-?\d{1,9})(%?)$/.exec(String(json).trim()) ?? [];
  if (written === undefined) return null;
  const given = percent === '%' ? Math.trunc((count * Number(written)) / 100) : Number(written);
  return Math.max(given < 0 ? count + given : given, usual);
}

/** All ways to take so many of the operands; null when there are too many. */
function choices(operands: readonly Predicate[], least: number): readonly (readonly Predicate[])[] | null {
  if (least <= 1) return operands.map((operand) => [operand]);
  let found: (readonly number[])[] = [[]];
  for (let taken = 0; taken < least; taken++) {
    found = found.flatMap((chosen) =>
      operands.flatMap((_, place) => (place > (chosen.at(-1) ?? -1) ? [[...chosen, place]] : [])),
    );
    if (found.length > MOST_CHOICES * operands.length || found.length > MOST_CHOICES * 10) return null;
  }
  return found.length > MOST_CHOICES ? null : found.map((chosen) => chosen.flatMap((place) => operands.slice(place, place + 1)));
}
