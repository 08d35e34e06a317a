/** Whether two code points count as the same letter. The first one is the pattern's. */
export type FoldLetter = (pattern: number, text: number) => boolean;

/** Letters as written. */
export const sameLetter: FoldLetter = (pattern, text) => pattern === text;

/** Only the 26 ASCII letters have another case (eql-semantics 5.1). */
export const asciiLetter: FoldLetter = (pattern, text) => asciiLower(pattern) === asciiLower(text);

function asciiLower(code: number): number {
  return 0x41 <= code && code <= 0x5a ? code + 32 : code;
}

const unicodePatterns = new Map<number, RegExp>();

/** Unicode simple case folding, which is what a JavaScript pattern with `iu` compares by (eql-semantics 5.2, columns 3 and 5). */
export const unicodeLetter: FoldLetter = (pattern, text) => {
  if (pattern === text) return true;
  let folded = unicodePatterns.get(pattern);
  if (folded === undefined) {
    folded = new RegExp(`^\\u{${pattern.toString(16)}}$`, 'iu');
    unicodePatterns.set(pattern, folded);
  }
  return folded.test(String.fromCodePoint(text));
};

/** The letters of a query leaf. */
export function queryLetters(insensitive: boolean, folding: 'ascii' | 'unicode'): FoldLetter {
  if (!insensitive) return sameLetter;
  return folding === 'ascii' ? asciiLetter : unicodeLetter;
}

/** The letters of Java's comparison without case: the lower case of the upper case of each code point (eql-semantics 5.1, 5.2). */
export const scriptLetter: FoldLetter = (pattern, text) => pattern === text || scriptFold(pattern) === scriptFold(text);

function scriptFold(code: number): number {
  return toLower(oneOr(String.fromCodePoint(code).toUpperCase(), code));
}

function toLower(code: number): number {
  if (code === 0x130) return 0x69;
  return oneOr(String.fromCodePoint(code).toLowerCase(), code);
}

/** The code point of a mapping that yields exactly one; otherwise the character keeps itself. */
function oneOr(mapped: string, code: number): number {
  const [first, ...rest] = mapped;
  return first === undefined || rest.length > 0 ? code : (first.codePointAt(0) ?? code);
}

/** The whole texts are the same. Letters that fold together take equally many UTF-16 units, so lengths must agree. */
export function sameText(pattern: string, text: string, fold: FoldLetter): boolean {
  return pattern === text || (pattern.length === text.length && sameStart(pattern, text, fold));
}

/** The text begins with the prefix. */
export function sameStart(prefix: string, text: string, fold: FoldLetter): boolean {
  let at = 0;
  for (const character of prefix) {
    const theirs = text.codePointAt(at);
    if (theirs === undefined || !fold(character.codePointAt(0) ?? 0, theirs)) return false;
    at += theirs > 0xffff ? 2 : 1;
  }
  return true;
}

/** Text orders by code point in query leaves (eql-semantics 3.4). Negative: `left` comes first. */
export function compareCodePoints(left: string, right: string): number {
  let at = 0;
  while (at < left.length && at < right.length && left.charCodeAt(at) === right.charCodeAt(at)) at++;
  // A difference inside a surrogate pair is a difference of the whole pair.
  if (at > 0 && isHighSurrogate(left.charCodeAt(at - 1))) at--;
  return (left.codePointAt(at) ?? -1) - (right.codePointAt(at) ?? -1);
}

function isHighSurrogate(unit: number): boolean {
  return 0xd800 <= unit && unit <= 0xdbff;
}
