import type { Comparison, ComparisonOperator, Field, Question } from '../questions/index.ts';
import { type Constant, constantOf, placeOf, type Reading } from './reading.ts';

/** A comparison of a field with a constant, which is what a comparison of a product or quotient became. */
interface Moved {
  readonly field: Field;
  readonly operator: Ordering;
  readonly constant: Constant;
}

type Ordering = Exclude<ComparisonOperator, '!='>;

const REVERSED: Readonly<Partial<Record<Ordering, Ordering>>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

/**
 * The engine takes the factor or divisor of a floating field to the other side when both constants are written without decimals, and asks a
 * query of the stored value: no product is rounded (eql-semantics 2.5). Null: nothing is moved, or not here.
 */
export function movedFactor({ left, right }: Comparison, operator: Ordering, reading: Reading): Moved | null {
  const sides = left.kind === 'sign' && left.operator === '-' ? negated(left.operand) : factorOf(left);
  const value = sides === null ? null : wholeConstant(right);
  if (sides === null || value === null) return null;
  const { field, factor, divides } = sides;
  if (!FLOATING.has(placeOf(reading.schema, field.name).facts.type)) return null;
  const constant = divides ? value * factor : value / factor;
  if (!Number.isFinite(constant) || Object.is(constant, -0)) return null;
  return {
    field,
    operator: factor < 0 ? (REVERSED[operator] ?? operator) : operator,
    constant: { value: constant, text: null },
  };
}

const FLOATING: ReadonlySet<string> = new Set(['double', 'float', 'half_float']);

interface Sides {
  readonly field: Field;
  readonly factor: number;
  readonly divides: boolean;
}

function negated(operand: Question): Sides | null {
  return operand.kind === 'field' ? { field: operand, factor: -1, divides: false } : null;
}

function factorOf(node: Question): Sides | null {
  if (node.kind !== 'arithmetic' || (node.operator !== '*' && node.operator !== '/')) return null;
  const divides = node.operator === '/';
  const [field, other] = node.left.kind !== 'field' && !divides ? [node.right, node.left] : [node.left, node.right];
  const factor = wholeConstant(other);
  return field.kind === 'field' && factor !== null && factor !== 0 ? { field, factor, divides } : null;
}

function wholeConstant(node: Question): number | null {
  const literal = node.kind === 'sign' ? node.operand : node;
  if (literal.kind !== 'number' || literal.decimal) return null;
  const value = constantOf(node)?.value;
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
}
