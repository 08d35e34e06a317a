import { rewriting } from './rewrite.ts';

/** `not not x` is x: predicates are two-valued. (eql-semantics 2.1) */
export const dropDoubleNegation = rewriting({ not: (node) => (node.operand.kind === 'not' ? node.operand.operand : node) });
