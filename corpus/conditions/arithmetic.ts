import type { ArithmeticOperator } from '../questions/index.ts';
import { type Outcome, UNKNOWN } from './outcome.ts';

/** Arithmetic of whole numbers that fit into 32 bits; of others the width and the rounding are left open (eql-semantics 8). */
export function arithmetic(operator: ArithmeticOperator, left: Outcome, right: Outcome): Outcome {
  if (left === null || right === null) return null;
  if (typeof left !== 'number' || typeof right !== 'number') return UNKNOWN;
  if ((operator === '/' || operator === '%') && right === 0) return UNKNOWN;
  const value = COMPUTED[operator](left, right);
  return Number.isInteger(left) && Number.isInteger(right) && Math.abs(value) < 2 ** 31 ? value : UNKNOWN;
}

const COMPUTED: Readonly<Record<ArithmeticOperator, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => Math.trunc(left / right),
  '%': (left, right) => left % right,
};
