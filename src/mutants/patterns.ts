import type { RegexNode, TextPattern, WildcardPart } from '../pattern/index.ts';
import { isNonEmpty } from '../source/index.ts';
import type { MutantKind } from './mutant.ts';

interface PatternMutant {
  readonly kind: MutantKind;
  readonly told: string;
  readonly pattern: TextPattern;
}

/** Every change of one place of a pattern. */
export function* patternMutants(pattern: TextPattern): Iterable<PatternMutant> {
  if (pattern.kind === 'wildcard') {
    for (const { kind, told, parts } of wildcardMutants(pattern.parts))
      if (isNonEmpty(parts)) yield { kind, told, pattern: { kind: 'wildcard', parts } };
    return;
  }
  const ofTree = (tree: RegexNode): TextPattern => ({ ...pattern, tree });
  const any: RegexNode = { kind: 'anything' };
  for (const operands of [
    [any, pattern.tree],
    [pattern.tree, any],
  ])
    yield {
      kind: 'anchor',
      told: operands[0] === any ? 'anything before it' : 'anything behind it',
      pattern: ofTree({ kind: 'concatenation', operands }),
    };
  for (const { kind, told, tree } of regexMutants(pattern.tree)) yield { kind, told, pattern: ofTree(tree) };
}

interface WildcardMutant extends Omit<PatternMutant, 'pattern'> {
  readonly parts: readonly WildcardPart[];
}

const STAR: WildcardPart = { kind: 'any-run' };

function* wildcardMutants(parts: readonly WildcardPart[]): Iterable<WildcardMutant> {
  const last = parts.length - 1;
  const ends = [
    [0, 'before'],
    [last, 'behind'],
  ] as const;
  for (const [place, side] of ends) {
    const isOpen = parts[place]?.kind === 'any-run';
    if (isOpen) {
      if (parts.length > 1) yield { kind: 'anchor', told: `nothing ${side} it`, parts: parts.toSpliced(place, 1) };
    } else yield { kind: 'anchor', told: `anything ${side} it`, parts: place === 0 ? [STAR, ...parts] : [...parts, STAR] };
  }
  for (const [place, part] of parts.entries()) {
    if (part.kind === 'one') {
      yield { kind: 'quantifier', told: 'any number of characters for one', parts: parts.with(place, STAR) };
      yield { kind: 'quantifier', told: 'no character for one', parts: parts.toSpliced(place, 1) };
    }
    if (part.kind === 'any-run') {
      yield { kind: 'quantifier', told: 'one character for any number', parts: parts.with(place, { kind: 'one' }) };
      if (place > 0 && place < last)
        yield { kind: 'quantifier', told: 'nothing for any number', parts: parts.toSpliced(place, 1) };
    }
    if (part.kind === 'literal') {
      const letters = Array.from(part.text);
      const shorter = letters.slice(0, -1).join('');
      yield {
        kind: 'literal',
        told: `${JSON.stringify(shorter)} for ${JSON.stringify(part.text)}`,
        parts: shorter === '' ? parts.toSpliced(place, 1) : parts.with(place, { kind: 'literal', text: shorter }),
      };
      const first = letters[0] ?? '';
      const other = `${first === '#' ? '%' : '#'}${letters.slice(1).join('')}`;
      yield {
        kind: 'literal',
        told: `${JSON.stringify(other)} for ${JSON.stringify(part.text)}`,
        parts: parts.with(place, { kind: 'literal', text: other }),
      };
    }
  }
}

interface RegexMutant extends Omit<PatternMutant, 'pattern'> {
  readonly tree: RegexNode;
}

function* regexMutants(tree: RegexNode, put: (other: RegexNode) => RegexNode = (other) => other): Iterable<RegexMutant> {
  switch (tree.kind) {
    case 'character':
      yield { kind: 'literal', told: 'another character', tree: put({ ...tree, code: tree.code === 0x7e ? 0x7d : 0x7e }) };
      return;
    case 'text':
      yield { kind: 'literal', told: 'without its last character', tree: put({ ...tree, text: tree.text.slice(0, -1) }) };
      return;
    case 'class':
      yield { kind: 'literal', told: 'the other characters', tree: put({ ...tree, negated: !tree.negated }) };
      for (const [place] of tree.members.entries())
        if (tree.members.length > 1)
          yield {
            kind: 'value',
            told: 'without one of its members',
            tree: put({ ...tree, members: tree.members.toSpliced(place, 1) }),
          };
      return;
    case 'repeat': {
      const { min, max } = tree;
      const others: readonly (readonly [number, number | null])[] = [
        [min + 1, max],
        [min - 1, max],
        [min, max === null ? min : max + 1],
        [min, max === null ? null : max - 1],
      ];
      for (const [least, most] of others)
        if (least >= 0 && (most === null || most >= least) && (least !== min || most !== max))
          yield {
            kind: 'quantifier',
            told: `${least} to ${most ?? 'any number'} for ${min} to ${max ?? 'any number'}`,
            tree: put({ ...tree, min: least, max: most }),
          };
      yield* regexMutants(tree.operand, (operand) => put({ ...tree, operand }));
      return;
    }
    case 'union':
    case 'intersection':
    case 'concatenation':
      for (const [place, operand] of tree.operands.entries()) {
        if (tree.kind === 'union' && tree.operands.length > 1)
          yield {
            kind: 'value',
            told: 'without an alternative',
            tree: put({ ...tree, operands: tree.operands.toSpliced(place, 1) }),
          };
        yield* regexMutants(operand, (other) => put({ ...tree, operands: tree.operands.with(place, other) }));
      }
      return;
    case 'complement':
      yield { kind: 'negation', told: 'not negated', tree: put(tree.operand) };
      yield* regexMutants(tree.operand, (operand) => put({ ...tree, operand }));
      return;
    case 'any-character':
    case 'anything':
    case 'empty-string':
    case 'nothing':
    case 'predefined':
    case 'interval':
      return;
  }
}
