import { type AddressRange, parseNetwork } from './addresses.ts';
import { parseDateMath, type Rounding } from './dates.ts';
import { fail } from './failure.ts';
import { parseDecimal } from './numbers.ts';

/** A constant of a query before the field's type is applied. */
export type Constant = string | number | boolean;

/** The term of a keyword: numbers and booleans by their text. (eql-semantics 9.2) */
export function asText(value: Constant): string {
  return String(value);
}

/** A number; texts are parsed, anything else fails the request. */
export function asNumber(value: Constant, path: string): number {
  const number = typeof value === 'number' ? value : typeof value === 'string' ? parseDecimal(value) : null;
  return number ?? fail(path, `${JSON.stringify(value)} is no number`);
}

/** A boolean; the empty text is false. */
export function asBoolean(value: Constant, path: string): boolean {
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false' || value === '') return false;
  return fail(path, `cannot parse ${JSON.stringify(value)} as a boolean`);
}

/** An address or a CIDR block. */
export function asNetwork(value: Constant, path: string): AddressRange {
  return parseNetwork(String(value)) ?? fail(path, `${JSON.stringify(value)} is no IP address or network`);
}

/** An instant; parts that are missing are rounded. */
export function asInstant(value: Constant, rounding: Rounding, now: number, path: string): number {
  return parseDateMath(String(value), rounding, now) ?? fail(path, `cannot parse date ${JSON.stringify(value)}`);
}
