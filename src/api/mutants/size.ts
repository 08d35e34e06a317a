import { fold, type Plan, type Predicate, predicatesOf } from '../../ir/index.ts';

/** What there is to look at in a condition: its parts, each value of a list one. */
export function sizeOf(where: Predicate): number {
  const one = (): number => 1;
  const all = ({ operands }: { readonly operands: readonly number[] }): number => operands.reduce((sum, size) => sum + size, 1);
  return fold<number>(where, {
    constant: one,
    and: all,
    or: all,
    not: ({ operand }) => operand + 1,
    present: one,
    'one-of': ({ values }) => values.length,
    range: one,
    'date-range': one,
    matches: one,
    'in-network': ({ networks }) => networks.length,
    words: one,
    anywhere: one,
    computed: ({ test }) => (test.kind === 'one-of' ? test.values.length : 1),
  });
}

/** The same of all conditions of a plan. */
export function planSize(plan: Plan): number {
  return predicatesOf(plan).reduce((sum, where) => sum + sizeOf(where), 0);
}
