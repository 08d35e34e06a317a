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

const DOUBLE = /^([+-]?)(?:(NaN)|(Infinity)|((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)[fFdD]?)$/;
const HEX_DOUBLE = /^([+-]?)0[xX]([0-9a-fA-F]*)\.?([0-9a-fA-F]*)[pP]([+-]?\d+)[fFdD]?$/;

/** `Double.parseDouble`: blanks around, an exponent, `NaN`, `Infinity`, hexadecimal, a type letter at the end. Null: it throws. */
export function readJavaDouble(text: string): number | null {
  let [start, end] = [0, text.length];
  while (start < end && text.charCodeAt(start) <= 32) start++;
  while (start < end && text.charCodeAt(end - 1) <= 32) end--;
  const trimmed = text.slice(start, end);
  const parts = DOUBLE.exec(trimmed);
  if (parts === null) return readHexDouble(trimmed);
  const size = parts[2] !== undefined ? Number.NaN : parts[3] !== undefined ? Number.POSITIVE_INFINITY : Number(parts[4]);
  return parts[1] === '-' ? -size : size;
}

/** Sixteen digits are more than a double holds; what follows them only shifts. */
function readHexDouble(text: string): number | null {
  const [, sign = '', whole = '', fraction = '', exponent] = HEX_DOUBLE.exec(text) ?? [];
  if (exponent === undefined || whole + fraction === '') return null;
  const digits = (whole + fraction).replace(/^0+/, '');
  const tail = /[^0]/.test(digits.slice(16)) ? 1n : 0n;
  const mantissa = Number((BigInt(`0x${digits.slice(0, 16) || '0'}`) << 1n) | tail);
  let power = Number(exponent) - 4 * fraction.length + 4 * Math.max(0, digits.length - 16) - 1;
  let size = mantissa;
  for (; power > 0 && Number.isFinite(size) && size > 0; power -= Math.min(power, 900)) size *= 2 ** Math.min(power, 900);
  for (; power < 0 && size > 0; power += Math.min(-power, 900)) size /= 2 ** Math.min(-power, 900);
  return sign === '-' ? -size : size;
}

/**
 * The value of a numeric field in a document: texts are coerced, fractions of integers cut off. What the type has no room
 * for is no value, where Elasticsearch refuses the document.
 */
export function indexedNumber(json: Json, type: FieldType): number | null {
  const isLong = type === 'long' || type === 'unsigned_long';
  const value =
    typeof json === 'number' ? json : typeof json === 'string' ? (isLong ? parseDecimal : readJavaDouble)(json) : null;
  if (value === null) return null;
  const range = INTEGERS.get(type);
  if (range === undefined) {
    const kept = atPrecision(value, type);
    return Number.isFinite(kept) ? kept : null;
  }
  // Java casts what is not a number to 0. (run on OpenSearch 2.19.1 and Elasticsearch 8.19.21)
  if (Number.isNaN(value)) return typeof json === 'string' ? 0 : null;
  if (!Number.isFinite(value)) return null;
  const whole = wholePart(String(json), value);
  return whole >= range[0] && whole <= range[1] ? Number(whole) : null;
}

/** The part before the point, digit by digit where it is written without an exponent. */
function wholePart(text: string, value: number): bigint {
  const [, sign = '', digits] = /^([+-]?)0*(\d{1,40})(?:\.\d*)?$/.exec(text) ?? [];
  if (digits === undefined) return BigInt(Math.trunc(value));
  return sign === '-' ? -BigInt(digits) : BigInt(digits);
}

/** Tells minus zero from zero, as the points of an index do. (run on OpenSearch 2.19.1 and Elasticsearch 8.19.21) */
export function signedKey(value: number): number | string {
  return Object.is(value, -0) ? '-0' : value;
}

/** Negative, zero or positive as one is below, equal to or above the other; minus zero is below zero. */
export function compareDoubles(one: number, other: number): number {
  if (one !== other) return one < other ? -1 : 1;
  return Number(Object.is(other, -0)) - Number(Object.is(one, -0));
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
