import type { FoldLetter } from './letters.ts';

/**
 * A regular expression as the oracle reads it, of Lucene (eql-semantics 7) or of Java (7.8). Deliberately tiny: every
 * operator of both languages is one of these, so that the matcher has few cases to get wrong.
 */
export type Tree =
  /** One code point for which the test holds. */
  | { readonly kind: 'one'; readonly test: CharacterTest }
  | { readonly kind: 'sequence'; readonly parts: readonly Tree[] }
  | { readonly kind: 'either'; readonly options: readonly Tree[] }
  /** A stretch that every part matches. */
  | { readonly kind: 'all'; readonly parts: readonly Tree[] }
  /** Any stretch of text that the operand does not match. */
  | { readonly kind: 'other-than'; readonly operand: Tree }
  /** `most` is null when there is no upper limit. */
  | { readonly kind: 'times'; readonly operand: Tree; readonly least: number; readonly most: number | null }
  /** A decimal number from `low` to `high`; with `digits` it has exactly that many, otherwise leading zeros are free. */
  | { readonly kind: 'decimal'; readonly low: bigint; readonly high: bigint; readonly digits: number | null }
  /** The empty stretch at the start of the text, or at its end or before a line end that ends it; Java only. */
  | { readonly kind: 'edge'; readonly at: 'start' | 'last-line-end' };

/** Whether a code point belongs; `fold` says which letters count as the same. */
export type CharacterTest = (code: number, fold: FoldLetter) => boolean;

/** A pattern as read, or the reason why it is none. */
export type Reading = { readonly ok: true; readonly tree: Tree } | { readonly ok: false; readonly reason: string };

export const EMPTY: Tree = { kind: 'sequence', parts: [] };
export const NOTHING: Tree = { kind: 'either', options: [] };
export const ANY_CHARACTER: Tree = { kind: 'one', test: () => true };
export const ANY_TEXT: Tree = { kind: 'times', operand: ANY_CHARACTER, least: 0, most: null };

/** One letter, which folds. */
export function letter(code: number): CharacterTest {
  return (other, fold) => fold(code, other);
}

/** A range of code points, which does not fold (eql-semantics 7.5). */
export function range(from: number, to: number): CharacterTest {
  return (code) => from <= code && code <= to;
}

const DIGIT = range(0x30, 0x39);
const UPPER = range(0x41, 0x5a);
const LOWER = range(0x61, 0x7a);
const SPACES = new Set([...' \t\n\r'].map((space) => space.charCodeAt(0)));

/** The predefined class `\d \w \s \D \W \S` of that letter, ASCII as in Lucene; null: no such class. It never folds. */
export function luceneClass(name: string): CharacterTest | null {
  switch (name) {
    case 'd':
      return DIGIT;
    case 'w':
      return (code, fold) => DIGIT(code, fold) || UPPER(code, fold) || LOWER(code, fold) || code === 0x5f;
    case 's':
      return (code) => SPACES.has(code);
    case 'D':
    case 'W':
    case 'S': {
      const positive = luceneClass(name.toLowerCase());
      return positive === null ? null : (code, fold) => !positive(code, fold);
    }
    default:
      return null;
  }
}
