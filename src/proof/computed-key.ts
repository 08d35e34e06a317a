import type { Computed, Field, Relation, Term, TermFunction, Test } from '../ir/index.ts';
import { printRawWildcard, type TextPattern } from '../pattern/index.ts';
import { origin } from './origin.ts';

/**
 * What a computed value and what is asked of it are, as a text: two leaves of one text are the same, whatever places they were read from
 * and however a comparison is turned. Null: not all that was written is kept.
 */
export function computedKey({ term, test, whenFailing }: Computed): string | null {
  const asked = askedOf(term, test);
  return asked === null ? null : JSON.stringify([whenFailing, asked]);
}

type Shape = readonly unknown[];

function askedOf(term: Term, test: Test): Shape | null {
  const shape = shapeOf(term);
  if (shape === null) return null;
  switch (test.kind) {
    case 'is-null':
    case 'not-null':
    case 'is-true':
      return [test.kind, shape];
    case 'compare': {
      const value = valueShape(test.value, 'compared');
      return value === null ? null : ['is-true', comparison(test.relation, shape, value)];
    }
    case 'one-of': {
      const values = test.values.map((value) => valueShape(value, 'compared'));
      return values.includes(null) ? null : [test.kind, test.letters, shape, values.map((value) => JSON.stringify(value)).sort()];
    }
    case 'matches':
      return [test.kind, test.letters, shape, patternShape(test.pattern)];
  }
}

function patternShape(pattern: TextPattern): Shape {
  return pattern.kind === 'wildcard' ? ['wildcard', printRawWildcard(pattern)] : ['regex', pattern.tree];
}

function shapeOf(term: Term): Shape | null {
  switch (term.kind) {
    case 'field':
      return fieldShape(term.field);
    case 'value':
      return valueShape(term.value, term.type);
    case 'call': {
      const given = withoutUsual(term).map(shapeOf);
      if (given.includes(null)) return null;
      const [left = [], right = []] = given.map((one) => one ?? []);
      if (isRelation(term.function)) return comparison(term.function, left, right);
      return ['call', term.function, term.letters, ...given];
    }
  }
}

/** What is given at the end of a call and changes nothing. */
function withoutUsual({ function: name, arguments: given }: Extract<Term, { readonly kind: 'call' }>): readonly Term[] {
  const usual = USUAL[name];
  const last = given.at(-1);
  if (usual === undefined || last?.kind !== 'value' || last.value !== usual.value || given.length <= usual.least) return given;
  return withoutUsual({ ...CALL, function: name, arguments: given.slice(0, -1) });
}

const CALL = { kind: 'call', letters: 'exact', type: 'null', origin } as const;

const USUAL: { readonly [name in TermFunction]?: { readonly value: null | false; readonly least: number } } = {
  between: { value: false, least: 3 },
  indexOf: { value: null, least: 2 },
  number: { value: null, least: 1 },
  substring: { value: null, least: 2 },
};

function isRelation(name: TermFunction): name is Relation {
  return Object.hasOwn(TURNED, name);
}

const TURNED = { eq: null, lt: null, le: null, gt: 'lt', ge: 'le' } as const satisfies { readonly [name in Relation]: unknown };

function comparison(relation: Relation, left: Shape, right: Shape): Shape {
  const turned = TURNED[relation];
  return turned === null ? ['call', relation, left, right] : ['call', turned, right, left];
}

/** A constant with its type; a number that only compares has none. */
function valueShape(value: string | number | boolean | null, type: string): Shape | null {
  if (typeof value !== 'number') return ['value', typeof value === 'string' && type === 'ip' ? type : typeof value, value];
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) return null;
  const own = type !== 'compared' ? type : !Number.isInteger(value) ? 'double' : value === (value | 0) ? 'integer' : 'long';
  return ['value', own, Object.is(value, -0) && own === 'double' ? '-0' : value];
}

function fieldShape({ name, indexName, type, ignoreAbove, nullValue, constant, normalizer, dateFormat }: Field): Shape {
  return ['field', name, indexName ?? name, type, ignoreAbove, nullValue, constant, normalizer ?? [], dateFormat];
}
