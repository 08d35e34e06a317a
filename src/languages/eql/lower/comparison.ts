import type { Predicate, Relation } from '../../../ir/index.ts';
import type { Span } from '../../../source/index.ts';
import type { Comparison, Expression } from '../ast.ts';
import { comparesUnmapped } from '../field-facts.ts';
import { isCondition } from '../gives.ts';
import { numberKind } from '../number-kind.ts';
import { type Constant, isNumber, javaText, toNumber } from './constants/constant.ts';
import { evaluate } from './constants/evaluate.ts';
import { type LowerContext, refuse, refused } from './context.ts';
import { fieldLeaf } from './field-leaf.ts';
import { useField, useWhole } from './fields.ts';
import { computed, negatedIf } from './leaves.ts';
import { type Asked, movedRight } from './moved-right.ts';
import { oriented } from './oriented.ts';
import { RELATIONS } from './relations.ts';
import { lowerTerm, termType } from './terms.ts';

/** Lowers a comparison that is not constant as a whole. `a != v` is `not (a == v)`. (eql-semantics 0.3) */
export function lowerComparison(context: LowerContext, expression: Comparison): Predicate {
  const { operator, subject, object } = oriented(expression);
  const origin = expression.span;
  const evaluation = evaluate(object);
  if (evaluation.kind === 'failed') return refuse(context, 'constant-fails', evaluation.message, evaluation.span);
  if (comparesUnmapped(expression, context.schema)) return { kind: 'constant', value: operator === '==', origin };
  if (evaluation.kind === 'open') {
    const message = `"${expression.operator}" compares with constants only`;
    return refuse(context, 'comparison-against-field', message, object.span);
  }
  const constant = evaluation.value;
  const equality = operator === '==' || operator === '!=';
  const negated = operator === '!=';
  if (constant.kind === 'null') {
    if (equality) return negatedIf(negated, nullTest(context, subject, origin), origin);
    return refuse(context, 'comparison-with-null', `"${expression.operator}" does not take null`, object.span);
  }
  const relation = RELATIONS[operator];
  return negatedIf(negated, lowerAsked(context, { subject, relation, constant }, object.span, origin), origin);
}

/** A comparison with its constant on the right: its arithmetic is moved there too, and what is left is a query or a script. */
export function lowerAsked(context: LowerContext, asked: Asked, place: Span, origin: Span): Predicate {
  const { subject, relation, constant } = movedRight(asked, (expression) => numberKind(expression, context.schema));
  if (subject.kind !== 'field') return computedLeaf(context, subject, relation, constant, place, origin);
  const used = relation === 'eq' ? useField(context, subject) : useWhole(context, subject);
  return used === null ? refused(origin) : fieldLeaf(context, used, relation, constant, place, origin);
}

/** A condition compared with a constant truth is itself or its negation; null for any other comparison. (eql-semantics 2.1) */
export function asTruth(expression: Comparison): { readonly operand: Expression; readonly negated: boolean } | null {
  const { operator, subject, object } = oriented(expression);
  if ((operator !== '==' && operator !== '!=') || !isCondition(subject)) return null;
  const evaluation = evaluate(object);
  if (evaluation.kind !== 'constant' || evaluation.value.kind !== 'boolean') return null;
  return { operand: subject, negated: evaluation.value.value === (operator === '!=') };
}

/** `x == null`: a field without values, or a computed value that is null for some choice of values. (eql-semantics 3.3) */
function nullTest(context: LowerContext, subject: Expression, origin: Span): Predicate {
  if (subject.kind !== 'field') return computed(lowerTerm(context, subject), { kind: 'is-null' }, origin);
  const used = useWhole(context, subject);
  if (used === null) return refused(origin);
  return { kind: 'not', operand: { kind: 'present', field: used.field, origin }, origin };
}

/** A script leaf: a computed value stands in the relation to the constant. */
function computedLeaf(
  context: LowerContext,
  subject: Expression,
  relation: Relation,
  constant: Constant,
  place: Span,
  origin: Span,
): Predicate {
  const term = lowerTerm(context, subject);
  const type = termType(term);
  const numeric = type === 'integer' || type === 'long' || type === 'double' || type === 'number';
  if (numeric && isNumber(constant)) {
    return computed(term, { kind: 'compare', relation, value: toNumber(constant) }, origin);
  }
  if (type === 'string' && constant.kind === 'string') {
    return computed(term, { kind: 'compare', relation, value: constant.value }, origin);
  }
  if (type === 'null') return refused(origin);
  return refuse(context, 'constant-does-not-fit', `a ${type} is compared with ${JSON.stringify(javaText(constant))}`, place);
}
