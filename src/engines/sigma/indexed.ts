import { Address4, Address6 } from 'ip-address';
import type { FieldFacts, FieldType, Scalar, SchemaField } from '../../event/index.ts';
import { familyOf } from '../../schema/families.ts';

/** The value of a field that an index makes of one scalar of an event; null: it makes none. (eql-semantics 9.1) */
export function indexedValue(value: Scalar, facts: FieldFacts & Pick<SchemaField, 'dateFormat' | 'normalizer'>): Scalar | null {
  switch (familyOf(facts.type)) {
    case 'string':
    case 'text': {
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      return facts.ignoreAbove !== null && text.length > facts.ignoreAbove ? null : normalizedText(text, facts);
    }
    case 'number':
      return numberOf(value, facts.type);
    case 'boolean':
      if (value === 'true' || value === true) return true;
      return value === 'false' || value === '' || value === false ? false : null;
    case 'ip':
      return typeof value === 'string' ? addressOf(value) : null;
    case 'date':
      // An index refuses what is no date of the format its mapping names, so what it holds is one.
      if (facts.dateFormat !== undefined) return typeof value === 'boolean' ? null : value;
      return typeof value !== 'boolean' && isDate(String(value), facts.type) ? value : null;
    case 'unsupported':
      return value;
  }
}

/** A text in the letters that the normalizer of its field leaves; each character changes by itself. (eql-semantics 9.1) */
function normalizedText(text: string, { normalizer }: Pick<SchemaField, 'normalizer'>): string {
  let letters = [...text];
  for (const step of normalizer?.steps ?? []) letters = letters.map(step === 'lowercase' ? toSmall : toCapital);
  return letters.join('');
}

function toSmall(letter: string): string {
  return letter.toLowerCase().slice(0, letter.length);
}

/** A capital of several characters is none, save for the Greek ones with an iota below, which have a single one as well. */
function toCapital(letter: string): string {
  const capital = letter.toUpperCase();
  if ([...capital].length === 1) return capital;
  const iota = letter.normalize('NFD').endsWith('\u0345');
  return iota && /\p{Ll}/u.test(letter) && capital.endsWith('\u0399') ? titled(letter) : letter;
}

/** The character that has this one for its small form. */
function titled(letter: string): string {
  const decomposed = letter.normalize('NFD');
  const composed = (decomposed.charAt(0).toUpperCase() + decomposed.slice(1)).normalize('NFC');
  return [...composed].length === 1 ? composed : letter;
}

const NUMERAL = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const HEXADECIMAL = /^([+-]?)0x([0-9a-f]*)\.?([0-9a-f]*)p([+-]?\d+)$/i;

/** The bits of whole-number types, the sign among them. */
const BITS: ReadonlyMap<FieldType, number> = new Map([
  ['byte', 8],
  ['short', 16],
  ['integer', 32],
  ['long', 64],
]);

/** All numbers but longs may stand between blanks and end in a letter for their type, as in Java. */
function undecorated(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && text.charCodeAt(start) <= 32) start++;
  while (end > start && text.charCodeAt(end - 1) <= 32) end--;
  return text.slice(start, 'fFdD'.includes(text.charAt(end - 1) || '-') ? end - 1 : end);
}

function numberOf(value: Scalar, type: FieldType): number | null {
  if (typeof value === 'boolean') return null;
  const wide = type === 'long' || type === 'unsigned_long';
  const written = typeof value === 'string' && !wide ? undecorated(value) : value;
  const number = typeof written === 'string' ? spelled(written, wide) : written;
  // In a text it is cast to 0 (run on OpenSearch 2.19.1 and Elasticsearch 8.19.21).
  if (Number.isNaN(number) && typeof value === 'string' && BITS.has(type)) return 0;
  if (number === null || !Number.isFinite(number)) return null;
  const bits = BITS.get(type);
  if (bits === undefined && type !== 'unsigned_long') return finiteOrNull(atPrecision(number, type));
  const [, sign = '', digits] = typeof written === 'string' ? (/^([+-]?)0*(\d{1,40})(?:\.\d*)?$/.exec(written) ?? []) : [];
  const whole = digits === undefined ? BigInt(Math.trunc(number)) : BigInt(digits) * (sign === '-' ? -1n : 1n);
  const held = bits === undefined ? BigInt.asUintN(64, whole) : BigInt.asIntN(bits, whole);
  return held === whole ? Number(whole) : null;
}

