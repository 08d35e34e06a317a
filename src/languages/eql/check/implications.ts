import type { FieldType, Schema } from '../../../event/index.ts';
import { familyOf } from '../../../schema/families.ts';
import type { Expression, FieldReference, Literal, Match } from '../ast.ts';
import { evaluate } from '../lower/index.ts';
import { OPERATORS } from '../operators.ts';

/** A leaf about one field, without the negations it is written with. */
export interface FieldClaim {
  readonly field: string;
  /** What is said of the field: that it has a value, or something of a value. */
  readonly asks: { readonly kind: 'presence' } | { readonly kind: 'value'; readonly leaf: Expression };
  readonly holds: boolean;
}

/** What a leaf claims of one field; null: it is about none, several, or about what is computed. */
export function fieldClaim(leaf: Expression, holds: boolean): FieldClaim | null {
  const field = fieldOf(leaf);
  if (field === null) return null;
  if (leaf.kind === 'comparison' && leaf.right.kind === 'null') {
    return leaf.operator === '==' ? { field: field.name, asks: { kind: 'presence' }, holds: !holds } : null;
  }
  if (leaf.kind === 'match' && takesAnything(leaf)) {
    return { field: field.name, asks: { kind: 'presence' }, holds };
  }
  return { field: field.name, asks: { kind: 'value', leaf }, holds };
}

function fieldOf(leaf: Expression): FieldReference | null {
  switch (leaf.kind) {
    case 'field':
      return leaf;
    case 'comparison':
      return leaf.left.kind === 'field' ? leaf.left : null;
    case 'membership':
    case 'match':
      return leaf.subject.kind === 'field' ? leaf.subject : null;
    case 'call': {
      const [first, ...others] = leaf.arguments;
      return first?.kind === 'field' && others.every((other) => other.kind === 'string') ? first : null;
    }
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
    case 'and':
    case 'or':
    case 'not':
    case 'arithmetic':
    case 'sign':
      return null;
  }
}

function takesAnything(leaf: Match): boolean {
  return hasWildcards(leaf) && leaf.patterns.some((pattern) => pattern.kind === 'string' && /^\*+$/.test(pattern.value));
}

function hasWildcards({ operator }: Match): boolean {
  return OPERATORS[operator].patterns === 'wildcards';
}

/**
 * Whether the second claim holds of every event of which the first does, both taken as asserted and about the same field. A leaf
 * holds only where the field has a value (eql-semantics 3.2); what equals one of some constants satisfies what each of
 * them satisfies. False also means "not known": patterns are not compared with patterns, beyond their texts.
 */
export function implies(first: FieldClaim, second: FieldClaim, schema: Schema): boolean {
  if (second.asks.kind === 'presence') return true;
  if (first.asks.kind === 'presence') return false;
  const type = schema.fields.get(first.field)?.type;
  const [given, wanted] = [setOf(first.asks.leaf), setOf(second.asks.leaf)];
  if (type === undefined || given === null || !comparable(type, given.texts)) return false;
  const asked = second.asks.leaf;
  if (given.isFolded && wanted?.isFolded !== true) return false;
  return given.texts.every((text) => {
    if (isWildcard(given, text)) {
      return wanted?.hasWildcards === true && wanted.texts.some((other) => sameText(text, other, wanted.isFolded));
    }
    return comparable(type, constantsOf(asked)) && holdsFor(asked, text);
  });
}

/** The work of asking one claim about another: how many constants meet how many. */
export function costOf(first: FieldClaim, second: FieldClaim): number {
  if (first.asks.kind === 'presence' || second.asks.kind === 'presence') return 1;
  return constantsOf(first.asks.leaf).length * constantsOf(second.asks.leaf).length;
}

/** A value of the field that satisfies a leaf is one of these texts, or matches one of them. */
interface TextSet {
  readonly texts: readonly Literal[];
  readonly isFolded: boolean;
  readonly hasWildcards: boolean;
}

function setOf(leaf: Expression): TextSet | null {
  const texts = constantsOf(leaf);
  if (leaf.kind === 'comparison') return leaf.operator === '==' ? { texts, isFolded: false, hasWildcards: false } : null;
  if (leaf.kind === 'membership') return { texts, isFolded: OPERATORS[leaf.operator].letters === 'fold', hasWildcards: false };
  if (leaf.kind !== 'match' || !hasWildcards(leaf)) return null;
  return { texts, isFolded: OPERATORS[leaf.operator].letters === 'fold', hasWildcards: true };
}

function isWildcard({ hasWildcards }: TextSet, text: Literal): boolean {
  return hasWildcards && text.kind === 'string' && /[*?]/.test(text.value);
}

function sameText(one: Literal, other: Literal, isFolded: boolean): boolean {
  if (one.kind !== 'string' || other.kind !== 'string') return false;
  return isFolded ? one.value.toLowerCase() === other.value.toLowerCase() : one.value === other.value;
}

/** The constants of a leaf; none where one is not written out. */
function constantsOf(leaf: Expression): readonly Literal[] {
  if (leaf.kind === 'comparison') return isLiteral(leaf.right) ? [leaf.right] : [];
  if (leaf.kind === 'membership') return leaf.elements.every(isLiteral) ? leaf.elements.filter(isLiteral) : [];
  return leaf.kind === 'match' && hasWildcards(leaf) ? leaf.patterns : [];
}

function isLiteral(expression: Expression): expression is Literal {
  const { kind } = expression;
  return kind === 'string' || kind === 'number' || kind === 'boolean' || kind === 'null';
}

const TEXTS: ReadonlySet<FieldType> = new Set(['keyword', 'constant_keyword', 'wildcard']);

/** Constants of which Elasticsearch makes the same in a query and among themselves: plain letters, or numbers of a field of numbers. */
function comparable(type: FieldType, constants: readonly Literal[]): boolean {
  if (constants.length === 0) return false;
  if (TEXTS.has(type)) return constants.every((one) => one.kind === 'string' && /^[\x20-\x7e]*$/.test(one.value));
  return familyOf(type) === 'number' && constants.every((one) => one.kind === 'number' && Number.isSafeInteger(one.value));
}

/** Whether a leaf holds for a constant in place of its field. */
function holdsFor(leaf: Expression, value: Literal): boolean {
  const result = evaluate(putInPlace(leaf, value));
  return result.kind === 'constant' && result.value.kind === 'boolean' && result.value.value;
}

function putInPlace(leaf: Expression, value: Literal): Expression {
  if (leaf.kind === 'comparison') return { ...leaf, left: value };
  return leaf.kind === 'membership' || leaf.kind === 'match' ? { ...leaf, subject: value } : leaf;
}
