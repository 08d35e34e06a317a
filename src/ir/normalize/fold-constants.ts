import type { And, Or, Predicate } from '../predicate.ts';
import { rewriting } from './rewrite.ts';

/** `x and true` is x, `x and false` is false, and the same for `or`; `not true` is false. (eql-semantics 2.1) */
export const foldConstants = rewriting({
  and: (node) => settle(node, false),
  or: (node) => settle(node, true),
  not: (node) => (node.operand.kind === 'constant' ? { ...node.operand, value: !node.operand.value, origin: node.origin } : node),
});

/** `decisive` is the value that settles the whole; the other one says nothing. */
function settle(node: And | Or, decisive: boolean): Predicate {
  if (!node.operands.some((operand) => operand.kind === 'constant')) return node;
  if (node.operands.some((operand) => operand.kind === 'constant' && operand.value === decisive)) {
    return { kind: 'constant', value: decisive, origin: node.origin };
  }
  return { ...node, operands: node.operands.filter((operand) => operand.kind !== 'constant') };
}
