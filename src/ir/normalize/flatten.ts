import type { And, Or, Predicate } from '../predicate.ts';
import { rewriting } from './rewrite.ts';

/** `(a and b) and c` is `a and b and c`, and the same for `or`. */
export const flatten = rewriting({ and: spread, or: spread });

function spread(node: And | Or): Predicate {
  if (!node.operands.some((operand) => operand.kind === node.kind)) return node;
  const operands = node.operands.flatMap((operand) =>
    (operand.kind === 'and' || operand.kind === 'or') && operand.kind === node.kind ? operand.operands : [operand],
  );
  return { ...node, operands };
}
