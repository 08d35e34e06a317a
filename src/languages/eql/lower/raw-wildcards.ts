import type { Letters } from '../../../ir/index.ts';
import { parseLuceneRegex, parseRawWildcard, type TextPattern } from '../../../pattern/index.ts';

/**
 * The pattern that Elasticsearch makes of the constant of `endsWith` and `stringContains`: wildcard syntax, unescaped, so
 * `*` and `?` act and `\x` is x (eql-semantics 6.3). An escaped letter does not fold even where the others do (5.1);
 * such a pattern is said as a regular expression, in which a range of one letter never folds.
 */
export function rawPattern(text: string, letters: Letters): TextPattern {
  if (letters === 'exact' || !/\\\p{CWCM}/u.test(text)) return parseRawWildcard(text);
  const source = [...text.matchAll(/\\?./gsu)].map(([token]) => regexOf(token)).join('');
  const parsed = parseLuceneRegex(source);
  return parsed.ok ? { kind: 'regex', source, tree: parsed.tree } : parseRawWildcard(text);
}

function regexOf(token: string): string {
  if (token === '*') return '.*';
  if (token === '?') return '.';
  const letter = token.length > 1 && token.startsWith('\\') ? token.slice(1) : token;
  if (letter !== token && /\p{CWCM}/u.test(letter)) return `[${letter}-${letter}]`;
  return /[A-Za-z0-9\u0080-\u{10ffff}]/u.test(letter) ? letter : `\\${letter}`;
}
