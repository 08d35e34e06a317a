import type { Field } from '../../ir/index.ts';
import { familyOf } from '../../schema/families.ts';
import { isSeen, type Need, type NumberSign, seen } from './sign.ts';

/** Which ends of a stretch are none of it. */
interface OpenEnds {
  readonly low: boolean;
  readonly high: boolean;
}

const CLOSED: OpenEnds = { low: false, high: false };

/**
 * Fractions are cut off or rounded by the type of a field, by one or less or, with the precision of a half, by less than a hundredth. How a
 * scaled float rounds is not known. Null: nothing is known of the numbers of the field.
 */
export function numberNeed(field: Field, low: number, high: number, open: OpenEnds = CLOSED): Need | null {
  if (!isSeen(field) || familyOf(field.type) !== 'number' || field.type === 'scaled_float' || Number.isNaN(low + high))
    return null;
  const whole = wholeStretch(field, low, high, open);
  return seen({ kind: 'number', field: field.name, low: low - slack(low), high: high + slack(high), whole });
}

function slack(bound: number): number {
  return Number.isFinite(bound) ? 1 + Math.abs(bound) / 100 : 0;
}

/**
 * The whole numbers of a stretch, for types that hold every whole number of fifteen digits as it is; null: the type is another one, or a bound is minus
 * zero, which some types have below zero.
 */
export function wholeStretch(field: Field, low: number, high: number, open: OpenEnds = CLOSED): NumberSign['whole'] {
  if (!isSeen(field) || (field.type !== 'long' && field.type !== 'double') || Number.isNaN(low + high)) return null;
  if (Object.is(low, -0) || Object.is(high, -0)) return null;
  return {
    low: open.low && Number.isInteger(low) ? low + 1 : Math.ceil(low),
    high: open.high && Number.isInteger(high) ? high - 1 : Math.floor(high),
  };
}
