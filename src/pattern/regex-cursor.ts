import type { PredefinedSet } from './regex-node.ts';

/** The longest source that is read, in UTF-16 units; Elasticsearch allows 1,000 by default (eql-semantics 7.7). */
export const MAX_LENGTH = 10_000;
/** How deep groups and complements may nest, and how many repeats may follow a repeat. */
export const MAX_NESTING = 200;
/** Counts and interval bounds are 32-bit in Lucene. */
export const MAX_INTEGER = 2 ** 31 - 1;

export interface Failure {
  readonly message: string;
  readonly offset: number;
}

/** The state of one parse. Parsing functions answer null once `failure` is set. */
export interface Cursor {
  readonly source: string;
  at: number;
  depth: number;
  stacked: number;
  failure: Failure | null;
}

export function cursorOver(source: string): Cursor {
  return { source, at: 0, depth: 0, stacked: 0, failure: null };
}

/** Notes the first failure. */
export function fail(cursor: Cursor, message: string, offset: number): null {
  cursor.failure ??= { message, offset };
  return null;
}

/** Is the next character one of these (all of them in the basic plane)? */
export function peek(cursor: Cursor, characters: string): boolean {
  return cursor.at < cursor.source.length && characters.includes(cursor.source.charAt(cursor.at));
}

/** Steps over this character if it comes next. */
export function take(cursor: Cursor, character: string): boolean {
  if (cursor.source.charAt(cursor.at) !== character) return false;
  cursor.at += 1;
  return true;
}

/** Steps over decimal digits and answers them, perhaps none. */
export function takeDigits(cursor: Cursor): string {
  const start = cursor.at;
  while (peek(cursor, '0123456789')) cursor.at += 1;
  return cursor.source.slice(start, cursor.at);
}

/** The next code point, or a failure at the end. */
export function takeCodePoint(cursor: Cursor): number | null {
  const code = cursor.source.codePointAt(cursor.at);
  if (code === undefined) return fail(cursor, 'the expression ends where an operand is missing', cursor.at);
  cursor.at += code > 0xffff ? 2 : 1;
  return code;
}

export type Escape =
  | { readonly kind: 'predefined'; readonly set: PredefinedSet }
  | { readonly kind: 'character'; readonly code: number; readonly escapedBackslash: boolean };

/**
 * The next character outside a range: itself, a predefined class, or the character after a backslash. A backslash
 * before any other ASCII letter is an error, before nothing too (eql-semantics 7.1 rule 7, 7.2).
 */
export function takeEscape(cursor: Cursor): Escape | null {
  const start = cursor.at;
  const escaped = take(cursor, '\\');
  const code = takeCodePoint(cursor);
  if (code === null) return null;
  const character = String.fromCodePoint(code);
  if (escaped && isPredefinedSet(character)) return { kind: 'predefined', set: character };
  if (escaped && /^[A-Za-z]$/.test(character))
    return fail(cursor, `'\\${character}' means nothing in Lucene; write '${character}' for the letter`, start);
  return { kind: 'character', code, escapedBackslash: escaped && character === '\\' };
}

function isPredefinedSet(character: string): character is PredefinedSet {
  return /^[dwsDWS]$/.test(character);
}
