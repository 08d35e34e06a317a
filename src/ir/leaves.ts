import { fold } from './fold.ts';
import type { Predicate } from './predicate.ts';

/** A condition that others join. */
export type Leaf = Exclude<Predicate, { readonly kind: 'and' | 'or' | 'not' | 'constant' }>;

/** The leaves of a predicate from left to right: whoever numbers them as `fold` comes to them means the same by a number. */
export function leavesOf(where: Predicate): readonly Leaf[] {
  const leaves: Leaf[] = [];
  const add = (leaf: Leaf): void => void leaves.push(leaf);
  fold<void>(where, {
    constant: () => {},
    and: () => {},
    or: () => {},
    not: () => {},
    present: add,
    'one-of': add,
    range: add,
    'date-range': add,
    matches: add,
    'in-network': add,
    words: add,
    anywhere: add,
    computed: add,
  });
  return leaves;
}

/** Whether the answer depends on when it is asked: some date is written as date math on `now`. */
export function usesClock(where: Predicate): boolean {
  return leavesOf(where).some((leaf) => leaf.kind === 'date-range' && (leaf.from === null || leaf.to === null));
}
