import type { Letters } from '../../src/ir/index.ts';
import type { WildcardPart } from '../../src/pattern/index.ts';
import type { Diagnostic, NonEmpty, Span } from '../../src/source/index.ts';
import type { SigmaValue } from './artifact.ts';

/** What a rule asks, in terms Sigma has words for. `unsayable` stands where it has none, and carries the reasons. */
export type Clause =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'and'; readonly operands: readonly Clause[] }
  | { readonly kind: 'or'; readonly operands: readonly Clause[] }
  | { readonly kind: 'not'; readonly operand: Clause }
  | TextTest
  | KeyedTest
  | KeywordTest
  | Unsayable;

/** One field is tested. */
interface FieldTest {
  /** The name that is printed. */
  readonly field: string;
  /** The field of the rule, which names the identifier. */
  readonly about: string;
  readonly origin: Span;
}

/** Some value is one of the patterns. Which keys say so is decided once alternatives have been merged. */
export interface TextTest extends FieldTest {
  readonly kind: 'text';
  readonly letters: Letters;
  readonly patterns: NonEmpty<readonly WildcardPart[]>;
}

/** One entry of a map: `field|modifiers` with its values, any of which will do. */
export interface KeyedTest extends FieldTest {
  readonly kind: 'keyed';
  readonly modifiers: readonly string[];
  readonly values: NonEmpty<SigmaValue>;
  /** Alternatives with the same key may join one list. */
  readonly joins: boolean;
}

/** Some value of the event holds one of the texts; they are printed as a list without a field. */
export interface KeywordTest {
  readonly kind: 'keywords';
  readonly values: NonEmpty<string>;
  readonly origin: Span;
}

interface Unsayable {
  readonly kind: 'unsayable';
  readonly reasons: NonEmpty<Diagnostic>;
}

export const TRUE: Clause = { kind: 'constant', value: true };
export const FALSE: Clause = { kind: 'constant', value: false };

export function unsayable(reason: Diagnostic): Unsayable {
  return { kind: 'unsayable', reasons: [reason] };
}

/** `not` through `not` only (sigma-target 4.4, step 1). */
export function negate(clause: Clause): Clause {
  switch (clause.kind) {
    case 'constant':
      return clause.value ? FALSE : TRUE;
    case 'not':
      return clause.operand;
    case 'unsayable':
      return clause;
    case 'and':
    case 'or':
    case 'text':
    case 'keyed':
    case 'keywords':
      return { kind: 'not', operand: clause };
  }
}

/** A conjunction, flattened and folded. Every reason of an unsayable part is kept. */
export function conjunction(operands: readonly Clause[]): Clause {
  return connect('and', operands);
}

/** A disjunction, flattened and folded. */
export function disjunction(operands: readonly Clause[]): Clause {
  return connect('or', operands);
}

function connect(kind: 'and' | 'or', operands: readonly Clause[]): Clause {
  const flat = operands.flatMap((operand) => (operand.kind === kind ? operand.operands : [operand]));
  const absorbing = kind === 'or';
  if (flat.some((operand) => operand.kind === 'constant' && operand.value === absorbing)) return absorbing ? TRUE : FALSE;
  const rest = flat.filter((operand) => operand.kind !== 'constant');
  const [first, ...others] = rest.filter((operand) => operand.kind === 'unsayable');
  if (first !== undefined) {
    return { kind: 'unsayable', reasons: [...first.reasons, ...others.flatMap((other) => other.reasons)] };
  }
  const [only, second] = rest;
  if (only === undefined) return absorbing ? FALSE : TRUE;
  return second === undefined ? only : { kind, operands: rest };
}

/** The entry key of a test: the field with its modifiers. */
export function keyOf(test: KeyedTest): string {
  return [test.field, ...test.modifiers].join('|');
}

/** True for `field: null`, the test that a field is absent. */
export function isAbsence(test: KeyedTest): boolean {
  return test.values[0] === null;
}
