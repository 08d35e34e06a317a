import type { Predicate } from '../predicate.ts';
import { rewrite } from './rewrite.ts';

/** `not not x` is x: predicates are two-valued. (eql-semantics 2.1) */
export function dropDoubleNegation(predicate: Predicate): Predicate {
  return rewrite(predicate, { not: (node) => (node.operand.kind === 'not' ? node.operand.operand : node) });
}
