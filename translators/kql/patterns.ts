import { type Field, type Letters, type Matches, meansStar, type Semantics } from '../../src/ir/index.ts';
import {
  collapseRuns,
  foldVariants,
  regexToWildcards,
  type TextPattern,
  type WildcardPart,
  type WildcardPattern,
  wildcard,
} from '../../src/pattern/index.ts';
import { familyOf } from '../../src/schema/families.ts';
import type { Span } from '../../src/source/index.ts';
import { any, type KqlQuery, NOTHING } from './artifact.ts';
import { clauseOf, existsClause } from './clause.ts';
import { bare, value } from './escape.ts';
import { lose, refuse, refuseStar, type Sink, unsearchable } from './sink.ts';

/** What decides how a leaf is read. */
export interface Reading {
  readonly folding: Semantics['folding'];
  /** Below an odd number of negations. */
  readonly below: boolean;
}

/** A value is spelled out in all its letters while it has no more spellings. */
const MOST_SPELLINGS = 8;
/** A regular expression becomes at most so many patterns. */
const MOST_PATTERNS = 100;

/** A whole value against a pattern. */
export function matchesQuery(leaf: Matches, reading: Reading, sink: Sink): KqlQuery {
  if (familyOf(leaf.field.type) !== 'string') return unsearchable(leaf, sink);
  const patterns = wildcardsOf(leaf.pattern, leaf.letters, reading.folding);
  if (patterns === null) return refuse(sink, 'to-kql-regex', 'the expression is no list of values and wildcards', leaf.origin);
  const collapsed = patterns.map(collapseRuns);
  if (collapsed.some((pattern) => meansStar({ ...leaf, pattern }))) return refuseStar(leaf, sink);
  if (collapsed.some(isEverything)) return existsClause(leaf, sink);
  return collapsed.length === 0 ? NOTHING : any([clauseOf(leaf, patternTexts(leaf, collapsed, reading, sink), sink)]);
}

function wildcardsOf(pattern: TextPattern, letters: Letters, folding: Semantics['folding']): readonly WildcardPattern[] | null {
  return pattern.kind === 'wildcard' ? [pattern] : regexToWildcards(pattern.tree, letters, folding, MOST_PATTERNS);
}

function isEverything({ parts: [first, second] }: WildcardPattern): boolean {
  return first.kind === 'any-run' && second === undefined;
}

interface Leaf {
  readonly field: Field;
  readonly letters: Letters;
  readonly origin: Span;
}

/** The values and patterns of one field, as they are printed; what they lose is told once for the leaf. */
export function patternTexts(
  leaf: Leaf,
  patterns: readonly WildcardPattern[],
  { folding, below }: Reading,
  sink: Sink,
): readonly string[] {
  const spellings = patterns.map((pattern) => (leaf.letters === 'exact' ? [pattern] : spellingsOf(pattern, folding)));
  if (spellings.includes(null)) {
    const message = 'KQL compares letters as they are written; other spellings of them are not found';
    lose(sink, 'to-kql-letter-case', { message, span: leaf.origin, matches: 'less', below });
  }
  const spelt = patterns.flatMap((pattern, index) => spellings[index] ?? [pattern]);
  const widened = spelt.map(withoutMarks);
  if (widened.some(({ marks }) => marks)) {
    const message = '`?` is a letter in KQL; a `*` in its place stands for any number of characters';
    lose(sink, 'to-kql-one-character', { message, span: leaf.origin, matches: 'more', below });
  }
  const joined = widened.map(({ pattern }) => withoutBlanks(pattern, leaf.field));
  if (joined.some(({ blanks }) => blanks)) {
    const message = 'blanks part the words of a pattern; a `*` in their place stands for any text';
    lose(sink, 'to-kql-blank-in-pattern', { message, span: leaf.origin, matches: 'more', below });
  }
  const final = joined.map(({ pattern }) => collapseRuns(pattern));
  if (final.some(readOtherwise)) sink.otherwise.push(leaf.origin);
  return [...new Set(final.map(textOf))];
}

