import { anyOf, type Predicate } from '../../../ir/index.ts';
import type { Expression } from '../ast.ts';
import { lowerCall } from './calls.ts';
import { asTruth, lowerComparison } from './comparison.ts';
import { evaluate } from './constants/evaluate.ts';
import { type LowerContext, refuse, refused } from './context.ts';
import { lowerAlternatives } from './disjunction.ts';
import { useField } from './fields.ts';
import { negatedIf, oneOf } from './leaves.ts';
import { lowerMatch } from './match.ts';
import { lowerMembership } from './membership.ts';

/** Lowers an expression that is asked for its truth. `and`, `or` and `not` stay outside of the leaves. (eql-semantics 2.3) */
export function lowerCondition(context: LowerContext, expression: Expression): Predicate {
  const origin = expression.span;
  const evaluation = evaluate(expression);
  if (evaluation.kind === 'failed') return refuse(context, 'constant-fails', evaluation.message, evaluation.span);
  if (evaluation.kind === 'constant') {
    if (evaluation.value.kind === 'boolean') return { kind: 'constant', value: evaluation.value.value, origin };
    if (evaluation.value.kind === 'null') return refuse(context, 'null-condition', 'this condition is always null', origin);
    return refuse(context, 'condition-not-boolean', 'a condition must be true or false', origin);
  }
  switch (expression.kind) {
    case 'and':
      return { kind: 'and', operands: expression.operands.map((operand) => lowerCondition(context, operand)), origin };
    case 'or':
      return anyOf(
        lowerAlternatives(context, expression, (operand) => lowerCondition(context, operand)),
        origin,
      );
    case 'not':
      return { kind: 'not', operand: lowerCondition(context, expression.operand), origin };
    case 'comparison': {
      const truth = asTruth(expression);
      return truth === null
        ? lowerComparison(context, expression)
        : negatedIf(truth.negated, lowerCondition(context, truth.operand), origin);
    }
    case 'membership':
      return lowerMembership(context, expression);
    case 'match':
      return lowerMatch(context, expression);
    case 'call':
      return lowerCall(context, expression);
    case 'field': {
      // A bare boolean field is `f == true`. (eql-semantics 1.6)
      const used = useField(context, expression);
      if (used === null) return refused(origin);
      if (used.family === 'boolean') return oneOf(used.field, [true], 'exact', origin);
      return refuse(context, 'condition-not-boolean', `${expression.name} is not a boolean field`, origin);
    }
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
    case 'arithmetic':
    case 'sign':
      return refuse(context, 'condition-not-boolean', 'a condition must be true or false', origin);
  }
}
