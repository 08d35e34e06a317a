import type { FieldType } from '../../event/index.ts';
import { readJavaDouble } from './java-doubles.ts';

const BITS: { readonly [T in FieldType]?: readonly [bigint, bigint] } = {
  byte: [-(2n ** 7n), 2n ** 7n - 1n],
  short: [-(2n ** 15n), 2n ** 15n - 1n],
  integer: [-(2n ** 31n), 2n ** 31n - 1n],
  long: [-(2n ** 63n), 2n ** 63n - 1n],
  unsigned_long: [0n, 2n ** 64n - 1n],
};

/** A number of a field or of a query: those of whole types exactly. */
export type KqlNumber = bigint | number;

/** A decimal text; null: no number. */
export function readDecimal(text: string): { readonly value: number; readonly whole: bigint | null } | null {
  const [, sign = '', digits = '', fraction = '', exponent] =
    /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/.exec(text) ?? [];
  if (digits + fraction === '') return null;
  const value = Number(text);
  if (!Number.isFinite(value)) return null;
  const whole =
    exponent === undefined && /^0*$/.test(fraction) ? BigInt(digits || '0') : Number.isInteger(value) ? null : undefined;
  if (whole === undefined) return { value, whole: null };
  const exact = whole ?? BigInt(Math.abs(value));
  return { value, whole: sign === '-' ? -exact : exact };
}

/** What a value of an event is indexed as; null: nothing, or the index refuses it. */
export function indexed(json: string | number, type: FieldType): KqlNumber | null {
  const limits = BITS[type];
  const isLong = type === 'long' || type === 'unsigned_long';
  const value = typeof json === 'number' ? json : isLong ? readDecimal(json)?.value : readJavaDouble(json);
  if (value === undefined) return null;
  if (limits === undefined) {
    const kept = rounded(value, type);
    return Number.isFinite(kept) ? kept : null;
  }
  // Java casts what is not a number to 0. (run on OpenSearch 2.19.1 and Elasticsearch 8.19.21)
  if (Number.isNaN(value)) return 0n;
  if (!Number.isFinite(value)) return null;
  // Fractions of whole types are cut off.
  const digits = typeof json === 'string' ? /^([+-]?)(\d+)(?:\.\d*)?$/.exec(json) : null;
  const whole = digits === null ? BigInt(Math.trunc(value)) : BigInt(`${digits[1] === '-' ? '-' : ''}${digits[2]}`);
  return whole >= limits[0] && whole <= limits[1] ? whole : null;
}

/** A value of a query that a value of the field can equal; null: none can. */
export function wanted(text: string, type: FieldType): KqlNumber | null {
  const decimal = readDecimal(text);
  if (decimal === null) return null;
  return BITS[type] === undefined ? rounded(decimal.value, type) : decimal.whole;
}

/** A bound; null: no number, or more than the type can be asked for. */
export function bound(text: string, type: FieldType): KqlNumber | null {
  const decimal = readDecimal(text);
  if (decimal === null) return null;
  const limits = BITS[type];
  if (limits === undefined) return rounded(decimal.value, type === 'half_float' ? 'float' : type);
  const value = decimal.whole ?? decimal.value;
  const isLong = type === 'long' || type === 'unsigned_long';
  return isLong && (value < limits[0] || value > limits[1]) ? null : value;
}

/** Negative, zero or positive; minus zero stands below zero. */
export function compareNumbers(one: KqlNumber, other: KqlNumber): number {
  if (one < other) return -1;
  if (one > other) return 1;
  return Number(Object.is(other, -0)) - Number(Object.is(one, -0));
}

function rounded(value: number, type: FieldType): number {
  if (type === 'float') return Math.fround(value);
  return type === 'half_float' ? half(value) : value;
}

/** The nearest of the numbers of 11 significant bits, of two as near the even one. */
function half(value: number): number {
  const size = Math.abs(value);
  if (size === 0 || !Number.isFinite(value)) return value;
  const step = 2 ** (Math.max(Math.floor(Math.log2(size)), -14) - 10);
  const low = Math.floor(size / step);
  const over = size / step - low;
  const steps = over > 0.5 || (over === 0.5 && low % 2 === 1) ? low + 1 : low;
  const near = steps * step;
  return (value < 0 ? -1 : 1) * (near > 65504 ? Number.POSITIVE_INFINITY : near);
}
