import { isChar, isDouble, TEXT_LIMIT, textOf } from './convert.ts';
import { Exhausted, raise } from './thrown.ts';
import { classOf, double, type Value } from './value.ts';

/** Operators of two operands that give a value of their own. */
export type BinaryOperator = '+' | '-' | '*' | '/' | '%' | '&' | '|' | '^' | '<<' | '>>' | '>>>';

/** Operators that order two numbers. */
export type OrderOperator = '<' | '<=' | '>' | '>=';

/** Two numbers made alike by Java's promotion; a char counts as an int. Null when one of them is no number. */
type Pair =
  | { readonly kind: 'int'; readonly a: number; readonly b: number }
  | { readonly kind: 'long'; readonly a: bigint; readonly b: bigint }
  | { readonly kind: 'double'; readonly a: number; readonly b: number };

function pairOf(left: Value, right: Value): Pair | null {
  const a = plain(left);
  const b = plain(right);
  if (a === null || b === null) return null;
  if (isDouble(left) || isDouble(right)) return { kind: 'double', a: Number(a), b: Number(b) };
  if (typeof a === 'bigint' || typeof b === 'bigint') return { kind: 'long', a: BigInt(a), b: BigInt(b) };
  return { kind: 'int', a, b };
}

function plain(value: Value): number | bigint | null {
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  return isDouble(value) ? value.value : isChar(value) ? value.code : null;
}

/** Applies an operator as Java does: ints and longs wrap, division cuts off, `+` joins as soon as one side is a String. */
export function binary(operator: BinaryOperator, left: Value, right: Value): Value {
  if (typeof left === 'number' && typeof right === 'number') return intResult(operator, left, right);
  if (operator === '+' && (typeof left === 'string' || typeof right === 'string')) return joined(textOf(left), textOf(right));
  if (operator === '<<' || operator === '>>' || operator === '>>>') return shifted(operator, left, right);
  if (typeof left === 'boolean' && typeof right === 'boolean') return logical(operator, left, right);
  const pair = pairOf(left, right);
  if (pair === null) return inapplicable(operator, left, right);
  switch (pair.kind) {
    case 'int':
      return intResult(operator, pair.a, pair.b);
    case 'long':
      return longResult(operator, pair.a, pair.b);
    case 'double':
      return double(doubleResult(operator, pair.a, pair.b));
  }
}

/** Joins texts, within a limit. */
export function joined(left: string, right: string): string {
  if (left.length + right.length > TEXT_LIMIT) throw new Exhausted(`text longer than ${TEXT_LIMIT} characters`);
  return left + right;
}

function intResult(operator: BinaryOperator, a: number, b: number): number {
  switch (operator) {
    case '+':
      return (a + b) | 0;
    case '-':
      return (a - b) | 0;
    case '*':
      return Math.imul(a, b);
    case '/':
      return b === 0 ? raise('ArithmeticException', '/ by zero') : (a / b) | 0;
    case '%':
      return b === 0 ? raise('ArithmeticException', '/ by zero') : (a % b) | 0;
    case '&':
      return a & b;
    case '|':
      return a | b;
    case '^':
      return a ^ b;
    case '<<':
      return a << b;
    case '>>':
      return a >> b;
    case '>>>':
      return (a >>> b) | 0;
  }
}

function longResult(operator: BinaryOperator, a: bigint, b: bigint): bigint {
  const wrap = (value: bigint) => BigInt.asIntN(64, value);
  switch (operator) {
    case '+':
      return wrap(a + b);
    case '-':
      return wrap(a - b);
    case '*':
      return wrap(a * b);
    case '/':
      return b === 0n ? raise('ArithmeticException', '/ by zero') : wrap(a / b);
    case '%':
      return b === 0n ? raise('ArithmeticException', '/ by zero') : a % b;
    case '&':
      return a & b;
    case '|':
      return a | b;
    case '^':
      return a ^ b;
    case '<<':
      return wrap(a << (b & 63n));
    case '>>':
      return a >> (b & 63n);
    case '>>>':
      return wrap(BigInt.asUintN(64, a) >> (b & 63n));
  }
}

function doubleResult(operator: BinaryOperator, a: number, b: number): number {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '%':
      return a % b;
    case '&':
    case '|':
    case '^':
    case '<<':
    case '>>':
    case '>>>':
      return inapplicable(operator, double(a), double(b));
  }
}

/** The left operand alone decides the type of a shift. */
function shifted(operator: '<<' | '>>' | '>>>', left: Value, right: Value): Value {
  const a = plain(left);
  const b = plain(right);
  if (a === null || b === null || isDouble(left) || isDouble(right)) return inapplicable(operator, left, right);
  if (typeof a === 'bigint') return longResult(operator, a, BigInt(b));
  return intResult(operator, a, Number(BigInt.asIntN(32, BigInt(b))));
}

function logical(operator: BinaryOperator, a: boolean, b: boolean): boolean {
  if (operator === '&') return a && b;
  if (operator === '|') return a || b;
  return operator === '^' ? a !== b : inapplicable(operator, a, b);
}

/** Orders two numbers. */
export function ordered(operator: OrderOperator, left: Value, right: Value): boolean {
  const a = plain(left);
  const b = plain(right);
  if (a === null || b === null) return inapplicable(operator, left, right);
  // A long beside a double is rounded to a double first, as Java promotes it.
  const [x, y] = isDouble(left) || isDouble(right) ? [Number(a), Number(b)] : [a, b];
  switch (operator) {
    case '<':
      return x < y;
    case '<=':
      return x <= y;
    case '>':
      return x > y;
    case '>=':
      return x >= y;
  }
}

/** `==` on primitives and on `def`: numbers by their value across types, everything else by `equals`. */
export function looselyEqual(left: Value, right: Value): boolean {
  const pair = pairOf(left, right);
  return pair === null ? javaEquals(left, right) : pair.a === pair.b;
}

/** `Objects.equals`: an Integer never equals a Long. */
export function javaEquals(left: Value, right: Value): boolean {
  if (left === null || right === null || typeof left !== 'object' || typeof right !== 'object') return left === right;
  if (left.kind === 'double') return right.kind === 'double' && Object.is(left.value, right.value);
  if (left.kind === 'char') return right.kind === 'char' && left.code === right.code;
  const [a, b] = [itemsOf(left), itemsOf(right)];
  if (a !== null && b !== null) return a.length === b.length && a.every((item, i) => javaEquals(item, b[i] ?? null));
  if (left.kind === 'date' || left.kind === 'instant') return right.kind === left.kind && left.millis === right.millis;
  return left === right;
}

function itemsOf(value: Value): readonly Value[] | null {
  if (typeof value !== 'object' || value === null) return null;
  return value.kind === 'list' || value.kind === 'doc-values' ? value.items : null;
}

/** `-x`, `+x` and `~x`. */
export function unary(operator: '-' | '+' | '~', value: Value): Value {
  const a = plain(value);
  if (a === null) return inapplicable(operator, value, value);
  if (isDouble(value))
    return operator === '~' ? inapplicable(operator, value, value) : double(operator === '-' ? -value.value : value.value);
  if (operator === '+') return a;
  if (typeof a === 'bigint') return operator === '-' ? BigInt.asIntN(64, -a) : ~a;
  return operator === '-' ? -a | 0 : ~a;
}

function inapplicable(operator: string, left: Value, right: Value): never {
  if (left === null || right === null) return raise('NullPointerException');
  return raise('ClassCastException', `Cannot apply [${operator}] operation to types [${classOf(left)}] and [${classOf(right)}]`);
}
