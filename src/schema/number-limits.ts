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

/** The types that have fractions, and a minus zero beside zero. */
export function isFloating(type: FieldType): boolean {
  return type === 'double' || type === 'float' || type === 'half_float' || type === 'scaled_float';
}

/** A constant at the precision of the field it is compared with (eql-semantics 9.1). */
export function atPrecision(type: FieldType, value: number): number {
  if (type === 'float') return Math.fround(value);
  return type === 'half_float' ? toHalf(value) : value;
}

/** A bound at the precision of the field; a half float's is a float (run on OpenSearch 2.19.1). */
export function boundAtPrecision(type: FieldType, value: number): number {
  return atPrecision(type === 'half_float' ? 'float' : type, value);
}

/** Half precision has 10 bits after the first one, down to steps of 2^-24; ties go to the even neighbour. */
function toHalf(value: number): number {
  if (value === 0 || !Number.isFinite(value)) return value;
  const exponent = Math.max(-14, Math.floor(Math.log2(Math.abs(value))));
  const steps = value / 2 ** (exponent - 10);
  const floor = Math.floor(steps);
  const up = steps - floor > 0.5 || (steps - floor === 0.5 && floor % 2 !== 0);
  const rounded = (up ? floor + 1 : floor) * 2 ** (exponent - 10);
  return Math.abs(rounded) > LARGEST_HALF ? Math.sign(value) * Number.POSITIVE_INFINITY : rounded;
}

const LARGEST_HALF = 65504;
