import type { FieldType, Json } from '../../event/index.ts';

/** Smallest and largest value of the integer types; a double cannot tell the largest long from 2^63. */
const INTEGERS: ReadonlyMap<FieldType, readonly [bigint, bigint]> = new Map<FieldType, readonly [bigint, bigint]>([
  ['byte', [-128n, 127n]],
  ['short', [-32768n, 32767n]],
  ['integer', [-2147483648n, 2147483647n]],
  ['long', [-(2n ** 63n), 2n ** 63n - 1n]],
  ['unsigned_long', [0n, 2n ** 64n - 1n]],
]);

/** True for types without a fraction. */
export function isIntegerType(type: FieldType): boolean {
  return INTEGERS.has(type);
}

/** A decimal number as text; null when the text is none. Blanks, `0x10` and `Infinity` are none. */
export function parseDecimal(text: string): number | null {
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(text)) return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}

/**
 * A text in a document as Java reads a double, which is how all numbers but longs are read: control characters and blanks
 * around it, a type letter at its end. Without what no event has: hexadecimal and what is not finite.
 */
function parseDouble(text: string): number | null {
  const printed = [...text];
  const first = printed.findIndex((letter) => letter > ' ');
  const last = printed.findLastIndex((letter) => letter > ' ');
  const letters = printed.slice(Math.max(first, 0), last + 1).join('');
  return parseDecimal(/[fFdD]$/.test(letters) ? letters.slice(0, -1) : letters);
}

/**
 * The value of a numeric field in a document: texts are coerced, fractions of integers cut off. What the type has no room
 * for is no value, where Elasticsearch refuses the document.
 */
export function indexedNumber(json: Json, type: FieldType): number | null {
  const parse = type === 'long' || type === 'unsigned_long' ? parseDecimal : parseDouble;
  const value = typeof json === 'number' ? json : typeof json === 'string' ? parse(json) : null;
  if (value === null) return null;
  const range = INTEGERS.get(type);
  if (range === undefined) {
    const kept = atPrecision(value, type);
    return Number.isFinite(kept) ? kept : null;
  }
  const whole = wholePart(String(json), value);
  return whole >= range[0] && whole <= range[1] ? Number(whole) : null;
}

/** The part before the point, digit by digit where it is written without an exponent. */
function wholePart(text: string, value: number): bigint {
  const digits = /^\+?(-?\d{1,40})(?:\.\d*)?$/.exec(text)?.[1];
  return BigInt(digits ?? Math.trunc(value));
}

/** A bound at the precision of the field; beside a half float it is a float. (run on OpenSearch 2.19.1) */
export function atBoundPrecision(value: number, type: FieldType): number {
  return atPrecision(value, type === 'half_float' ? 'float' : type);
}

/** A term at the precision of the field. */
export function atPrecision(value: number, type: FieldType): number {
  if (type === 'float') return Math.fround(value);
  if (type === 'half_float') return roundToHalf(value);
  return value;
}

/** The nearest number of 11 significant bits, ties to even. */
function roundToHalf(value: number): number {
  if (value === 0 || !Number.isFinite(value)) return value;
  const exponent = Math.max(Math.floor(Math.log2(Math.abs(value))), -14);
  const unit = 2 ** (exponent - 10);
  const scaled = value / unit;
  const below = Math.floor(scaled);
  const rest = scaled - below;
  const whole = rest > 0.5 || (rest === 0.5 && below % 2 !== 0) ? below + 1 : below;
  const rounded = whole * unit;
  return Math.abs(rounded) > 65504 ? Math.sign(rounded) * Number.POSITIVE_INFINITY : rounded;
}
