import type { Predicate } from './predicate.ts';

/** A node whose child predicates have been replaced by their results. */
export type Folded<N extends Predicate, R> = N extends { readonly kind: 'and' | 'or' }
  ? Omit<N, 'operands'> & { readonly operands: readonly R[] }
  : N extends { readonly kind: 'not' }
    ? Omit<N, 'operand'> & { readonly operand: R }
    : N;

/** One handler per kind: leave one out and the compiler says so. */
export type Fold<R> = { readonly [N in Predicate as N['kind']]: (node: Folded<N, R>, original: N) => R };

/** The one walker over predicates, bottom up. Depth is bounded by the parser's limit on nesting. */
export function fold<R>(predicate: Predicate, handlers: Fold<R>): R {
  switch (predicate.kind) {
    case 'and':
      return handlers.and({ ...predicate, operands: predicate.operands.map((child) => fold(child, handlers)) }, predicate);
    case 'or':
      return handlers.or({ ...predicate, operands: predicate.operands.map((child) => fold(child, handlers)) }, predicate);
    case 'not':
      return handlers.not({ ...predicate, operand: fold(predicate.operand, handlers) }, predicate);
    case 'constant':
      return handlers.constant(predicate, predicate);
    case 'present':
      return handlers.present(predicate, predicate);
    case 'one-of':
      return handlers['one-of'](predicate, predicate);
    case 'range':
      return handlers.range(predicate, predicate);
    case 'date-range':
      return handlers['date-range'](predicate, predicate);
    case 'matches':
      return handlers.matches(predicate, predicate);
    case 'in-network':
      return handlers['in-network'](predicate, predicate);
    case 'words':
      return handlers.words(predicate, predicate);
    case 'anywhere':
      return handlers.anywhere(predicate, predicate);
    case 'computed':
      return handlers.computed(predicate, predicate);
  }
}

type Joining = 'and' | 'or' | 'not' | 'constant';
type Leaf = Exclude<Predicate, { readonly kind: Joining }>;

/** How joined conditions and leaves are said; `below`: the leaf stands below an odd number of negations, which turns what it loses round. */
type FoldBySide<R> = Pick<Fold<R>, Joining> & {
  readonly [N in Leaf as N['kind']]: (leaf: N, below: boolean) => R;
};

/** The same walk, for whom it matters on which side of the negations a leaf stands. */
export function foldBySide<R>(predicate: Predicate, handlers: FoldBySide<R>): R {
  type Placed = (below: boolean) => R;
  const all = (operands: readonly Placed[], below: boolean): readonly R[] => operands.map((operand) => operand(below));
  const leaf =
    <N extends Leaf>(say: (leaf: N, below: boolean) => R) =>
    (node: N): Placed =>
    (below) =>
      say(node, below);
  return fold<Placed>(predicate, {
    and: (node, original) => (below) => handlers.and({ ...node, operands: all(node.operands, below) }, original),
    or: (node, original) => (below) => handlers.or({ ...node, operands: all(node.operands, below) }, original),
    not: (node, original) => (below) => handlers.not({ ...node, operand: node.operand(!below) }, original),
    constant: (node, original) => () => handlers.constant(node, original),
    present: leaf(handlers.present),
    'one-of': leaf(handlers['one-of']),
    range: leaf(handlers.range),
    'date-range': leaf(handlers['date-range']),
    matches: leaf(handlers.matches),
    'in-network': leaf(handlers['in-network']),
    words: leaf(handlers.words),
    anywhere: leaf(handlers.anywhere),
    computed: leaf(handlers.computed),
  })(false);
}
