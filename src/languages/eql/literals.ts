/** The one-letter escapes of a plain string (eql-semantics 1.2). */
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['t', '\t'],
  ['n', '\n'],
  ['f', '\f'],
  ['r', '\r'],
  ['"', '"'],
  ["'", "'"],
  ['\\', '\\'],
]);

/** One escape, from the backslash on. `value` is null when the escape is not one of EQL's. */
export interface Escape {
  readonly length: number;
  readonly value: string | null;
}

const CODE_POINT = /\\u\{([0-9A-Fa-f]*)\}/y;

/** Reads the escape whose backslash stands at `at` (eql-semantics 1.2). */
export function readEscape(text: string, at: number): Escape {
  const letter = text.charAt(at + 1);
  if (letter !== 'u') return { length: Math.max(1, Math.min(2, text.length - at)), value: ESCAPES.get(letter) ?? null };
  CODE_POINT.lastIndex = at;
  const match = CODE_POINT.exec(text);
  if (match === null) return { length: 2, value: null };
  return { length: match[0].length, value: codePoint(match[1] ?? '') };
}

/** Two to eight digits, no surrogate, nothing above the last code point. */
function codePoint(digits: string): string | null {
  if (digits.length < 2 || digits.length > 8) return null;
  const value = Number.parseInt(digits, 16);
  if (value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) return null;
  return String.fromCodePoint(value);
}

/** The value of a plain string, given with its quotes. The scan has refused every bad escape before. */
export function decodePlain(text: string): string {
  const body = text.slice(1, -1);
  if (!body.includes('\\')) return body;
  let value = '';
  let copied = 0;
  for (let at = body.indexOf('\\'); at >= 0; at = body.indexOf('\\', copied)) {
    const read = readEscape(body, at);
    value += body.slice(copied, at) + (read.value ?? body.slice(at, at + read.length));
    copied = at + read.length;
  }
  return value + body.slice(copied);
}

/** The value of a raw string, given with its six quotes. */
export function decodeRaw(text: string): string {
  return text.slice(3, -3);
}

/** The name inside backticks; a doubled backtick stands for one. */
export function decodeName(text: string): string {
  return text.slice(1, -1).replaceAll('``', '`');
}

const LETTERS: ReadonlyMap<string, string> = new Map(
  [...ESCAPES].filter(([letter]) => letter !== "'").map(([letter, value]) => [value, `\\${letter}`]),
);

/** Characters that are escaped when printing: quotes, backslashes, controls, and marks that reorder or hide text. */
const SPECIAL = /["\\\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** A plain string literal for any value. */
export function encodePlain(value: string): string {
  const body = value.replace(
    SPECIAL,
    (character) => LETTERS.get(character) ?? `\\u{${character.charCodeAt(0).toString(16).padStart(2, '0')}}`,
  );
  return `"${body}"`;
}

/** A raw string literal, or null when no raw string can hold the value. */
export function encodeRaw(value: string): string | null {
  return /[\r\n]|"""/.test(value) ? null : `"""${value}"""`;
}

/** A name in backticks. */
export function encodeName(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}
