/** A double as Java prints it: always with a decimal, and as `d.dE±n` below 1e-3 and from 1e7 on (eql-semantics 8). */
export function javaDouble(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const size = Math.abs(value);
  if (1e-3 <= size && size < 1e7) return withDecimal(String(value));
  const [digits = '', exponent = ''] = value.toExponential().split('e');
  return `${withDecimal(digits)}E${exponent.replace('+', '')}`;
}

function withDecimal(text: string): string {
  return text.includes('.') ? text : `${text}.0`;
}

/** Digits in a base from 2 to 36, with an optional sign, as a signed 64-bit integer; null: not one. */
export function parseJavaLong(text: string, base: number): bigint | null {
  const [, sign, digits] = /^([+-]?)([0-9A-Za-z]+)$/.exec(text) ?? [];
  if (digits === undefined) return null;
  let value = 0n;
  for (const digit of digits) {
    const worth = Number.parseInt(digit, 36);
    if (worth >= base) return null;
    value = value * BigInt(base) + BigInt(worth);
    if (value > 2n ** 64n) return null;
  }
  if (sign === '-') value = -value;
  return BigInt.asIntN(64, value) === value ? value : null;
}

const DECIMAL = /^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?$/;
const HEXADECIMAL = /^([+-]?)0[xX]([0-9a-fA-F]*)(?:\.([0-9a-fA-F]*))?[pP]([+-]?[0-9]+)$/;

/** Text as Java's `Double.valueOf` reads it: blanks around it, `NaN`, a type letter at the end (eql-semantics 8, `number`); null: unreadable. */
export function parseJavaDouble(text: string): number | null {
  const trimmed = trimBlanks(text);
  if (/^[+-]?(NaN|Infinity)$/.test(trimmed)) return Number(trimmed.replace(/^[+-](?=NaN)/, ''));
  const bare = trimmed.replace(/[fFdD]$/, '');
  if (DECIMAL.test(bare)) return Number(bare);
  const [, sign, whole = '', part = '', exponent] = HEXADECIMAL.exec(trimmed.replace(/(?<=[pP][+-]?[0-9]+)[fFdD]$/, '')) ?? [];
  if (exponent === undefined || whole + part === '') return null;
  const size = Number(BigInt(`0x${whole}${part}`)) * 2 ** (Number(exponent) - 4 * part.length);
  return sign === '-' ? -size : size;
}

/** Java's `trim` takes away everything up to the space character. */
function trimBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) <= 0x20) start++;
  while (start < end && text.charCodeAt(end - 1) <= 0x20) end--;
  return text.slice(start, end);
}

/** A decimal number without blanks; null: not one. Whole numbers are exact however large. */
export function parseDecimal(text: string): bigint | number | null {
  if (text.length > LONGEST_NUMBER || !DECIMAL.test(text)) return null;
  return /^[+-]?[0-9]+$/.test(text) ? BigInt(text.replace('+', '')) : Number(text);
}

const LONGEST_NUMBER = 400;

/** The nearest half-precision number: 11 significant bits, ties to even. */
export function roundToHalf(value: number): number {
  const size = Math.abs(value);
  if (size === 0 || !Number.isFinite(value)) return value;
  const unit = 2 ** (Math.max(-14, Math.floor(Math.log2(size))) - 10);
  const rounded = roundToEven(size / unit) * unit;
  return Math.sign(value) * (rounded > 65504 ? Number.POSITIVE_INFINITY : rounded);
}

function roundToEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  if (rest !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}

/** Negative, zero or positive as `left` is less, equal or greater; exact between integers and doubles; null: NaN is neither. */
export function compareNumbers(left: bigint | number, right: bigint | number): number | null {
  if (left < right) return -1;
  if (left > right) return 1;
  return Number.isNaN(Number(left)) || Number.isNaN(Number(right)) ? null : 0;
}