/** Every spelling of a pattern, as it is written first; null: too many. */
function spellingsOf({ parts }: WildcardPattern, folding: Semantics['folding']): readonly WildcardPattern[] | null {
  let spellings: readonly (readonly WildcardPart[])[] = [[]];
  for (const part of parts) {
    const texts = part.kind === 'literal' ? variantsOf(part.text, folding) : null;
    if (part.kind === 'literal' && texts === null) return null;
    const next: readonly WildcardPart[] = texts?.map((text) => ({ kind: 'literal', text })) ?? [part];
    spellings = spellings.flatMap((head) => next.map((tail) => [...head, tail]));
    if (spellings.length > MOST_SPELLINGS) return null;
  }
  return spellings.map(wildcard);
}

function variantsOf(text: string, folding: Semantics['folding']): readonly string[] | null {
  let texts: readonly string[] = [''];
  for (const character of text) {
    const variants = foldVariants(character.codePointAt(0) ?? 0, folding).map((code) => String.fromCodePoint(code));
    const ordered = [character, ...variants.filter((variant) => variant !== character)];
    texts = texts.flatMap((head) => ordered.map((tail) => head + tail));
    if (texts.length > MOST_SPELLINGS) return null;
  }
  return texts;
}

function withoutMarks(pattern: WildcardPattern): { readonly pattern: WildcardPattern; readonly marks: boolean } {
  const marks = pattern.parts.some(({ kind }) => kind === 'one');
  return { pattern: marks ? wildcard(pattern.parts.map((part) => (part.kind === 'one' ? ANY_RUN : part))) : pattern, marks };
}

const ANY_RUN = { kind: 'any-run' } as const;

/**
 * Kibana cuts off blanks at the ends of an unquoted value, and hands patterns on fields that are no keywords to a query string,
 * where blanks part words. Whole values stand in quotes and keep theirs.
 */
function withoutBlanks(
  pattern: WildcardPattern,
  { type }: Field,
): { readonly pattern: WildcardPattern; readonly blanks: boolean } {
  if (pattern.parts.every(({ kind }) => kind === 'literal')) return { pattern, blanks: false };
  const last = pattern.parts.length - 1;
  const parts = pattern.parts.flatMap((part, index): readonly WildcardPart[] => {
    if (part.kind !== 'literal') return [part];
    if (type !== 'keyword') return splitAt(part.text, /\s+/u);
    const head = index === 0 ? splitAt(part.text, /^\s+/u) : [part];
    return index === last ? head.flatMap((one) => (one.kind === 'literal' ? splitAt(one.text, /\s+$/u) : [one])) : head;
  });
  const blanks = lettersIn(parts) < lettersIn(pattern.parts);
  return { pattern: blanks ? wildcard(parts) : pattern, blanks };
}

function lettersIn(parts: readonly WildcardPart[]): number {
  return parts.reduce((sum, part) => sum + (part.kind === 'literal' ? part.text.length : 0), 0);
}

function splitAt(text: string, blanks: RegExp): readonly WildcardPart[] {
  const pieces = text.split(blanks);
  return pieces.flatMap((piece, index): readonly WildcardPart[] => [
    ...(index === 0 ? [] : [ANY_RUN]),
    ...(piece === '' && pieces.length > 1 ? [] : [{ kind: 'literal', text: piece } as const]),
  ]);
}

/** Whether Elasticsearch's own `kql` query reads a pattern otherwise: it takes escapes before the first star for a whole value, and keeps no escape behind it. */
function readOtherwise({ parts }: WildcardPattern): boolean {
  if (parts.every(({ kind }) => kind === 'literal')) return false;
  const [first] = parts;
  return (
    (first.kind === 'literal' && bare(first.text).includes('\\')) ||
    parts.some((part) => part.kind === 'literal' && /[\\*?]/.test(part.text))
  );
}

function textOf({ parts }: WildcardPattern): string {
  const [first, second] = parts;
  if (second === undefined && first.kind === 'literal') return value(first.text);
  return parts.map((part) => (part.kind === 'literal' ? bare(part.text) : '*')).join('');
}
