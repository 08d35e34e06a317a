import { expressionOf, ofNode } from './build-expression.ts';
import { type Expression, isAnyCharacter, rangeOf } from './expression.ts';
import { type Folding, foldVariants, type Letters } from './fold.ts';
import type { ClassMember, RegexNode } from './regex-node.ts';
import type { TextPattern, WildcardPart } from './text-pattern.ts';
import { type WildcardPattern, wildcard } from './wildcard.ts';

/**
 * All members of the pattern's language when there are at most `limit`, in the order of the pattern; null when there are
 * more or the pattern does not spell them out. The list is to be read with the same `letters` as the pattern.
 */
export function finiteLanguage(
  pattern: TextPattern,
  letters: Letters,
  folding: Folding,
  limit: number,
): readonly string[] | null {
  if (pattern.kind === 'regex' && letters === 'fold' && !foldsEvenly(pattern.tree, folding)) return null;
  const alternatives = wildcardsOf(expressionOf(pattern, AS_WRITTEN), limit);
  const texts = alternatives?.map(({ parts: [first, ...rest] }) =>
    first.kind === 'literal' && rest.length === 0 ? first.text : null,
  );
  const present = texts?.filter((text) => text !== null);
  return present === undefined || present.length !== texts?.length ? null : [...new Set(present)];
}

/**
 * A list of at most `limit` wildcard patterns that together match what the regular expression matches, to be read with
 * the same `letters`: `.*\.(exe|dll)` is `*.exe`, `*.dll`. Null when there is no such list, for instance because a
 * range of letters would not fold but a literal would (eql-semantics 7.5). An empty list means that nothing matches.
 */
export function regexToWildcards(
  tree: RegexNode,
  letters: Letters,
  folding: Folding,
  limit = 30,
): readonly WildcardPattern[] | null {
  if (letters === 'fold' && !foldsEvenly(tree, folding)) return null;
  return wildcardsOf(ofNode(tree, AS_WRITTEN), limit);
}

const AS_WRITTEN = { letters: 'exact', folding: 'ascii', lines: 'cross' } as const;

/** A list of at most `limit` case-sensitive wildcard patterns equal to the expression. */
export function wildcardsOf(expression: Expression, limit: number): readonly WildcardPattern[] | null {
  return alternativesOf(expression, limit)?.map(wildcard) ?? null;
}

type Parts = readonly WildcardPart[];

/** Repeats beyond this count and alternatives with more text or parts are not spelled out. */
const MAX_SIZE = 2_000;

function alternativesOf(expression: Expression, limit: number): readonly Parts[] | null {
  switch (expression.kind) {
    case 'set': {
      if (expression.set.isAll) return [[{ kind: 'one' }]];
      // Two lone surrogates side by side would read as one character.
      if (expression.set.size > limit || !expression.set.isDisjointWith(SURROGATES)) return null;
      return Array.from(expression.set.characters(), (code) => [{ kind: 'literal', text: String.fromCodePoint(code) }]);
    }
    case 'sequence': {
      let whole: readonly Parts[] | null = [[]];
      for (const item of expression.items) whole = whole && product(whole, alternativesOf(item, limit), limit);
      return whole;
    }
    case 'choice': {
      const all: Parts[] = [];
      for (const item of expression.items) {
        const alternatives = alternativesOf(item, limit);
        if (alternatives === null || all.length + alternatives.length > limit) return null;
        all.push(...alternatives);
      }
      return all;
    }
    case 'repeat':
      return ofRepeat(expression.item, expression.min, expression.max, limit);
    case 'complement':
      return null;
  }
}

function ofRepeat(item: Expression, min: number, max: number | null, limit: number): readonly Parts[] | null {
  if (max === null && !isAnyCharacter(item)) return null;
  if (min > MAX_SIZE || (max ?? min) - min >= limit) return null;
  const once = alternativesOf(item, limit);
  let power: readonly Parts[] | null = [[]];
  for (let count = 0; count < min; count++) power = power && product(power, once, limit);
  if (max === null) return power && product(power, [[{ kind: 'any-run' }]], limit);
  const all: Parts[] = [];
  for (let count = min; power !== null && count <= max; count++) {
    all.push(...power);
    if (all.length > limit) return null;
    power = count < max ? product(power, once, limit) : power;
  }
  return power === null ? null : all;
}

function product(left: readonly Parts[], right: readonly Parts[] | null, limit: number): readonly Parts[] | null {
  if (right === null || left.length * right.length > limit) return null;
  const all = left.flatMap((head) => right.map((tail) => joined(head, tail)));
  return all.some((parts) => parts.length > MAX_SIZE || parts.some(isLong)) ? null : all;
}

/** Literals that meet become one, so that long texts stay few parts. */
function joined(head: Parts, tail: Parts): Parts {
  const last = head.at(-1);
  const [first, ...rest] = tail;
  if (last?.kind !== 'literal' || first?.kind !== 'literal') return [...head, ...tail];
  return [...head.slice(0, -1), { kind: 'literal', text: last.text + first.text }, ...rest];
}

function isLong(part: WildcardPart): boolean {
  return part.kind === 'literal' && part.text.length > MAX_SIZE;
}

const SURROGATES = rangeOf(0xd800, 0xdfff);

/** Would ignoring case in every character of the tree, ranges included, change nothing? */
function foldsEvenly(node: RegexNode, folding: Folding): boolean {
  switch (node.kind) {
    case 'character':
    case 'text':
    case 'empty-string':
    case 'nothing':
    case 'anything':
    case 'any-character':
    case 'interval':
      return true;
    case 'predefined':
      return node.set === 'd' || node.set === 's';
    case 'class':
      return !node.negated && node.members.every((member) => memberFolds(member, folding));
    case 'repeat':
      return foldsEvenly(node.operand, folding);
    case 'complement':
      return false;
    case 'concatenation':
    case 'union':
      return node.operands.every((operand) => foldsEvenly(operand, folding));
    case 'intersection':
      return false;
  }
}

function memberFolds(member: ClassMember, folding: Folding): boolean {
  switch (member.kind) {
    case 'member':
      return true;
    case 'predefined':
      return member.set === 'd' || member.set === 's';
    case 'range':
      if (member.to - member.from > 256) return false;
      for (let code = member.from; code <= member.to; code++) if (foldVariants(code, folding).length > 1) return false;
      return true;
  }
}
