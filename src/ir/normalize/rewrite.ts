import { type Fold, type Folded, fold } from '../fold.ts';
import type { And, Not, Or, Predicate } from '../predicate.ts';

/** A rewriting of predicates that keeps what they mean. */
export type Pass = (predicate: Predicate) => Predicate;

/** What becomes of a node whose children are rewritten already; kinds that are left out stay as they are. */
export type Rules = { readonly [N in Predicate as N['kind']]?: (node: N) => Predicate };

/** The pass that rewrites trees bottom up. A node that nothing changed is returned itself, so identity tells whether a pass acted. */
export function rewriting(rules: Rules): Pass {
  const rule: Required<Rules> = { ...KEEP, ...rules };
  const handlers: Fold<Predicate> = {
    ...rule,
    and: (node, original) => rule.and(unchanged(node, original) ? original : node),
    or: (node, original) => rule.or(unchanged(node, original) ? original : node),
    not: (node, original) => rule.not(node.operand === original.operand ? original : node),
  };
  return (predicate) => fold(predicate, handlers);
}

function keep<N extends Predicate>(node: N): N {
  return node;
}

const KEEP: Required<Rules> = {
  and: keep<And>,
  or: keep<Or>,
  not: keep<Not>,
  constant: keep,
  present: keep,
  'one-of': keep,
  range: keep,
  'date-range': keep,
  matches: keep,
  'in-network': keep,
  words: keep,
  anywhere: keep,
  computed: keep,
};

function unchanged(node: Folded<And | Or, Predicate>, original: And | Or): boolean {
  return node.operands.every((operand, index) => operand === original.operands[index]);
}
