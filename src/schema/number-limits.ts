import type { FieldType } from '../event/index.ts';

/** What a numeric field can hold. Constants outside never match, and some versions answer them with an error. */
interface Limits {
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
}

const LIMITS: { readonly [T in FieldType]?: Limits } = {
  byte: { min: -128, max: 127, whole: true },
  short: { min: -32768, max: 32767, whole: true },
  integer: { min: -2147483648, max: 2147483647, whole: true },
  long: { min: -(2 ** 63), max: 2 ** 63, whole: true },
  unsigned_long: { min: 0, max: 2 ** 64, whole: true },
  half_float: { min: -65519, max: 65519, whole: false },
  float: { min: -3.4028235677973362e38, max: 3.4028235677973362e38, whole: false },
};

/** Where a number stands relative to what the field can hold. */
type Reach = 'below' | 'within' | 'above' | 'inexact';

/** `inexact`: JSON numbers cannot carry it as it was written, so no query may hold it. */
export function reachOf(type: FieldType, value: number): Reach {
  if (!Number.isFinite(value)) return 'inexact';
  const limits = LIMITS[type];
  if (limits === undefined) return 'within';
  if (value < limits.min) return 'below';
  if (value > limits.max) return 'above';
  return limits.whole && Number.isInteger(value) && !Number.isSafeInteger(value) ? 'inexact' : 'within';
}

/** A value that a term query on the field can meet: inside the limits, and whole where the field is (eql-semantics 9.2). */
export function canEqual(type: FieldType, value: number): boolean {
  return reachOf(type, value) === 'within' && (Number.isInteger(value) || LIMITS[type]?.whole !== true);
}
