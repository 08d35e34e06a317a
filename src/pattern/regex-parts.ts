import type { RegexNode } from './regex-node.ts';

/** The expressions directly inside one; a new kind must be added here to compile. */
export function regexParts(node: RegexNode): readonly RegexNode[] {
  switch (node.kind) {
    case 'concatenation':
    case 'union':
    case 'intersection':
      return node.operands;
    case 'repeat':
    case 'complement':
      return [node.operand];
    case 'character':
    case 'text':
    case 'empty-string':
    case 'nothing':
    case 'anything':
    case 'any-character':
    case 'predefined':
    case 'class':
    case 'interval':
      return [];
  }
}
