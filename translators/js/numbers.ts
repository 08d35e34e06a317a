import type { FieldType } from '../../src/event/index.ts';

/** The least and the greatest number that a whole-number field holds, as code (eql-semantics 9.1). */
export function limitsOf(type: FieldType): readonly [least: string, most: string] {
  switch (type) {
    case 'byte':
      return ['-128', '127'];
    case 'short':
      return ['-32768', '32767'];
    case 'integer':
      return ['-2147483648', '2147483647'];
    case 'unsigned_long':
      return ['0', '18446744073709551615n'];
    default:
      return ['-9223372036854775808n', '9223372036854775807n'];
  }
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
