import type { Expression, Match } from '../../languages/eql/ast.ts';
import type { KnownField } from './fields.ts';
import { readJavaRegex } from './java-regex.ts';
import { asciiLetter, queryLetters, sameLetter, sameText, scriptLetter } from './letters.ts';
import { normalized } from './normalized.ts';
import { MATCHES } from './operators.ts';
import { readLuceneRegex } from './regex.ts';
import { matchesTree } from './regex-match.ts';
import type { Scope } from './scope.ts';
import type { Budget } from './subject.ts';
import { anyCharacter, hasWildcard, matchesWildcard, readStars, readWildcard, withinLine } from './wildcard.ts';

/** Whether one text belongs to what a pattern test describes. */
export type TextTest = (text: string, budget: Budget) => boolean;

/** The test of `:`, `like`, `regex` and their `~` forms when a field stands on the left (eql-semantics 5.1, 6, 7). */
export function queryTextTest(match: Match, facts: KnownField, scope: Scope): TextTest {
  const { insensitive, patterns: reading } = MATCHES[match.operator];
  const fold = queryLetters(insensitive, scope.settings.semantics.folding);
  // The index normalises a pattern as it does a value (eql-semantics 9.1).
  const patterns = textsOf(match.patterns, scope).map((pattern) => normalized(pattern, facts));
  if (reading === 'regex') {
    // A list is one pattern, joined by `|` (eql-semantics 2.1).
    const only = facts.type === 'constant_keyword' ? literalOf(patterns.join('|')) : null;
    if (only !== null) return (text, budget) => matchesWildcard(readStars(only), text, fold, anyCharacter, budget);
    const reading = readLuceneRegex(patterns.join('|'));
    if (reading.ok) return (text, budget) => matchesTree(reading.tree, text, fold, budget);
    scope.refuse(`the regular expression cannot be read: ${reading.reason}`, match.span);
    return never;
  }
  const tests = patterns.map((pattern): TextTest => {
    if (!hasWildcard(pattern)) return (text) => sameText(pattern, text, fold);
    const pieces = readWildcard(pattern);
    return (text, budget) => matchesWildcard(pieces, text, fold, anyCharacter, budget);
  });
  return (text, budget) => tests.some((test) => test(text, budget));
}

/** The same when a computed text stands on the left: patterns are Java's then (eql-semantics 6.2, 7.8). */
export function scriptTextTest(match: Match, scope: Scope): TextTest {
  const patterns = textsOf(match.patterns, scope);
  const { insensitive, patterns: reading } = MATCHES[match.operator];
  if (reading === 'regex') {
    if (patterns.some((pattern) => acceptsEvery(match, pattern))) return () => true;
    const only = literalOf(patterns.join('|'));
    if (only !== null) return (text) => sameText(only, text, insensitive ? scriptLetter : sameLetter);
    const reading = readJavaRegex(patterns.join('|'));
    if (reading.ok) return (text, budget) => matchesTree(reading.tree, text, insensitive ? asciiLetter : sameLetter, budget);
    scope.refuse(`the oracle does not read this regular expression of a script: ${reading.reason}`, match.span);
    return never;
  }
  const tests = patterns.map((pattern) => scriptWildcardTest(pattern, insensitive));
  return (text, budget) => tests.some((test) => test(text, budget));
}

/** A pattern that accepts every text becomes an existence test before any script is made (eql-semantics 2.1). */
export function acceptsEvery({ operator }: Match, pattern: string): boolean {
  return MATCHES[operator].patterns === 'regex' ? pattern === '.*' || pattern === '@' : /^\*+$/.test(pattern);
}

/** A field is asked for any text at all: some pattern of the list takes every text; those of `regex` are alternatives of one. */
export function acceptsAny(match: Match): boolean {
  const texts = match.patterns.flatMap((pattern) => (pattern.kind === 'string' ? [pattern.value] : []));
  if (MATCHES[match.operator].patterns === 'wildcards') return texts.some((text) => /^\*+$/.test(text));
  // Groups, classes, quotes and escapes may hold a bar that parts nothing.
  const alternatives = texts.flatMap((text) => (/[\\()[\]"<>{}]/.test(text) ? [text] : text.split('|')));
  return alternatives.some((text) => /^(?:@|\.\*)+$/.test(text));
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

function never(): boolean {
  return false;
}
