import type { Scalar } from '../../../event/index.ts';
import type { Letters, Predicate, TermType } from '../../../ir/index.ts';
import { isNonEmpty, type Span } from '../../../source/index.ts';
import type { Expression } from '../ast.ts';
import { type Constant, isNumber, javaText, type NumberConstant, toNumber } from './constants/constant.ts';
import { type LowerContext, refuse, refused } from './context.ts';
import { computed } from './leaves.ts';
import { lowerTerm, termType } from './terms.ts';

/** An element of a list with its place. */
export interface Element {
  readonly constant: Constant;
  readonly span: Span;
}

/**
 * A computed value in a list. Unlike those that `==` compares with, the constants of a list become values of the type that is
 * computed: a length of 2 is in `(1.5)`, and what the type cannot hold fails the search. (eql-semantics 9.2)
 */
export function scriptList(
  context: LowerContext,
  subject: Expression,
  elements: readonly Element[],
  letters: Letters,
  origin: Span,
): Predicate {
  const term = lowerTerm(context, subject);
  const type = termType(term);
  if (type === 'null') return refused(origin);
  const values: Scalar[] = [];
  for (const { constant, span } of elements) {
    const value = converted(constant, type);
    if (value !== null) values.push(value);
    else refuse(context, 'constant-does-not-fit', `a ${type} is looked for; ${JSON.stringify(javaText(constant))} is none`, span);
  }
  if (!isNonEmpty(values)) return { kind: 'constant', value: false, origin };
  return computed(term, { kind: 'one-of', values, letters }, origin);
}

/** The constant as a value of the type, or null. */
function converted(constant: Constant, type: TermType): Scalar | null {
  switch (type) {
    case 'integer':
    case 'long':
      return isNumber(constant) ? wholeOf(constant, type) : null;
    case 'double':
    case 'number':
      return isNumber(constant) ? toNumber(constant) : null;
    case 'string':
    case 'boolean':
    case 'ip':
    case 'date':
      return constant.kind === type ? constant.value : null;
    case 'null':
      return null;
  }
}

const LIMITS = { integer: [-(2 ** 31), 2 ** 31 - 1], long: [-(2 ** 63), 2 ** 63] } as const;

/** Halves are rounded up, as `Math.round` does in Java and here. */
function wholeOf(constant: NumberConstant, type: 'integer' | 'long'): number | null {
  const [least, most] = LIMITS[type];
  if (constant.value < least || constant.value > most) return null;
  if (constant.kind === 'integer')
    return type === 'long' && BigInt.asIntN(64, constant.value) !== constant.value ? null : Number(constant.value);
  return Math.round(constant.value) + 0;
}
