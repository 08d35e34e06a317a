import type { FieldType } from '../../src/event/index.ts';
import type { Bound, OneOf, Range } from '../../src/ir/index.ts';
import { canEqual, reachOf } from '../../src/schema/number-limits.ts';
import { all, any, closedTest, NOTHING, not, type SqlCondition, test } from './condition.ts';
import type { SqlDialect } from './dialect.ts';
import { refuse, type Sink, untestable } from './sink.ts';

/** Some number equals one of several. */
export function numbersCondition(value: string, leaf: OneOf, dialect: SqlDialect, sink: Sink): SqlCondition {
  const { type } = leaf.field;
  const numbers: number[] = [];
  for (const one of leaf.values) {
    if (typeof one !== 'number') return untestable(leaf, sink);
    if (reachOf(type, one) === 'inexact') return inexact(one, leaf, sink);
    if (canEqual(type, one)) numbers.push(atPrecision(type, one));
  }
  const zeros = isWhole(type) ? [] : numbers.filter((number) => number === 0);
  const others = new Set(numbers.filter((number) => zeros.length === 0 || number !== 0).map(numberText));
  const minus = zeros.map((zero) => zeroCondition(value, Object.is(zero, -0), dialect));
  return any([...(others.size === 0 ? [] : [equality(value, [...others])]), ...minus]);
}

/** One of several constants, which are SQL already. */
export function equality(value: string, constants: readonly string[]): SqlCondition {
  const [only] = constants;
  return test(constants.length === 1 && only !== undefined ? `${value} = ${only}` : `${value} IN (${constants.join(', ')})`);
}

/** An index keeps minus zero apart from zero, which SQL does not. */
function zeroCondition(value: string, negative: boolean, dialect: SqlDialect): SqlCondition {
  const minus = test(dialect.isMinusZero(value));
  return all([test(`${value} = 0`), negative ? minus : not(minus)]);
}

/** A number between bounds. Bounds that every value of the type meets go, and one that none meets decides. */
export function numberRange(value: string, leaf: Range, dialect: SqlDialect, sink: Sink): SqlCondition {
  const { type } = leaf.field;
  const conditions: SqlCondition[] = [];
  for (const [side, bound] of [
    ['lower', leaf.lower],
    ['upper', leaf.upper],
  ] as const) {
    if (bound === null) continue;
    if (typeof bound.value !== 'number') return untestable(leaf, sink);
    const reach = reachOf(type, bound.value);
    if (reach === 'inexact') return inexact(bound.value, leaf, sink);
    if (reach === 'within') conditions.push(boundCondition(value, type, side, { ...bound, value: bound.value }, dialect));
    else if (reach === (side === 'lower' ? 'above' : 'below')) return NOTHING;
  }
  return conditions.length === 0 ? closedTest(`${value} IS NOT NULL`) : all(conditions);
}

interface NumberBound extends Bound {
  readonly value: number;
}

function boundCondition(
  value: string,
  type: FieldType,
  side: 'lower' | 'upper',
  bound: NumberBound,
  dialect: SqlDialect,
): SqlCondition {
  const lower = side === 'lower';
  // No whole number lies between a fraction and the whole number beyond it.
  if (isWhole(type) && !Number.isInteger(bound.value))
    return test(lower ? `${value} > ${numberText(Math.floor(bound.value))}` : `${value} < ${numberText(Math.ceil(bound.value))}`);
  const limit = atPrecision(type, bound.value);
  const sign = lower ? '>' : '<';
  if (limit === 0 && !isWhole(type)) return besideZero(value, sign, Object.is(limit, -0), bound.inclusive, dialect);
  return test(`${value} ${sign}${bound.inclusive ? '=' : ''} ${numberText(limit)}`);
}

/** Minus zero lies right below zero. */
function besideZero(value: string, sign: '<' | '>', negative: boolean, inclusive: boolean, dialect: SqlDialect): SqlCondition {
  const beyond = test(`${value} ${sign} 0`);
  const zero = zeroCondition(value, false, dialect);
  const minus = zeroCondition(value, true, dialect);
  const reached =
    sign === '>'
      ? negative
        ? [zero, ...(inclusive ? [minus] : [])]
        : inclusive
          ? [zero]
          : []
      : negative
        ? inclusive
          ? [minus]
          : []
        : [minus, ...(inclusive ? [zero] : [])];
  return any([beyond, ...reached]);
}

function inexact(number: number, { origin }: OneOf | Range, sink: Sink): SqlCondition {
  return refuse(sink, 'sql-number', `${number} is not printed as it was written`, origin);
}

function isWhole(type: FieldType): boolean {
  return type === 'long' || type === 'integer' || type === 'short' || type === 'byte' || type === 'unsigned_long';
}

/** A constant at the precision of the column. (eql-semantics 9.1) */
function atPrecision(type: FieldType, value: number): number {
  return type === 'float' ? Math.fround(value) : value;
}

/** Fractions with an exponent, which makes them floating numbers instead of decimal ones. */
function numberText(value: number): string {
  if (Object.is(value, -0)) return '0';
  const text = String(value);
  return Number.isSafeInteger(value) || text.includes('e') ? text : Number.isInteger(value) ? `${BigInt(value)}` : `${text}e0`;
}
