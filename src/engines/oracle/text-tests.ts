import type { Expression, Match } from '../../languages/eql/ast.ts';
import type { KnownField } from './fields.ts';
import { readJavaRegex } from './java-regex.ts';
import { asciiLetter, type FoldLetter, queryLetters, sameLetter, sameText, scriptLetter } from './letters.ts';
import { normalized } from './normalized.ts';
import { MATCHES, type PatternKind } from './operators.ts';
import { readLuceneRegex } from './regex.ts';
import { matchesTree } from './regex-match.ts';
import type { Scope } from './scope.ts';
import type { Budget } from './subject.ts';
import { anyCharacter, hasWildcard, matchesWildcard, readStars, readWildcard, withinLine } from './wildcard.ts';

/** Whether one text belongs to what a pattern test describes. */
export type TextTest = (text: string, budget: Budget) => boolean;

/** What a kind of pattern means. A list of patterns is given whole. */
interface PatternReading {
  /** Where a field stands on the left. The index normalises a pattern as it does a value (eql-semantics 9.1). */
  readonly ofField: (patterns: readonly string[], fold: FoldLetter, facts: KnownField) => TextTest | Unread;
  /** Where a computed text does: patterns are Java's then (eql-semantics 6.2, 7.8). */
  readonly ofScript: (patterns: readonly string[], insensitive: boolean) => TextTest | Unread;
  /** A pattern that accepts every text becomes an existence test before any script is made (eql-semantics 2.1). */
  readonly acceptsEvery: (pattern: string) => boolean;
  /** A field is asked for any text at all: some pattern takes every text. */
  readonly acceptsAny: (patterns: readonly string[]) => boolean;
}

interface Unread {
  readonly reason: string;
}

const READINGS: { readonly [kind in PatternKind]: PatternReading } = {
  wildcards: {
    ofField: (patterns, fold) =>
      anyTest(patterns, (pattern) => {
        if (!hasWildcard(pattern)) return (text) => sameText(pattern, text, fold);
        const pieces = readWildcard(pattern);
        return (text, budget) => matchesWildcard(pieces, text, fold, anyCharacter, budget);
      }),
    ofScript: (patterns, insensitive) => anyTest(patterns, (pattern) => scriptWildcardTest(pattern, insensitive)),
    acceptsEvery: (pattern) => /^\*+$/.test(pattern),
    acceptsAny: (patterns) => patterns.some((pattern) => /^\*+$/.test(pattern)),
  },
  // A list is one pattern, joined by `|` (eql-semantics 2.1).
  regex: {
    ofField: (patterns, fold, { type }) => {
      const only = type === 'constant_keyword' ? literalOf(patterns.join('|')) : null;
      if (only !== null) return (text, budget) => matchesWildcard(readStars(only), text, fold, anyCharacter, budget);
      const reading = readLuceneRegex(patterns.join('|'));
      if (!reading.ok) return { reason: `the regular expression cannot be read: ${reading.reason}` };
      return (text, budget) => matchesTree(reading.tree, text, fold, budget);
    },
    ofScript: (patterns, insensitive) => {
      if (patterns.some(takesEvery)) return () => true;
      const only = literalOf(patterns.join('|'));
      if (only !== null) return (text) => sameText(only, text, insensitive ? scriptLetter : sameLetter);
      const reading = readJavaRegex(patterns.join('|'));
      if (!reading.ok) return { reason: `the oracle does not read this regular expression of a script: ${reading.reason}` };
      return (text, budget) => matchesTree(reading.tree, text, insensitive ? asciiLetter : sameLetter, budget);
    },
    acceptsEvery: takesEvery,
    acceptsAny: (patterns) => {
      // Groups, classes, quotes and escapes may hold a bar that parts nothing.
      const alternatives = patterns.flatMap((text) => (/[\\()[\]"<>{}]/.test(text) ? [text] : text.split('|')));
      return alternatives.some((text) => /^(?:@|\.\*)+$/.test(text));
    },
  },
};

/** The test of `:`, `like`, `regex` and their `~` forms when a field stands on the left (eql-semantics 5.1, 6, 7). */
export function queryTextTest(match: Match, facts: KnownField, scope: Scope): TextTest {
  const { insensitive, patterns: kind } = MATCHES[match.operator];
  const fold = queryLetters(insensitive, scope.settings.semantics.folding);
  const patterns = textsOf(match.patterns, scope).map((pattern) => normalized(pattern, facts));
  return read(READINGS[kind].ofField(patterns, fold, facts), match, scope);
}

/** The same when a computed text stands on the left. */
export function scriptTextTest(match: Match, scope: Scope): TextTest {
  const { insensitive, patterns: kind } = MATCHES[match.operator];
  return read(READINGS[kind].ofScript(textsOf(match.patterns, scope), insensitive), match, scope);
}

function read(test: TextTest | Unread, match: Match, scope: Scope): TextTest {
  if (typeof test === 'function') return test;
  scope.refuse(test.reason, match.span);
  return () => false;
}

/** Whether a pattern accepts every text, for a test of what a script computes. */
export function acceptsEvery({ operator }: Match, pattern: string): boolean {
  return READINGS[MATCHES[operator].patterns].acceptsEvery(pattern);
}

/** Whether a test of a field asks for any text at all. */
export function acceptsAny({ operator, patterns }: Match): boolean {
  const texts = patterns.flatMap((pattern) => (pattern.kind === 'string' ? [pattern.value] : []));
  return READINGS[MATCHES[operator].patterns].acceptsAny(texts);
}

function anyTest(patterns: readonly string[], testOf: (pattern: string) => TextTest): TextTest {
  const tests = patterns.map(testOf);
  return (text, budget) => tests.some((test) => test(text, budget));
}

function takesEvery(pattern: string): boolean {
  return pattern === '.*' || pattern === '@';
}

/** The one text that an expression without operators accepts; such an expression is an equality (eql-semantics 2.1). */
function literalOf(pattern: string): string | null {
  const plain = /^(?:[^\\[(){}|.*+?#@&~<"]|\\[^A-Za-z])*$/su.test(pattern);
  return plain ? pattern.replace(/\\(.)/gsu, '$1') : null;
}

/** Without wildcards it is an equality, with stars alone it is an existence test, otherwise a Java pattern (eql-semantics 6.2). */
function scriptWildcardTest(pattern: string, insensitive: boolean): TextTest {
  if (!hasWildcard(pattern)) return (text) => sameText(pattern, text, insensitive ? scriptLetter : sameLetter);
  if (/^\*+$/.test(pattern)) return () => true;
  const pieces = readWildcard(pattern);
  return (text, budget) => matchesWildcard(pieces, text, insensitive ? asciiLetter : sameLetter, withinLine, budget);
}

function textsOf(patterns: readonly Expression[], scope: Scope): readonly string[] {
  return patterns.map((pattern) => {
    if (pattern.kind === 'string') return pattern.value;
    scope.refuse('a pattern must be a string', pattern.span);
    return '';
  });
}
