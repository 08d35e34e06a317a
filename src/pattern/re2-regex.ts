import { expressionOf } from './build-expression.ts';
import { isNothing } from './expression.ts';
import type { Folding, Letters } from './fold.ts';
import { namesSurrogate } from './portable-regex.ts';
import { largestCount, printExpression, type Spelling } from './print-expression.ts';
import type { TextPattern } from './text-pattern.ts';

/** A pattern in RE2's syntax, or what stands in the way. */
type Re2Regex =
  | { readonly ok: true; readonly text: string }
  /** `nothing`: no string matches. `count`: more than RE2 counts to. */
  | { readonly ok: false; readonly construct: 'complement' | 'count' | 'lone-surrogate' | 'nothing' };

/** What RE2 takes in braces (`kMaxRepeat`); a larger number is a syntax error. */
const MOST_REPEATS = 1000;

/**
 * Prints a pattern for RE2 over code points with its letter case spelled out as classes, without anchors; `.` means any code point, so
 * the reader needs `(?s)`. All but what can be seen is written by number.
 */
export function printRe2Regex(pattern: TextPattern, letters: Letters, folding: Folding): Re2Regex {
  const expression = expressionOf(pattern, { letters, folding, lines: 'cross' });
  if (isNothing(expression)) return { ok: false, construct: 'nothing' };
  const text = printExpression(expression, RE2);
  if (text === null) return { ok: false, construct: 'complement' };
  if (namesSurrogate(expression)) return { ok: false, construct: 'lone-surrogate' };
  return largestCount(expression) > MOST_REPEATS ? { ok: false, construct: 'count' } : { ok: true, text };
}

const RE2: Spelling = {
  character: (code) => escaped(code, /[\^$\\.*+?()[\]{}|]/),
  member: (code) => escaped(code, /[\^\\\]\-[&~]/),
  group: '(?:',
  nothing: '',
};

function escaped(code: number, syntax: RegExp): string {
  const character = String.fromCodePoint(code);
  if (/[\p{C}\p{Z}]/u.test(character) && code !== 0x20) return `\\x{${code.toString(16)}}`;
  return syntax.test(character) ? `\\${character}` : character;
}
