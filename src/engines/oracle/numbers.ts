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
  const [, sign, whole = '', part = '', exponent] = HEXADECIMAL.exec(trimmed.replace(/([pP][+-]?[0-9]+)[fFdD]$/, '$1')) ?? [];
  if (exponent === undefined || whole + part === '') return null;
  const size = nearestDouble((whole + part).replace(/^0+/, ''), Number(exponent) - 4 * part.length);
  return sign === '-' ? -size : size;
}

/** The double nearest to hexadecimal digits times a power of two, ties to even; what stands after 64 digits only breaks ties. */
function nearestDouble(digits: string, power: number): number {
  const kept = digits.slice(0, 64);
  const rest = digits.slice(64);
  let size = BigInt(`0x${kept || '0'}`) * 2n + (/[^0]/.test(rest) ? 1n : 0n);
  if (size === 0n) return 0;
  const last = power + 4 * rest.length - 1;
  const first = last + size.toString(2).length - 1;
  if (first > 1023) return Number.POSITIVE_INFINITY;
  // The place of the last bit that a double has room for.
  const unit = Math.max(first - 52, -1074);
  if (unit > last) {
    const dropped = unit - last;
    if (dropped > 300) return 0;
    const half = 1n << BigInt(dropped - 1);
    const below = size & (half * 2n - 1n);
    size = size >> BigInt(dropped);
    if (below > half || (below === half && size % 2n === 1n)) size++;
    return Number(size) * 2 ** unit;
  }
  return Number(size) * 2 ** last;
}

/** Java's `trim` takes away everything up to the space character. */
function trimBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) <= 0x20) start++;
  while (start < end && text.charCodeAt(end - 1) <= 0x20) end--;
  return text.slice(start, end);
}

/** A decimal number without blanks; null: not one. Whole numbers are exact, but for those far beyond what a field holds. */
export function parseDecimal(text: string): bigint | number | null {
  if (!DECIMAL.test(text)) return null;
  const [, sign = '', digits] = /^([+-]?)0*([0-9]+)$/.exec(text) ?? [];
  if (digits === undefined || digits.length > MOST_DIGITS) return Number(text);
  return sign === '-' ? -BigInt(digits) : BigInt(digits);
}

/** What a long has room for in the text of a document: its fraction is cut off, digit by digit unless there is an exponent. */
export function parseWhole(text: string): bigint | number | null {
  const [, whole] = /^([+-]?[0-9]+)\.[0-9]*$/.exec(text) ?? [];
  return parseDecimal(whole ?? text);
}

const MOST_DIGITS = 400;

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

/**
 * Negative, zero or positive as `left` is less, equal or greater; exact between integers and doubles; null: NaN is neither. Of two
 * doubles minus zero is less than zero (run on OpenSearch 2.19.1 and Elasticsearch 8.19.21).
 */
export function compareNumbers(left: bigint | number, right: bigint | number): number | null {
  if (left < right) return -1;
  if (left > right) return 1;
  if (left === 0 && right === 0) return Number(Object.is(right, -0)) - Number(Object.is(left, -0));
  return Number.isNaN(Number(left)) || Number.isNaN(Number(right)) ? null : 0;
}
