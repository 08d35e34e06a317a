import type { SameLetter } from './value.ts';

/** Letters as written: the `cased` modifier. */
export const exactLetters: SameLetter = (pattern, text) => pattern === text;

/** A to Z equal a to z, nothing else does: what Elasticsearch did up to mid-2026. */
export const asciiLetters: SameLetter = (pattern, text) => lower(pattern) === lower(text);

function lower(point: number): number {
  return point >= 0x41 && point <= 0x5a ? point + 0x20 : point;
}

const remembered = new Map<number, RegExp>();

/** Unicode simple case folding, as regular expressions with the flags `iu` have it. */
export const unicodeLetters: SameLetter = (pattern, text) => {
  if (pattern === text) return true;
  if (pattern < 0x80 && text < 0x80) return asciiLetters(pattern, text);
  const test = remembered.get(pattern) ?? new RegExp(`^\\u{${pattern.toString(16)}}$`, 'iu');
  remembered.set(pattern, test);
  return test.test(String.fromCodePoint(text));
};
