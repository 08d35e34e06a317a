import type { Relation } from '../../../ir/index.ts';
import type { ArithmeticOperator, Expression } from '../ast.ts';
import { FUNCTIONS, functionNamed } from '../functions.ts';
import { calculate, negate } from './constants/arithmetic.ts';
import { type Constant, double, isNumber, javaText, type NumberConstant, toNumber } from './constants/constant.ts';
import { evaluate } from './constants/evaluate.ts';
import { FLIPPED } from './relations.ts';

/** A comparison with its constant on the right. */
export interface Asked {
  readonly subject: Expression;
  readonly relation: Relation;
  readonly constant: Constant;
}

/** Whether a number is computed in whole numbers or in doubles; null: it is no number. */
type NumberKind = (expression: Expression) => 'whole' | 'floating' | null;

/**
 * The engine moves the constants of arithmetic to the right side before it asks anything: `f + 2 > 5` is `f > 3`, and the script
 * has become a query. From the outside in, until nothing moves. (eql-semantics 2.5)
 */
export function movedRight(asked: Asked, kindOf: NumberKind): Asked {
  let current = asked;
  for (;;) {
    const next = moveOne(current, kindOf);
    if (next === null) return current;
    current = next;
  }
}

function moveOne({ subject, relation, constant }: Asked, kindOf: NumberKind): Asked | null {
  if (!isNumber(constant)) return null;
  // What is no number is refused where it is computed; moved, it would be compared as if it were one.
  if (subject.kind === 'sign') {
    if (kindOf(subject.operand) === null) return null;
    const negated = subject.operator === '+' ? { ok: true as const, value: constant } : negate(constant);
    if (!negated.ok) return null;
    return {
      subject: subject.operand,
      relation: subject.operator === '+' ? relation : FLIPPED[relation],
      constant: negated.value,
    };
  }
  const operation = operationIn(subject);
  if (operation === null || constant.kind !== 'integer') return null;
  const { operator, left, right } = operation;
  if (kindOf(left) === null || kindOf(right) === null) return null;
  const [first, second] = [literalOf(left), literalOf(right)];
  // Only what is written without decimals moves, so that no sum or product is rounded otherwise than the field was.
  if ((first ?? second)?.kind !== 'integer') return null;
  const kind = kindOf(subject);
  if (kind === null) return null;
  switch (operator) {
    case '+':
    case '-':
      return kind === 'floating' ? null : movedSummand({ operator, left, right, first, second }, relation, constant);
    case '*':
    case '/':
      return movedFactor({ operator, left, right, first, second }, kind, relation, constant);
    case '%':
      return null;
  }
}

interface Operation {
  readonly operator: ArithmeticOperator;
  readonly left: Expression;
  readonly right: Expression;
}

/** An operation of which one side is a number. */
interface HalfKnown<O extends ArithmeticOperator> extends Operation {
  readonly operator: O;
  readonly first: NumberConstant | null;
  readonly second: NumberConstant | null;
}

function movedSummand(operation: HalfKnown<'+' | '-'>, relation: Relation, constant: NumberConstant): Asked | null {
  const { operator, left, right, first, second } = operation;
  if (second !== null) {
    const moved = calculate(operator === '+' ? '-' : '+', constant, second);
    return moved.ok ? { subject: left, relation, constant: moved.value } : null;
  }
  if (first === null) return null;
  const moved = calculate('-', first, constant);
  return moved.ok ? { subject: right, relation: FLIPPED[relation], constant: moved.value } : null;
}

function movedFactor(
  { operator, left, right, first, second }: HalfKnown<'*' | '/'>,
  kind: 'whole' | 'floating',
  relation: Relation,
  constant: NumberConstant,
): Asked | null {
  if (kind === 'whole') {
    // A quotient of whole numbers is cut off, so that many dividends have it; a product must have come out even.
    if (operator === '/' || second === null || toNumber(second) === 0) return null;
    if (BigInt(constant.value) % BigInt(second.value) !== 0n) return null;
  }
  const value = kind === 'whole' ? constant : double(toNumber(constant));
  if (second !== null) {
    if (toNumber(second) === 0) return null;
    const moved = calculate(operator === '*' ? '/' : '*', value, second);
    if (!moved.ok) return null;
    return { subject: left, relation: toNumber(second) < 0 ? FLIPPED[relation] : relation, constant: moved.value };
  }
  // `c / f > v` is asked as `f * v < c`, whatever the sign of the field's value.
  if (first === null || toNumber(first) === 0) return null;
  const signOfRight = signOf(right);
  if (signOfRight === 0) return null;
  return {
    subject: product(right, toNumber(value)),
    relation: signOfRight < 0 ? relation : FLIPPED[relation],
    constant: first,
  };
}

function product(factor: Expression, value: number): Expression {
  const { span } = factor;
  const literal: Expression = { kind: 'number', span, text: javaText(double(value)), value, decimal: true };
  return { kind: 'arithmetic', span, operatorSpan: span, operator: '*', left: factor, right: literal };
}

/** The sign that the expression shows of itself; that of a field is taken for positive. */
function signOf(expression: Expression): number {
  const constant = literalOf(expression);
  if (constant !== null) return Math.sign(toNumber(constant));
  if (expression.kind === 'sign') return expression.operator === '-' ? -signOf(expression.operand) : signOf(expression.operand);
  const operation = operationIn(expression);
  if (operation === null || (operation.operator !== '*' && operation.operator !== '/')) return 1;
  return signOf(operation.left) * signOf(operation.right);
}

/** Arithmetic, as an operator or as a function; the number stands on the right where the sides may change places. (eql-semantics 1.5) */
function operationIn(expression: Expression): Operation | null {
  const written = writtenOperation(expression);
  if (written === null || (written.operator !== '+' && written.operator !== '*')) return written;
  return literalOf(written.left) === null ? written : { ...written, left: written.right, right: written.left };
}

function writtenOperation(expression: Expression): Operation | null {
  if (expression.kind === 'arithmetic') return expression;
  if (expression.kind !== 'call') return null;
  const name = functionNamed(expression.name);
  const operator = name === null ? null : FUNCTIONS[name].operator;
  const [left, right] = expression.arguments;
  return operator === null || left === undefined || right === undefined ? null : { operator, left, right };
}

function literalOf(expression: Expression): NumberConstant | null {
  const evaluation = evaluate(expression);
  return evaluation.kind === 'constant' && isNumber(evaluation.value) ? evaluation.value : null;
}
