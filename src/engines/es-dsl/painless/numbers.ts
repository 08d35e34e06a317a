import { readJavaDouble } from '../numbers.ts';
import { raise } from './thrown.ts';

/** The text of a double as `Double.toString` gives it. (eql-semantics 8, Java number text) */
export function doubleText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value < 0 ? '-Infinity' : 'Infinity';
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 1e7) {
    const text = String(value);
    return text.includes('.') ? text : `${text}.0`;
  }
  const [digits = '', exponent = ''] = value.toExponential().split('e');
  return `${digits.includes('.') ? digits : `${digits}.0`}E${exponent.replace('+', '')}`;
}

/** `Double.parseDouble`. */
export function parseJavaDouble(text: string | null): number {
  if (text === null) return raise('NullPointerException');
  return readJavaDouble(text) ?? raise('NumberFormatException', text === '' ? 'empty String' : `For input string: "${text}"`);
}

/** `Long.parseLong` and, with the bits of an int, `Integer.parseInt`: a sign and digits of any script, nothing else. */
export function parseWhole(text: string | null, radix: number, bits: 32 | 64): bigint {
  if (text === null) return raise('NumberFormatException', 'Cannot parse null string: null');
  if (radix < 2 || radix > 36) return raise('NumberFormatException', `radix ${radix} out of range`);
  const wrong = () => raise('NumberFormatException', `For input string: "${text}"`);
  const start = text.startsWith('-') || text.startsWith('+') ? 1 : 0;
  if (text.length === start) return wrong();
  let value = 0n;
  const limit = 1n << BigInt(bits - 1);
  for (let at = start; at < text.length; at++) {
    const digit = digitValue(text.charCodeAt(at));
    if (digit < 0 || digit >= radix) return wrong();
    value = value * BigInt(radix) + BigInt(digit);
    if (value > limit) return wrong();
  }
  if (text.startsWith('-')) return -value;
  return value === limit ? wrong() : value;
}

/** `Character.digit` without its radix: ASCII, full-width letters, and the decimal digits of every script; -1 for the rest. */
function digitValue(code: number): number {
  const unit = code >= 0xff21 && code <= 0xff5a ? code - 0xfee0 : code;
  const letter = String.fromCharCode(unit);
  if (/^[0-9]$/.test(letter)) return unit - 48;
  if (/^[a-zA-Z]$/.test(letter)) return letter.toLowerCase().charCodeAt(0) - 87;
  if (!/^\p{Nd}$/u.test(letter)) return -1;
  // Each script's ten digits begin at a code ending in 0 or in 6.
  const startsRow = /^\p{Nd}$/u.test(String.fromCharCode(code - (code & 15)));
  return (code & 15) - (startsRow ? 0 : 6);
}

/** A double as an int or long: fractions cut off, too large values pinned to the ends, NaN zero. */
export function doubleToWhole(value: number, bits: 32 | 64): bigint {
  if (Number.isNaN(value)) return 0n;
  const limit = 1n << BigInt(bits - 1);
  if (value >= Number(limit)) return limit - 1n;
  return value <= -Number(limit) ? -limit : BigInt(Math.trunc(value));
}
