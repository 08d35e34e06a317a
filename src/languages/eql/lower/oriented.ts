import type { Comparison, ComparisonOperator, Expression } from '../ast.ts';
import { evaluate } from './constants/evaluate.ts';
import { MIRRORED } from './relations.ts';

interface Oriented {
  readonly operator: ComparisonOperator;
  readonly subject: Expression;
  readonly object: Expression;
}

/** Puts the constant side to the right. (eql-semantics 1.5) */
export function oriented(expression: Comparison): Oriented {
  const swap = evaluate(expression.left).kind === 'constant';
  return swap
    ? { operator: MIRRORED[expression.operator], subject: expression.right, object: expression.left }
    : { operator: expression.operator, subject: expression.left, object: expression.right };
}
