import { type AddressRange, parseAddress, parseNetwork } from './addresses.ts';
import type { Column } from './columns.ts';
import { parseDateMath, type Rounding, wholeMillis } from './dates.ts';
import { fail } from './failure.ts';
import type { JsonNumber } from './json.ts';
import { parseDecimal } from './numbers.ts';

/** A constant of a query before the field's type is applied. */
export type Constant = string | boolean | JsonNumber;

/** The term of a keyword: numbers and booleans by their text. (eql-semantics 9.2) */
export function asText(value: Constant): string {
  if (typeof value !== 'object') return String(value);
  return isWhole(value) ? value.digits.replace(/^-0$/, '0') : decimalText(Number(value.digits));
}

/** True for a number without a fraction or an exponent, which is an integer to Elasticsearch. */
export function isWhole(value: JsonNumber): boolean {
  return /^-?\d+$/.test(value.digits);
}

/** Java's text of a double: at least one decimal, an exponent below 1e-3 and from 1e7 on. */
function decimalText(value: number): string {
  const size = Math.abs(value);
  const plain = size === 0 || (size >= 1e-3 && size < 1e7);
  const [digits = '', exponent] = (Object.is(value, -0) ? '-0' : plain ? String(value) : value.toExponential()).split('e');
  const decimals = digits.includes('.') ? digits : `${digits}.0`;
  return exponent === undefined ? decimals : `${decimals}E${exponent.replace('+', '')}`;
}

/** A number; texts are parsed, anything else fails the request. */
export function asNumber(value: Constant, path: string): number {
  const number = typeof value === 'boolean' ? null : parseDecimal(typeof value === 'object' ? value.digits : value);
  return number ?? fail(path, `${asText(value)} is no number`);
}

/** A boolean; the empty text, false in a document, is refused in a query (asked of Elasticsearch 7 to 9 and OpenSearch 2). */
export function asBoolean(value: Constant, path: string): boolean {
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  return fail(path, `cannot parse "${asText(value)}" as a boolean`);
}

/** An address, as a bound has to be one. */
export function asAddress(value: Constant, path: string): bigint {
  return parseAddress(asText(value)) ?? fail(path, `"${asText(value)}" is no IP address`);
}

/** An address or a CIDR block. */
export function asNetwork(value: Constant, path: string): AddressRange {
  return parseNetwork(asText(value)) ?? fail(path, `"${asText(value)}" is no IP address or network`);
}

/** An instant in epoch nanoseconds, as the field reads and keeps it; parts that are missing are rounded. */
export function asInstant(
  value: Constant,
  { type, read }: Extract<Column, { kind: 'date' }>,
  rounding: Rounding,
  now: number,
  path: string,
): bigint {
  const time = parseDateMath(asText(value), rounding, now, read) ?? fail(path, `cannot parse date "${asText(value)}"`);
  return type === 'date_nanos' ? time : wholeMillis(time);
}
