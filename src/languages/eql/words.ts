import { operatorsOf } from './operators.ts';

/** The reserved words of EQL; only their lower-case spelling is reserved (eql-semantics 1.1). */
export const KEYWORDS = [
  'and',
  'any',
  'by',
  'false',
  'in',
  'join',
  'like',
  'maxspan',
  'not',
  'null',
  'of',
  'or',
  'regex',
  'sample',
  'sequence',
  'true',
  'until',
  'where',
  'with',
] as const;

export type Keyword = (typeof KEYWORDS)[number];

const RESERVED: ReadonlySet<string> = new Set(KEYWORDS);
const GLUED: ReadonlySet<string> = new Set<string>(
  operatorsOf('membership', 'match').filter((spelling) => spelling.endsWith('~')),
);
const PLAIN_NAME = /^[A-Za-z_@][A-Za-z0-9_]*$/;

/** True for a reserved word, and for nothing else. */
export function isKeyword(word: string): word is Keyword {
  return RESERVED.has(word);
}

/** True for the keywords that carry a glued tilde. */
export function isGluedKeyword(word: string): boolean {
  return GLUED.has(word);
}

/** True when a name can be written as it is, without backticks or quotes. */
export function isPlainName(text: string): boolean {
  return PLAIN_NAME.test(text) && !RESERVED.has(text);
}
