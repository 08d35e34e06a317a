import type { And, Or, Predicate } from '../predicate.ts';
import { rewriting } from './rewrite.ts';

/** A conjunction or disjunction of one is that one; of none, true and false. */
export const unwrapSingle = rewriting({ and: (node) => unwrap(node, true), or: (node) => unwrap(node, false) });

function unwrap(node: And | Or, ofNone: boolean): Predicate {
  const [first, second] = node.operands;
  if (first === undefined) return { kind: 'constant', value: ofNone, origin: node.origin };
  return second === undefined ? first : node;
}
