import type { Scalar } from '../../src/event/index.ts';

/**
 * The one way for text of a rule into code: a string literal of printable ASCII. A lone half of a character stays one; both halves of a
 * character are spelled as the one that they are.
 */
export function literal(text: string): string {
  return `'${text.replace(/[^\x20-\x7e]|['\\]/gu, escaped)}'`;
}

/** The code of a constant. */
export function scalar(value: Scalar): string {
  if (typeof value === 'string') return literal(value);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return Object.is(value, -0) ? '-0.0' : String(value);
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ["'", "\\'"],
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

function escaped(character: string): string {
  return NAMED.get(character) ?? byNumber(character.codePointAt(0) ?? 0);
}

/** A character by its number, as literals and regular expressions of Python have it. */
export function byNumber(code: number): string {
  const digits = code.toString(16);
  if (code < 0x100) return `\\x${digits.padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${digits.padStart(4, '0')}` : `\\U${digits.padStart(8, '0')}`;
}

/** Literals of a list or a set, without brackets. */
export function literals(texts: readonly string[]): string {
  return texts.map(literal).join(', ');
}

const LONGEST_COMMENT = 110;

/** Text as the rest of a comment: on one line, nothing invisible, not too long. */
export function commentText(text: string, longest = LONGEST_COMMENT): string {
  const line = text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/[\s\u0085\u2028\u2029]+/gu, ' ')
    .replace(/\p{C}/gu, (character) => byNumber(character.codePointAt(0) ?? 0))
    .trim();
  const points = Array.from(line);
  return points.length <= longest ? line : `${points.slice(0, longest - 1).join('')}…`;
}
