import type { AnyNode } from './ast.ts';

/** The nodes directly under a node, in the order in which they were written. A new kind must be added here to compile. */
export function children(node: AnyNode): readonly AnyNode[] {
  switch (node.kind) {
    case 'query':
      return [node.body, ...node.pipes];
    case 'event':
      return [node.category, node.condition];
    case 'sequence':
      return [...node.by, ...listed(node.maxspan), ...node.items, ...listed(node.until)];
    case 'sample':
      return [...node.by, ...node.items];
    case 'item':
      return [node.category, node.condition, ...node.by];
    case 'and':
    case 'or':
      return node.operands;
    case 'not':
    case 'sign':
      return [node.operand];
    case 'comparison':
    case 'arithmetic':
      return [node.left, node.right];
    case 'membership':
      return [node.subject, ...node.elements];
    case 'match':
      return [node.subject, ...node.patterns];
    case 'call':
      return node.arguments;
    case 'category':
    case 'duration':
    case 'pipe':
    case 'field':
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
      return [];
  }
}

/** Calls `visit` on a node and on everything below it, parents first. Returning false skips what is below. */
export function walk(node: AnyNode, visit: (node: AnyNode) => boolean | undefined): void {
  const pending = [node];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (visit(next) !== false) for (const child of children(next).toReversed()) pending.push(child);
  }
}

function listed<T>(value: T | null): readonly T[] {
  return value === null ? [] : [value];
}
