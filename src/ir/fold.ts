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
