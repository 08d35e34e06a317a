/** Words that are no names unless they stand in backticks; only their lower-case spelling is reserved. (eql-semantics 1.1) */
const RESERVED: ReadonlySet<string> = new Set(
  'and any by false in join like maxspan not null of or regex sample sequence true until where with'.split(' '),
);

const PLAIN_NAME = /^[A-Za-z_@][A-Za-z0-9_]*$/;

export function isPlainName(name: string): boolean {
  return PLAIN_NAME.test(name) && !RESERVED.has(name);
}

/** A dotted name, each part in backticks where it has to be; null: no query can name it. */
export function fieldName(name: string, optional: boolean): string | null {
  const parts = name.split('.');
  if (parts.some((part) => part === '' || /[\r\n]/.test(part))) return null;
  const written = parts.map((part) => (isPlainName(part) ? part : `\`${part.replaceAll('`', '``')}\``));
  return (optional ? '?' : '') + written.join('.');
}

/** Characters that a plain string escapes: quotes, backslashes, controls, and marks that reorder or hide text. */
const SPECIAL = /["\\\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
const SHORT: ReadonlyMap<string, string> = new Map([
  ['\b', '\\b'],
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\f', '\\f'],
  ['\r', '\\r'],
  ['"', '\\"'],
  ['\\', '\\\\'],
]);

/** A string: raw where that spares backslashes, else plain. */
export function string(value: string): string {
  if (/[\\"]/.test(value) && isRaw(value)) return `"""${value}"""`;
  return `"${value.replace(SPECIAL, (letter) => SHORT.get(letter) ?? codePoint(letter))}"`;
}

/** Three quotes end a raw string, and one at its end would be counted among them; what a plain string escapes would stand there unseen. */
function isRaw(value: string): boolean {
  return !value.includes('"""') && !value.endsWith('"') && value.replace(/["\\]/g, '').search(SPECIAL) < 0;
}

function codePoint(letter: string): string {
  return `\\u{${letter.charCodeAt(0).toString(16).padStart(2, '0')}}`;
}

/** A number as EQL writes it; null: its digits are not those of the rule any more. */
export function number(value: number, decimal = false): string | null {
  if (!Number.isFinite(value)) return null;
  if (Number.isInteger(value) && Math.abs(value) > Number.MAX_SAFE_INTEGER) return null;
  if (Object.is(value, -0)) return '-0.0';
  return decimal && Number.isInteger(value) ? `${value}.0` : String(value).replace('e+', 'e');
}
