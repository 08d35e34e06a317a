import type { Matches, Semantics } from '../../src/ir/index.ts';
import { determinizeEffort, type TextPattern } from '../../src/pattern/index.ts';
import type { Span } from '../../src/source/index.ts';
import { note, type Sink } from './sink.ts';

/** What Lucene spends on making a pattern deterministic before it gives up: ten times its limit of 10,000 (run on OpenSearch 2.19.1). */
const MOST_EFFORT = 100_000;

/** Patterns shorter than this stay below it whatever they are: `*a` and 13 `?` are the shortest that do not. */
const SHORTEST_COSTLY = 15;

/** Characters of a pattern, or of a term that ignores case: automata deeper than this are refused (run on OpenSearch 2.19.1). */
const MOST_CHARACTERS = 1000;

/** Whether clusters refuse the pattern for the work of making it deterministic. Unions cost them less than is reckoned here. */
export function isCostly(leaf: Matches, pattern: TextPattern, folding: Semantics['folding'], sink: Sink): boolean {
  if (sink.effortLeft <= 0) return false;
  if (pattern.kind === 'wildcard' && sizeOf(pattern) < SHORTEST_COSTLY) return false;
  const effort = determinizeEffort(pattern, leaf.letters, folding, MOST_EFFORT);
  sink.effortLeft -= effort;
  return effort >= MOST_EFFORT;
}

/** Notes a wildcard pattern that clusters refuse for its length or for the work it makes. */
export function noteCostly(
  leaf: Matches,
  pattern: Extract<TextPattern, { readonly kind: 'wildcard' }>,
  folding: Semantics['folding'],
  sink: Sink,
): void {
  if (noteLongText(sizeOf(pattern), leaf.origin, sink)) return;
  if (isCostly(leaf, pattern, folding, sink)) noteComplex(leaf, sink);
}

export function noteComplex(leaf: Matches, sink: Sink): void {
  const help = 'use fewer ? or repeats behind a * or .*, or split the pattern into several joined by or';
  note(sink, 'pattern-too-complex', 'a pattern that takes Lucene more work than it allows', leaf.origin, help);
}

/** Notes a text whose automaton is too deep; true when it is. */
export function noteLongText(characters: number, span: Span, sink: Sink): boolean {
  if (characters <= MOST_CHARACTERS) return false;
  note(sink, 'pattern-too-long', `a pattern of ${characters} characters`, span);
  return true;
}

/** Code points and wildcards. */
function sizeOf({ parts }: Extract<TextPattern, { readonly kind: 'wildcard' }>): number {
  return parts.reduce((sum, part) => sum + (part.kind === 'literal' ? [...part.text].length : 1), 0);
}
