import ipaddr from 'ipaddr.js';
import { type FieldFacts, type FieldType, familyOf, type Scalar } from '../../event/index.ts';

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

const NUMERAL = /^[+-]?(?:\d{1,400}(?:\.\d{0,400})?|\.\d{1,400})(?:[eE][+-]?\d{1,4})?$/;

function heldNumber(value: Scalar, type: FieldType): number | null {
  if (typeof value === 'boolean' || (typeof value === 'string' && !NUMERAL.test(value))) return null;
  const number = Number(value);
  if (!Number.isFinite(number)) return null;
  const largest = LARGEST.get(type);
  if (largest === undefined) return number;
  const whole = Math.trunc(number);
  const smallest = type === 'unsigned_long' ? 0 : -largest - 1;
  return whole < smallest || whole > largest ? null : whole;
}

/** One way to write each address; IPv4 inside IPv6 as IPv4. */
function heldAddress(text: string): string | null {
  if (!ipaddr.isValid(text) || text.includes('%')) return null;
  if (!text.includes(':') && !ipaddr.IPv4.isValidFourPartDecimal(text)) return null;
  return ipaddr.process(text).toString();
}
