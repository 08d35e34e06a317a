import type { Letters, Semantics } from '../../src/ir/index.ts';
import { collapseRuns, printRe2Regex, stringTestOf, type TextPattern, type WildcardPattern } from '../../src/pattern/index.ts';
import type { Span } from '../../src/source/index.ts';
import { closedTest, NOTHING, type SqlCondition, test } from './condition.ts';
import type { SqlDialect } from './dialect.ts';
import { refuse, type Sink } from './sink.ts';

interface Asked {
  readonly pattern: TextPattern;
  readonly letters: Letters;
  readonly origin: Span;
}

interface Means {
  readonly dialect: SqlDialect;
  readonly folding: Semantics['folding'];
  readonly sink: Sink;
}

/** `value`, as a whole, belongs to the pattern: by functions of texts, by `LIKE`, by a regular expression for the rest. */
export function patternCondition(value: string, { pattern, letters, origin }: Asked, means: Means): SqlCondition {
  const plain = pattern.kind === 'wildcard' ? plainCondition(value, pattern, letters, means) : null;
  if (plain !== null) return plain;
  const printed = printRe2Regex(pattern, letters, means.folding);
  if (printed.ok) return test(means.dialect.matches(value, printed.text));
  switch (printed.construct) {
    case 'nothing':
      return NOTHING;
    case 'complement':
      return refuse(means.sink, 'sql-regex', 'the pattern needs a complement', origin);
    case 'count':
      return refuse(means.sink, 'sql-regex', 'the pattern counts beyond 1,000', origin);
    case 'lone-surrogate':
      return refuse(means.sink, 'sql-lone-surrogate', 'the pattern names half a character', origin);
  }
}

/** The pattern without an expression; null: its letters fold as Unicode has it, or it holds half a character. */
function plainCondition(
  value: string,
  pattern: WildcardPattern,
  letters: Letters,
  { dialect, folding }: Means,
): SqlCondition | null {
  const text = pattern.parts.map((part) => (part.kind === 'literal' ? part.text : '')).join('');
  if (/\p{Cs}/u.test(text)) return null;
  const folds = letters === 'fold' && hasCase(text);
  if (folds && folding === 'unicode') return null;
  const subject = folds ? dialect.lower(value) : value;
  return textCondition(subject, folds ? lowered(pattern) : pattern, dialect);
}

function textCondition(value: string, pattern: WildcardPattern, dialect: SqlDialect): SqlCondition {
  const asked = stringTestOf(pattern);
  switch (asked?.kind) {
    case 'always':
      return closedTest(`${value} IS NOT NULL`);
    case 'never':
      return NOTHING;
    case 'non-empty':
      return test(`${value} <> ''`);
    case 'equals':
      return test(`${value} = ${dialect.text(asked.text)}`);
    case 'starts-with':
      return test(dialect.startsWith(value, dialect.text(asked.text)));
    case 'ends-with':
      return test(dialect.endsWith(value, dialect.text(asked.text)));
    case 'includes':
      return test(dialect.contains(value, dialect.text(asked.text)));
    case 'in-order':
    case undefined:
      return test(dialect.like(value, dialect.text(likeText(pattern))));
  }
}

const MARK = { 'any-run': '%', one: '_' } as const;

function likeText(pattern: WildcardPattern): string {
  return collapseRuns(pattern)
    .parts.map((part) => (part.kind === 'literal' ? part.text.replace(/[\\%_]/g, '\\$&') : MARK[part.kind]))
    .join('');
}

/** True when folding could matter: an ASCII letter, or anything outside ASCII, where the folding depends on the version. */
export function hasCase(text: string): boolean {
  return /[A-Za-z\u0080-\uffff]/.test(text);
}

/** ASCII letters made small, as `lower` of a dialect does with values. */
export function lower(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

function lowered(pattern: WildcardPattern): WildcardPattern {
  const [first, ...rest] = pattern.parts;
  const small = (part: typeof first): typeof first => (part.kind === 'literal' ? { ...part, text: lower(part.text) } : part);
  return { kind: 'wildcard', parts: [small(first), ...rest.map(small)] };
}
