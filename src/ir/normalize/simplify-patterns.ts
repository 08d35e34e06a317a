import { collapseRuns, type RegexNode, shapeOf, type WildcardPattern } from '../../pattern/index.ts';
import type { Matches, Predicate } from '../predicate.ts';
import { rewriting } from './rewrite.ts';

/**
 * `**` is `*`; a pattern of one text is an equality; a pattern that everything matches asks for a value only. This holds
 * for leaves over a field, whose patterns take any character; a computed value is left alone. (eql-semantics 2.1, 6.2)
 */
export const simplifyPatterns = rewriting({
  matches: (leaf) =>
    leaf.pattern.kind === 'wildcard' ? simplifyWildcard(leaf, leaf.pattern) : simplifyRegex(leaf, leaf.pattern.tree),
});

function simplifyWildcard(leaf: Matches, pattern: WildcardPattern): Predicate {
  const shape = shapeOf(pattern);
  if (shape === 'any') return { kind: 'present', field: leaf.field, origin: leaf.origin };
  if (shape === 'exact') return equality(leaf, pattern.parts.map((part) => (part.kind === 'literal' ? part.text : '')).join(''));
  const collapsed = collapseRuns(pattern);
  return sameParts(collapsed, pattern) ? leaf : { ...leaf, pattern: collapsed };
}

function sameParts(left: WildcardPattern, right: WildcardPattern): boolean {
  return left.parts.length === right.parts.length && left.parts.every((part, index) => part.kind === right.parts[index]?.kind);
}

function simplifyRegex(leaf: Matches, tree: RegexNode): Predicate {
  if (takesAnything(tree)) return { kind: 'present', field: leaf.field, origin: leaf.origin };
  const text = onlyText(tree);
  return text === null ? leaf : equality(leaf, text);
}

function equality(leaf: Matches, text: string): Predicate {
  return { kind: 'one-of', field: leaf.field, values: [text], letters: leaf.letters, origin: leaf.origin };
}

function takesAnything(tree: RegexNode): boolean {
  if (tree.kind === 'anything') return true;
  return tree.kind === 'repeat' && tree.operand.kind === 'any-character' && tree.min === 0 && tree.max === null;
}

/** The one text an expression of plain characters matches; null for any other expression. */
function onlyText(tree: RegexNode): string | null {
  switch (tree.kind) {
    case 'character':
      return String.fromCodePoint(tree.code);
    case 'text':
      return tree.text;
    case 'empty-string':
      return '';
    case 'concatenation': {
      const texts = tree.operands.map(onlyText);
      return texts.every((text) => text !== null) ? texts.join('') : null;
    }
    case 'nothing':
    case 'anything':
    case 'any-character':
    case 'predefined':
    case 'class':
    case 'repeat':
    case 'union':
    case 'intersection':
    case 'complement':
    case 'interval':
      return null;
  }
}
