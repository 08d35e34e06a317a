import type { ArithmeticOperator } from '../../ast.ts';
import { type Constant, double, NULL, type NumberConstant, toNumber } from './constant.ts';

/** A value, or the reason why the engine would fail on it. */
export type Evaluated = { readonly ok: true; readonly value: Constant } | { readonly ok: false; readonly message: string };

export function value(constant: Constant): Evaluated {
  return { ok: true, value: constant };
}

export function error(message: string): Evaluated {
  return { ok: false, message };
}

/** `left operator right` as Java computes it: null-strict, integer when both are, truncating division. (eql-semantics 8) */
export function calculate(operator: ArithmeticOperator, left: Constant, right: Constant): Evaluated {
  if (left.kind === 'null' || right.kind === 'null') return value(NULL);
  if (!isNumeric(left) || !isNumeric(right)) return error(`"${operator}" needs numbers`);
  if (left.kind === 'integer' && right.kind === 'integer') return integerResult(operator, left, right);
  const [a, b] = [toNumber(left), toNumber(right)];
  switch (operator) {
    case '+':
      return value(double(a + b));
    case '-':
      return value(double(a - b));
    case '*':
      return value(double(a * b));
    case '/':
      return value(double(a / b));
    case '%':
      return value(double(a % b));
  }
}

/** `-operand`; null stays null. */
export function negate(operand: Constant): Evaluated {
  if (operand.kind === 'null') return value(NULL);
  if (operand.kind === 'double') return value(double(-operand.value));
  if (operand.kind === 'integer') return withinBits(-operand.value, operand.bits);
  return error('"-" needs a number');
}

type IntegerConstant = Extract<NumberConstant, { readonly kind: 'integer' }>;

function isNumeric(constant: Constant): constant is NumberConstant {
  return constant.kind === 'integer' || constant.kind === 'double';
}

function integerResult(operator: ArithmeticOperator, left: IntegerConstant, right: IntegerConstant): Evaluated {
  const bits = left.bits === 64 || right.bits === 64 ? 64 : 32;
  if ((operator === '/' || operator === '%') && right.value === 0n) return error('division by zero');
  switch (operator) {
    case '+':
      return withinBits(left.value + right.value, bits);
    case '-':
      return withinBits(left.value - right.value, bits);
    case '*':
      return withinBits(left.value * right.value, bits);
    case '/':
      // Only the smallest number by -1 leaves the range, and Java wraps it.
      return withinBits(BigInt.asIntN(bits, left.value / right.value), bits);
    case '%':
      return withinBits(left.value % right.value, bits);
  }
}

function withinBits(result: bigint, bits: 32 | 64): Evaluated {
  if (BigInt.asIntN(bits, result) !== result) return error(`${bits}-bit integer overflow`);
  return value({ kind: 'integer', value: result, bits });
}
