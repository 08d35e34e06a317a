import { dfaOf, nfaOf } from './automaton.ts';
import { expressionOf } from './build-expression.ts';
import { isDeterministic } from './deterministic.ts';
import { type Expression, isAnything, isEmptyString, isNothing, sequence } from './expression.ts';
import { factor } from './factor.ts';
import { wildcardsOf } from './finite.ts';
import { type Folding, foldVariants, type Letters } from './fold.ts';
import { type Dialect, JAVASCRIPT } from './javascript-regexp.ts';
import { type Pieces, piecesOf } from './pieces.ts';
import { printExpression } from './print-expression.ts';
import { type StringTest, stringTestOf } from './string-test.ts';
import { type DfaTable, dfaTable, type NfaTable, nfaTable } from './table.ts';
import type { TextPattern } from './text-pattern.ts';
import type { WildcardPattern } from './wildcard.ts';

/** A way to test one text against a pattern that takes time linear in the text. */
export type EmittedMatcher =
  /** A method of strings. */
  | { readonly kind: 'string-test'; readonly test: StringTest }
  /** `test` of a regular expression, `source` fit to stand between slashes. */
  | { readonly kind: 'regexp'; readonly source: string; readonly flags: 'su' }
  /** Regular expressions that must be found one after the other, by `findInOrder`. */
  | { readonly kind: 'pieces'; readonly pieces: Pieces }
  /** A walk through an automaton, by `dfaMatcher` or `nfaMatcher`. */
  | { readonly kind: 'table'; readonly table: DfaTable | NfaTable }
  /** No automaton within the budget. */
  | { readonly kind: 'refused'; readonly reason: 'too-many-states' };

/** `stop`: `.`, `*` and `?` do not match line ends, as in scripts (eql-semantics 6.2). */
export type Lines = 'cross' | 'stop';

/**
 * The simplest matcher that is certain to be linear: a method of strings, a regular expression that gives a backtracking
 * engine no choice, several such in a row, the minimal deterministic table, a table without determinism (time: text times edges), or a refusal.
 * Regular expressions are spelled in `dialect`, which has to let `.` cross line ends.
 */
export function emitMatcher(
  pattern: TextPattern,
  letters: Letters,
  folding: Folding,
  lines: Lines = 'cross',
  dialect: Dialect = JAVASCRIPT,
): EmittedMatcher {
  if (pattern.kind === 'wildcard' && lines === 'cross' && !hasVariants(pattern, letters, folding)) {
    const test = stringTestOf(pattern);
    if (test !== null) return { kind: 'string-test', test };
  }
  const expression = factor(expressionOf(pattern, { letters, folding, lines }));
  return stringTest(expression) ?? regexp(expression, dialect) ?? inPieces(expression, dialect) ?? table(expression);
}

/** Does some letter of the pattern accept another one? */
function hasVariants(pattern: WildcardPattern, letters: Letters, folding: Folding): boolean {
  if (letters === 'exact') return false;
  const texts = pattern.parts.map((part) => (part.kind === 'literal' ? part.text : ''));
  return Array.from(texts.join('')).some((character) => foldVariants(character.codePointAt(0) ?? 0, folding).length > 1);
}

/** Regular expressions that are a wildcard pattern, such as `.*foo`, are tested like one. */
function stringTest(expression: Expression): EmittedMatcher | null {
  const [single, ...others] = wildcardsOf(expression, 1) ?? [];
  if (isNothing(expression)) return { kind: 'string-test', test: { kind: 'never' } };
  if (single === undefined || others.length > 0) return null;
  const test = stringTestOf(single);
  return test === null ? null : { kind: 'string-test', test };
}

/** From one start the bound is the text; see `isDeterministic`. */
const ANCHORED = { maxPositions: 1_000, loops: true };
/** Tried at every start, so each try must be bounded by a small constant: a body without loops, of few characters. */
const SEARCHED = { maxPositions: 64, loops: false };

function regexp(expression: Expression, dialect: Dialect): EmittedMatcher | null {
  const items = expression.kind === 'sequence' ? expression.items : [expression];
  const [first] = items;
  const last = items.at(-1);
  // A `.*` at an end is said by leaving that end open: nothing is scanned for it.
  const openStart = first !== undefined && isAnything(first);
  const openEnd = items.length > 1 && last !== undefined && isAnything(last);
  const body = sequence(items.slice(openStart ? 1 : 0, openEnd ? -1 : undefined));
  if (isEmptyString(body) || !isDeterministic(body, openStart ? SEARCHED : ANCHORED)) return null;
  const text = printExpression(body, dialect);
  if (text === null) return null;
  const grouped = body.kind === 'choice' && !(openStart && openEnd) ? `(?:${text})` : text;
  return { kind: 'regexp', source: `${openStart ? '' : '^'}${grouped}${openEnd ? '' : dialect.end}`, flags: 'su' };
}

function inPieces(expression: Expression, dialect: Dialect): EmittedMatcher | null {
  const pieces = piecesOf(expression, dialect);
  return pieces === null ? null : { kind: 'pieces', pieces };
}

function table(expression: Expression): EmittedMatcher {
  const dfa = dfaOf(expression);
  if (dfa.ok) return { kind: 'table', table: dfaTable(dfa.value) };
  const nfa = nfaOf(expression);
  const built = nfa.ok ? nfaTable(nfa.value) : nfa;
  return built.ok ? { kind: 'table', table: built.value } : { kind: 'refused', reason: built.reason };
}
