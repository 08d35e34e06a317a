import type { AnyNode } from './ast.ts';

/** The nodes that stand directly in a node, in the order of the text. */
export function children(node: AnyNode): readonly AnyNode[] {
  switch (node.kind) {
    case 'query':
      return node.condition === null ? [] : [node.condition];
    case 'and':
    case 'or':
    case 'values-and':
    case 'values-or':
      return node.operands;
    case 'not':
    case 'values-not':
      return [node.operand];
    case 'test':
      return node.field === null ? [node.values] : [node.field, node.values];
    case 'range':
      return [node.field, node.value];
    case 'nested':
      return [node.field, node.condition];
    case 'literal':
      return [];
  }
}

/** Visits a node and all below it, each before what it holds. */
export function walk(node: AnyNode, visit: (node: AnyNode) => void): void {
  visit(node);
  for (const child of children(node)) walk(child, visit);
}
