import type { Arithmetic, Expression } from '../../languages/eql/ast.ts';
import { mayBeNumber } from './admitted.ts';
import { arithmetic, functionOf, negate } from './functions.ts';
import { mirrored, type Relation } from './order.ts';
import { factsFor, type Scope } from './scope.ts';
import { double, isValue, javaText, type Value } from './value.ts';

/** A comparison whose right side is a constant. */
export interface Compared {
  readonly left: Expression;
  readonly relation: Relation;
  readonly constant: Value;
}

/**
 * What is compared once the optimiser has taken constants away from the left, one row of the table after the other
 * (eql-semantics 2.5). The same object when no row applies.
 */
export function moved(compared: Compared, scope: Scope, constantOf: ConstantOf): Compared {
  const next = applyRow(compared, scope, constantOf);
  return next === null ? compared : moved(next, scope, constantOf);
}

/** The value of an expression without fields; null for any other, and where there is none. */
type ConstantOf = (expression: Expression) => Value | null;

function applyRow({ left, relation, constant }: Compared, scope: Scope, constantOf: ConstantOf): Compared | null {
  if (left.kind === 'sign') {
    if (!mayBeNumber(left.operand, scope)) return null;
    if (left.operator === '+') return { left: left.operand, relation, constant };
    const opposite = negate(constant);
    return isNumber(constant) && isValue(opposite)
      ? { left: left.operand, relation: mirrored(relation), constant: opposite }
      : null;
  }
  const sum = asArithmetic(left);
  if (sum === null || constant.kind !== 'integer' || ![sum.left, sum.right].every((side) => mayBeNumber(side, scope)))
    return null;
  const [a, b] = [wholeOf(constantOf(sum.left)), wholeOf(constantOf(sum.right))];
  const floating = isFloating(sum, scope);
  const keep = (rest: Expression, value: ReturnType<typeof arithmetic>, turn: boolean): Compared | null =>
    isValue(value) ? { left: rest, relation: turn ? mirrored(relation) : relation, constant: value } : null;
  switch (sum.operator) {
    case '+':
    case '-':
      if (floating) return null;
      if (b !== null) return keep(sum.left, arithmetic(sum.operator === '+' ? '-' : '+', constant, b), false);
      if (a !== null && sum.operator === '+') return keep(sum.right, arithmetic('-', constant, a), false);
      return a === null ? null : keep(sum.right, arithmetic('-', a, constant), true);
    case '*': {
      const [rest, factor] = a === null ? [sum.left, b] : [sum.right, a];
      if (factor === null || factor.value === 0n || (!floating && constant.value % factor.value !== 0n)) return null;
      return keep(rest, arithmetic('/', floating ? double(Number(constant.value)) : constant, factor), factor.value < 0n);
    }
    case '/': {
      if (!floating) return null;
      const value = Number(constant.value);
      if (b !== null) return b.value === 0n ? null : keep(sum.left, arithmetic('*', double(value), b), b.value < 0n);
      if (a === null || a.value === 0n) return null;
      const sign = signWritten(sum.right, constantOf);
      return sign === 0 ? null : keep(multiplied(sum.right, value), a, sign > 0);
    }
    case '%':
      return null;
  }
}

type Whole = Extract<Value, { readonly kind: 'integer' }>;

/** A constant without decimals. */
function wholeOf(value: Value | null): Whole | null {
  return value?.kind === 'integer' ? value : null;
}

function isNumber(value: Value): boolean {
  return value.kind === 'integer' || value.kind === 'double';
}

/** Arithmetic is written with an operator or as a function (eql-semantics 8). */
function asArithmetic(expression: Expression): Arithmetic | null {
  if (expression.kind === 'arithmetic') return expression;
  const called = expression.kind === 'call' ? functionOf(expression.name) : null;
  const operator = called === null || called.gives === 'test' ? null : called.operator;
  const [left, right] = expression.kind === 'call' ? expression.arguments : [];
  if (operator === null || left === undefined || right === undefined) return null;
  const { span } = expression;
  return { kind: 'arithmetic', span, operatorSpan: span, operator, left, right };
}

/** Computed in doubles, for all that the plan knows: what `number` gives is a double there (eql-semantics 8). */
export function isFloating(expression: Expression, scope: Scope): boolean {
  switch (expression.kind) {
    case 'field':
      return ['double', 'float', 'half_float', 'scaled_float'].includes(factsFor(expression, scope).type);
    case 'number':
      return expression.decimal;
    case 'sign':
      return isFloating(expression.operand, scope);
    case 'arithmetic':
      return isFloating(expression.left, scope) || isFloating(expression.right, scope);
    case 'call': {
      const sum = asArithmetic(expression);
      return sum === null ? functionOf(expression.name)?.gives === 'double' : isFloating(sum, scope);
    }
    case 'string':
    case 'boolean':
    case 'null':
    case 'comparison':
    case 'membership':
    case 'match':
    case 'and':
    case 'or':
    case 'not':
      return false;
  }
}

/** The sign as it is written: a field counts as positive. */
function signWritten(expression: Expression, constantOf: ConstantOf): number {
  const value = constantOf(expression);
  if (value?.kind === 'integer' || value?.kind === 'double') return Math.sign(Number(value.value));
  if (expression.kind === 'sign') return (expression.operator === '-' ? -1 : 1) * signWritten(expression.operand, constantOf);
  const sum = asArithmetic(expression);
  return sum !== null && '*/'.includes(sum.operator) ? signWritten(sum.left, constantOf) * signWritten(sum.right, constantOf) : 1;
}

function multiplied(left: Expression, value: number): Expression {
  const { span } = left;
  const right: Expression = { kind: 'number', span, text: javaText(double(value)), value, decimal: true };
  return { kind: 'arithmetic', span, operatorSpan: span, operator: '*', left, right };
}
