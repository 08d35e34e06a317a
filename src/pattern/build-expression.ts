import {
  ALL,
  ANYTHING,
  charactersOf,
  choice,
  complement,
  EMPTY,
  type Expression,
  intersection,
  MAX_CODE_POINT,
  NOTHING,
  rangeOf,
  repeat,
  sequence,
  setOf,
} from './expression.ts';
import { type Folding, foldVariants, type Letters } from './fold.ts';
import { intervalExpression } from './interval.ts';
import { CharSet } from './refa.generated.ts';
import type { ClassMember, PredefinedSet, RegexNode } from './regex-node.ts';
import type { TextPattern, WildcardPart } from './text-pattern.ts';
import { collapseRuns } from './wildcard.ts';

/** How the characters of a pattern are read. */
export interface Reading {
  readonly letters: Letters;
  readonly folding: Folding;
  /**
   * What `.`, `*`, `?` and `@` run over: `all` code points, as in queries, or all but line ends, as in scripts
   * (eql-semantics 6.2, 7.2).
   */
  readonly lines: 'cross' | 'stop';
}

/** Boils a pattern down; total, and linear in the pattern. */
export function expressionOf(pattern: TextPattern, reading: Reading): Expression {
  switch (pattern.kind) {
    case 'wildcard':
      return sequence(collapseRuns(pattern).parts.map((part) => ofPart(part, reading)));
    case 'regex':
      return ofNode(pattern.tree, reading);
  }
}

function ofPart(part: WildcardPart, reading: Reading): Expression {
  switch (part.kind) {
    case 'literal':
      return ofText(part.text, reading);
    case 'one':
      return setOf(anyOf(reading));
    case 'any-run':
      return repeat(setOf(anyOf(reading)), 0, null);
  }
}

/** The expression of a parsed regular expression. */
export function ofNode(node: RegexNode, reading: Reading): Expression {
  const recur = (child: RegexNode) => ofNode(child, reading);
  switch (node.kind) {
    case 'character':
      return setOf(ofCharacter(node.code, reading));
    case 'text':
      return ofText(node.text, reading);
    case 'empty-string':
      return EMPTY;
    case 'nothing':
      return NOTHING;
    case 'anything':
      return reading.lines === 'cross' ? ANYTHING : repeat(setOf(anyOf(reading)), 0, null);
    case 'any-character':
      return setOf(anyOf(reading));
    case 'predefined':
      return setOf(predefined(node.set));
    case 'class': {
      const members = CharSet.empty(MAX_CODE_POINT).union(...node.members.map((member) => ofMember(member, reading)));
      return setOf(node.negated ? members.negate() : members);
    }
    case 'repeat':
      return repeat(recur(node.operand), node.min, node.max);
    case 'concatenation':
      return sequence(node.operands.map(recur));
    case 'union':
      return choice(node.operands.map(recur));
    case 'intersection':
      return intersection(node.operands.map(recur));
    case 'complement':
      return complement(recur(node.operand));
    case 'interval':
      return intervalExpression(node.min, node.max, node.digits);
  }
}

function ofText(text: string, reading: Reading): Expression {
  return sequence(Array.from(text, (character) => setOf(ofCharacter(character.codePointAt(0) ?? 0, reading))));
}

/** Single characters fold (eql-semantics 7.5). */
function ofCharacter(code: number, reading: Reading): CharSet {
  const folding = reading.letters === 'fold' ? reading.folding : 'none';
  const shared = code < 128 ? sharedSets[folding][code] : undefined;
  if (shared !== undefined) return shared;
  const set = charactersOf(folding === 'none' ? [code] : foldVariants(code, folding));
  if (code < 128) sharedSets[folding][code] = set;
  return set;
}

/** Long texts are many characters of few kinds, so the sets of ASCII characters are made once. */
const sharedSets: Record<Folding | 'none', CharSet[]> = { none: [], ascii: [], unicode: [] };

/** Single members fold, ranges and predefined classes never do (eql-semantics 7.5). */
function ofMember(member: ClassMember, reading: Reading): CharSet {
  switch (member.kind) {
    case 'member':
      return ofCharacter(member.code, reading);
    case 'range':
      return rangeOf(member.from, member.to);
    case 'predefined':
      return predefined(member.set);
  }
}

const DIGITS = rangeOf(0x30, 0x39);
const WORD = DIGITS.union(rangeOf(0x41, 0x5a), rangeOf(0x61, 0x7a), charactersOf([0x5f]));
const SPACE = charactersOf([0x20, 0x09, 0x0a, 0x0d]);

const PREDEFINED = {
  d: DIGITS,
  w: WORD,
  s: SPACE,
  D: DIGITS.negate(),
  W: WORD.negate(),
  S: SPACE.negate(),
} as const satisfies Record<PredefinedSet, CharSet>;

function predefined(set: PredefinedSet): CharSet {
  return PREDEFINED[set];
}

const LINE_ENDS = charactersOf([0x0a, 0x0d, 0x85, 0x2028, 0x2029]);
const WITHIN_LINE = ALL.without(LINE_ENDS);

function anyOf(reading: Reading): CharSet {
  return reading.lines === 'cross' ? ALL : WITHIN_LINE;
}
