import type { FieldType, Json } from '../../event/index.ts';

/** Smallest and largest value of the integer types. */
const INTEGERS: ReadonlyMap<FieldType, readonly [number, number]> = new Map<FieldType, readonly [number, number]>([
  ['byte', [-128, 127]],
  ['short', [-32768, 32767]],
  ['integer', [-2147483648, 2147483647]],
  ['long', [-(2 ** 63), 2 ** 63]],
  ['unsigned_long', [0, 2 ** 64]],
]);

/** True for types without a fraction. */
export function isIntegerType(type: FieldType): boolean {
  return INTEGERS.has(type);
}

/** A decimal number as text; null when the text is none. Blanks, `0x10` and `Infinity` are none. */
export function parseDecimal(text: string): number | null {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text)) return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}

/** The value of a numeric field in a document: texts are coerced, fractions of integers cut off, the rest is no value. */
export function indexedNumber(json: Json, type: FieldType): number | null {
  const value = typeof json === 'number' ? json : typeof json === 'string' ? parseDecimal(json) : null;
  if (value === null) return null;
  const range = INTEGERS.get(type);
  if (range === undefined) return atPrecision(value, type);
  const whole = Math.trunc(value) + 0;
  return whole >= range[0] && whole <= range[1] ? whole : null;
}

/** A constant of a query at the precision of the field, as terms and bounds are compared. */
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
  return whole * unit;
}
