import type { Anywhere, Computed, Field, Predicate, Present, Term } from '../ir/index.ts';
import { termFields } from '../ir/index.ts';
import { wildcard } from '../pattern/index.ts';
import { isNonEmpty } from '../source/index.ts';
import type { Value } from './model.ts';
import { literalText, type Parts } from './sigma-text.ts';

/** A test of a rule: what pySigma calls a detection item. */
export type Leaf = Exclude<Predicate, { readonly kind: 'and' | 'or' | 'not' | 'constant' }>;
type Plain = Exclude<Leaf, Computed | Anywhere>;

/** The fields that a test asks, each as often as it does. */
export function fieldsOf(leaf: Leaf): readonly Field[] {
  if (leaf.kind === 'anywhere') return [];
  return leaf.kind === 'computed' ? termFields(leaf.term) : [leaf.field];
}

/** The same test of other fields. */
export function withFields(leaf: Leaf, change: (field: Field) => Field): Leaf {
  if (leaf.kind === 'anywhere') return leaf;
  if (leaf.kind === 'words') return { ...leaf, field: { ...change(leaf.field), analyzer: leaf.field.analyzer } };
  return leaf.kind === 'computed' ? { ...leaf, term: inTerm(leaf.term, change) } : { ...leaf, field: change(leaf.field) };
}

function inTerm(term: Term, change: (field: Field) => Field): Term {
  switch (term.kind) {
    case 'field':
      return { ...term, field: change(term.field) };
    case 'value':
      return term;
    case 'call':
      return { ...term, arguments: term.arguments.map((argument) => inTerm(argument, change)) };
  }
}

/** The same field under another name. Its facts go along, with the sub-field under which an index has its exact values. */
export function named(field: Field, name: string): Field {
  const { indexName, writtenAs, ...rest } = field;
  const own = writtenAs ?? field.name;
  const below = indexName?.startsWith(`${field.name}.`) === true ? { indexName: name + indexName.slice(field.name.length) } : {};
  if (name === own && writtenAs === undefined) return field;
  return { ...rest, ...below, name, ...(name === own ? {} : { writtenAs: own }) };
}

/**
 * A value of a test as conditions of pipelines see it; null is what a test of absence or presence asks for, undefined what is neither a text nor a
 * number nor a truth value: expressions, networks and bounds.
 */
export type TestValue = Parts | Value | null | undefined;

export function valuesOf(leaf: Leaf): readonly TestValue[] {
  switch (leaf.kind) {
    case 'one-of':
      return leaf.values.map((value) => (typeof value === 'string' ? textParts(value) : value));
    case 'matches':
      return [leaf.pattern.kind === 'wildcard' ? leaf.pattern.parts : undefined];
    case 'anywhere':
      return [leaf.pattern.kind === 'wildcard' ? keywordOf(leaf.pattern.parts) : undefined];
    case 'words':
      return [leaf.sought.kind === 'phrase' ? textParts(leaf.sought.text) : piecesParts(leaf.sought.pieces)];
    case 'in-network':
      return leaf.networks.map(() => undefined);
    case 'present':
      return [null];
    case 'date-range':
    case 'range':
    case 'computed':
      return [undefined];
  }
}

/** A keyword as it is written: what may stand around it in a value is not. */
function keywordOf(parts: Parts): Parts {
  const [first, ...rest] = parts;
  const open = rest.length > 0 && first?.kind === 'any-run' && rest.at(-1)?.kind === 'any-run';
  return open ? rest.slice(0, -1) : parts;
}

/** A test for a keyword, which may stand anywhere in a value. */
export function keywordTest(leaf: Anywhere, texts: readonly Parts[]): Predicate {
  const operands = texts.map((parts): Anywhere => {
    const pattern = wildcard([{ kind: 'any-run' }, ...parts, { kind: 'any-run' }]);
    return { ...leaf, pattern };
  });
  const [only] = operands;
  return only !== undefined && operands.length === 1 ? only : { kind: 'or', operands, origin: leaf.origin };
}

function piecesParts([first, ...others]: readonly [string, ...string[]]): Parts {
  return [...textParts(first), ...others.flatMap((text): Parts => [{ kind: 'any-run' }, ...textParts(text)])];
}

function textParts(text: string): Parts {
  return [{ kind: 'literal', text }];
}

export function isParts(value: TestValue): value is Parts {
  return typeof value === 'object' && value !== null;
}

/** A test whether some value is one of these texts or fits one of these patterns. */
export function textTest(field: Field, texts: readonly Parts[], letters: 'exact' | 'fold', origin: Plain['origin']): Predicate {
  const plain = [...new Set(texts.flatMap((parts) => literalText(parts) ?? []))];
  const patterns = texts.filter((parts) => literalText(parts) === null);
  const operands: Predicate[] = [
    ...(isNonEmpty(plain) ? [{ kind: 'one-of', field, values: plain, letters, origin } as const] : []),
    ...patterns.map((parts) => ({ kind: 'matches', field, pattern: wildcard(parts), letters, origin }) as const),
  ];
  const [only] = operands;
  return only !== undefined && operands.length === 1 ? only : { kind: 'or', operands, origin };
}

/** A test whether the field has a value. */
export function presence(field: Field, origin: Plain['origin']): Present {
  return { kind: 'present', field, origin };
}