/** What a text spells; `NaN` and hexadecimal only where Java reads a double. Null: nothing. */
function spelled(text: string, wide: boolean): number | null {
  if (NUMERAL.test(text)) return Number(text);
  if (wide) return null;
  if (/^[+-]?NaN$/.test(text)) return Number.NaN;
  const [, sign, whole = '', fraction = '', exponent] = HEXADECIMAL.exec(text) ?? [];
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  if (exponent === undefined || `${whole}${fraction}` === '') return null;
  // Halved and doubled step by step, so that neither factor leaves the range before the product does.
  let value = Number(`0x${digits.slice(0, 14) || '0'}`);
  let steps = Number(exponent) + 4 * (Math.max(digits.length, 14) - 14 - fraction.length);
  if (Math.abs(steps) > 5000) return value === 0 ? 0 : steps > 0 ? null : 0;
  for (; steps > 0; steps--) value *= 2;
  for (; steps < 0; steps++) value /= 2;
  return sign === '-' ? -value : value;
}

/** A number of an event or a rule as a field of the type holds it; infinite when it cannot. */
export function atPrecision(number: number, type: FieldType): number {
  if (type === 'float') return Math.fround(number);
  return type === 'half_float' ? nearestHalf(number) : number;
}

function finiteOrNull(number: number): number | null {
  return Number.isFinite(number) ? number : null;
}

/** Half precision: beyond 65504 nothing, below 2^-14 steps of 2^-24, between them 2^10 steps an octave; ties to even. */
function nearestHalf(number: number): number {
  const size = Math.abs(number);
  let step = 2 ** -24;
  while (step * 2048 <= size) step *= 2;
  let steps = Math.floor(size / step);
  const rest = size / step - steps;
  if (rest > 0.5 || (rest === 0.5 && steps % 2 === 1)) steps++;
  return Math.sign(number) * (steps * step > 65504 ? Number.POSITIVE_INFINITY : steps * step);
}

const DATE =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(?:(\d{2})(?::(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?)?(?:Z|[+-](\d{2})(?::?(\d{2}))?)?)?)?)?)?$/;
const EPOCH = /^-?\d{1,18}(?:\.\d{1,6})?$/;

/** The text names an instant that the field keeps: the calendar has the day, and nanoseconds reach from 1970 to 2262. */
function isDate(text: string, type: FieldType): boolean {
  const milliseconds = millisecondsOf(text);
  if (milliseconds === null) return false;
  if (type !== 'date_nanos') return true;
  // A fraction is one of a second in a date, and of a millisecond in a number.
  const [, fraction = ''] = /[.,](\d{1,9})/.exec(text) ?? [];
  const finer = BigInt(fraction.padEnd(DATE.test(text) ? 9 : 6, '0')) * (text.startsWith('-') ? -1n : 1n);
  const nanoseconds = BigInt(Math.trunc(milliseconds)) * 1_000_000n + finer;
  return nanoseconds >= 0n && nanoseconds <= LAST_NANOSECOND;
}

/** 2262-04-11T23:47:16.854775807Z: what 63 bits count from 1970. */
const LAST_NANOSECOND = 2n ** 63n - 1n;

function millisecondsOf(text: string): number | null {
  const parts = DATE.exec(text);
  if (parts === null) return EPOCH.test(text) ? Number(text) : null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0, zoneHour = 0, zoneMinute = 0] = parts
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)));
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() + 1 !== month || date.getUTCDate() !== day || hour > 23 || minute > 59 || second > 59) return null;
  if (zoneMinute > 59 || zoneHour * 60 + zoneMinute > 18 * 60) return null;
  const offset = (zoneHour * 60 + zoneMinute) * (text.lastIndexOf('-') > text.indexOf('T') ? -60_000 : 60_000);
  return date.getTime() + ((hour * 60 + minute) * 60 + second) * 1000 - offset;
}

/** An IPv6 address in groups with a zone, which an index forgets whatever it says, as long as it says something. */
const ZONED = /^([^%.]*:[^%.]*)%./s;

/** One text for each address, IPv4 inside IPv6 as IPv4; null when it is none: no shortened or octal IPv4. (eql-semantics 9.1; zones as run on OpenSearch 2.19.1) */
export function addressOf(given: string): string | null {
  const text = ZONED.exec(given)?.[1] ?? given;
  if (!text.includes(':')) return isFourParts(text) ? text : null;
  const address = sixOf(text);
  if (address === null) return null;
  return address >> 32n === 0xffffn
    ? Address4.fromBigInt(address & 0xffffffffn).correctForm()
    : Address6.fromBigInt(address).correctForm();
}

/** Four decimal numbers without leading zeros. */
export function isFourParts(text: string): boolean {
  return /^(?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){3}$/.test(text) && Address4.isValid(text);
}

/** The 128 bits of an address of IPv6 whose end may be dotted; null when it is none. The library reads prefixes too, which are no part of one. */
export function sixOf(text: string): bigint | null {
  const dotted = text.includes('.') ? text.slice(text.lastIndexOf(':') + 1) : null;
  if (!/^[\da-fA-F:.]{2,45}$/.test(text) || (dotted !== null && !isFourParts(dotted)) || !Address6.isValid(text)) return null;
  return new Address6(text).bigInt();
}
