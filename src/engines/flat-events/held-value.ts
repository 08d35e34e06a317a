import { Address4, Address6 } from 'ip-address';
import type { FieldFacts, FieldType, Scalar } from '../../event/index.ts';
import { familyOf } from '../../schema/families.ts';
import { javaNumber } from './java-number.ts';

/** What an index holds of one value of a field; null: nothing. Decimal numbers stay as they are written. (eql-semantics 9.1) */
export function heldValue(value: Scalar, facts: FieldFacts): Scalar | null {
  switch (familyOf(facts.type)) {
    case 'string':
    case 'text': {
      const text = String(value);
      return facts.ignoreAbove !== null && text.length > facts.ignoreAbove ? null : text;
    }
    case 'number':
      return heldNumber(value, facts.type);
    case 'boolean':
      return heldBoolean(value);
    case 'ip':
      return typeof value === 'string' ? heldAddress(value) : null;
    case 'date':
    case 'unsupported':
      return value;
  }
}

function heldBoolean(value: Scalar): boolean | null {
  if (typeof value === 'boolean') return value;
  if (value === 'true') return true;
  return value === 'false' || value === '' ? false : null;
}

/** The largest whole number of each type; the smallest is one further from zero. */
const LARGEST: ReadonlyMap<FieldType, number> = new Map([
  ['byte', 127],
  ['short', 32_767],
  ['integer', 2_147_483_647],
  ['long', 2 ** 63],
  ['unsigned_long', 2 ** 64],
]);

function heldNumber(value: Scalar, type: FieldType): number | null {
  if (typeof value === 'boolean') return null;
  const number = typeof value === 'number' ? value : numberIn(value, type);
  if (number === null || !Number.isFinite(number)) return null;
  const largest = LARGEST.get(type);
  if (largest === undefined) return number;
  const whole = Math.trunc(number);
  const smallest = type === 'unsigned_long' ? 0 : -largest - 1;
  return whole < smallest || whole > largest ? null : whole;
}

/** Longs are read digit by digit, and all else by way of a double: of whole numbers even what is none, which becomes zero. */
function numberIn(text: string, type: FieldType): number | null {
  if (type === 'long' || type === 'unsigned_long') return javaNumber(/[xX]/.test(text) ? '' : text);
  const given = bare(text);
  return LARGEST.has(type) && /^[+-]?NaN$/.test(given) ? 0 : javaNumber(given);
}

/** A number without the blanks around it and the letter of its type in Java, which all but longs may have. */
function bare(text: string): string {
  const from = text.search(/[!-\uffff]/);
  let to = text.length;
  while (to > 0 && text.charCodeAt(to - 1) <= 0x20) to--;
  return text.slice(Math.max(from, 0), to).replace(/(?<=[\d.])[fFdD]$/, '');
}

const FOUR_PARTS = /^(?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){3}$/;

/** One way to write each address, IPv4 inside IPv6 as IPv4. The zone of a link (`fe80::1%eth0`) is no part of it. */
function heldAddress(written: string): string | null {
  const [text = '', ...zone] = written.split('%');
  const zoned = zone.length > 0;
  if (zoned && (!/^[^.]+$/.test(text) || zone.join('%') === '' || !text.includes(':'))) return null;
  if (!text.includes(':')) return FOUR_PARTS.test(text) && Address4.isValid(text) ? text : null;
  // The library reads prefixes too, which are no part of an address.
  if (!/^[\da-fA-F:.]{2,45}$/.test(text) || !Address6.isValid(text)) return null;
  const address = new Address6(text);
  return address.bigInt() >> 32n === 0xffffn ? address.to4().correctForm() : address.correctForm();
}
