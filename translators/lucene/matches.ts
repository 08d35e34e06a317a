import type { Field, Letters, Matches, Semantics } from '../../src/ir/index.ts';
import { collapseRuns, printLuceneRegex, type TextPattern } from '../../src/pattern/index.ts';
import { familyOf } from '../../src/schema/families.ts';
import type { Span } from '../../src/source/index.ts';
import { type LuceneQuery, NOTHING } from './artifact.ts';
import { clauseOf, existsClause } from './clause.ts';
import { bare, hasControl, regex, value } from './escape.ts';
import { refuse, type Sink, unsearchable } from './sink.ts';

type Wildcard = Extract<TextPattern, { readonly kind: 'wildcard' }>;

/** `index.max_regex_length`. */
const MAX_REGEX_LENGTH = 1000;

/** True when folding could matter: an ASCII letter, or anything outside ASCII, where the folding depends on the version. */
export function hasCase(text: string): boolean {
  return /[A-Za-z\u0080-\uffff]/.test(text);
}

/** A whole value against a pattern: wildcards where letters are as written, a regular expression for the rest. */
export function matchesQuery(leaf: Matches, folding: Semantics['folding'], sink: Sink): LuceneQuery {
  if (familyOf(leaf.field.type) !== 'string') return unsearchable(leaf, sink);
  const plain = leaf.pattern.kind === 'wildcard' ? wildcardQuery(leaf, leaf.pattern, sink) : null;
  if (plain !== null) return plain;
  const texts = regexTexts(leaf, folding, sink);
  return texts === null ? NOTHING : clauseOf(leaf, texts, sink);
}

/** The pattern without an expression; null: its letters fold, or a constant of the index would take its escapes for letters. */
function wildcardQuery(leaf: Matches, pattern: Wildcard, sink: Sink): LuceneQuery | null {
  const { parts } = collapseRuns(pattern);
  const text = parts.map((part) => (part.kind === 'literal' ? part.text : '')).join('');
  if (leaf.letters === 'fold' && hasCase(text)) return null;
  const [first, second] = parts;
  if (leaf.field.type === 'constant_keyword' && bare(text) !== text) return null;
  if (second === undefined && first.kind === 'any-run') return existsClause(leaf, sink);
  if (second === undefined && first.kind === 'literal') return clauseOf(leaf, [value(first.text)], sink);
  // A blank at the end of a query is cut off on the way, escaped or not; an expression ends in a slash.
  if (/\s$/.test(text)) return null;
  if (hasControl(text)) return refuseControl(leaf.origin, sink);
  const MARK = { 'any-run': '*', one: '?' } as const;
  return clauseOf(leaf, [parts.map((part) => (part.kind === 'literal' ? bare(part.text) : MARK[part.kind])).join('')], sink);
}

interface Patterned {
  readonly field: Field;
  readonly letters: Letters;
  readonly pattern: TextPattern;
  readonly origin: Span;
}

/** A pattern as a regular expression with its letters spelled out; null: it matches nothing, or cannot be said, which has been noted. */
export function regexTexts(
  { pattern, letters, origin }: Patterned,
  folding: Semantics['folding'],
  sink: Sink,
): readonly string[] | null {
  const printed = printLuceneRegex(pattern, letters, folding);
  if (!printed.ok) {
    if (printed.construct === 'complement')
      refuse(sink, 'lucene-regex-operator', 'the pattern needs a complement', origin, 'say it with `not` between patterns');
    return null;
  }
  const { text } = printed;
  if (hasControl(text)) refuseControl(origin, sink);
  if (text.length > MAX_REGEX_LENGTH)
    refuse(sink, 'lucene-long-regex', `the pattern has ${text.length} characters with its letters spelled out`, origin);
  return [text === '' ? '""' : regex(text)];
}

function refuseControl(origin: Span, sink: Sink): LuceneQuery {
  return refuse(sink, 'lucene-control-character', 'a pattern of a query string cannot name a control character', origin);
}
