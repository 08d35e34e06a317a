import type { Span } from '../source/index.ts';
import type { Predicate } from './predicate.ts';

/** Any of these; none is false, a single one stands for itself. */
export function anyOf(operands: readonly Predicate[], origin: Span): Predicate {
  const [only] = operands;
  if (only === undefined) return { kind: 'constant', value: false, origin };
  return operands.length === 1 ? only : { kind: 'or', operands, origin };
}

/** All of these; none is true, a single one stands for itself. */
export function allOf(operands: readonly Predicate[], origin: Span): Predicate {
  const [only] = operands;
  if (only === undefined) return { kind: 'constant', value: true, origin };
  return operands.length === 1 ? only : { kind: 'and', operands, origin };
}
