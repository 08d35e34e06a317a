import { any as anyOf, not as notOf, type Tree } from '../shared/index.ts';

export { all, EVERYTHING, NOTHING, test } from '../shared/index.ts';

/**
 * What stands behind `WHERE`, as a tree. A test may be unknown, as SQL has it, where a column has no value. `closed` tests never are.
 */
export type SqlCondition = Tree<SqlTest>;

type SqlTest =
  /** A comparison or a call: it binds closer than `NOT`. */
  | { readonly kind: 'test'; readonly text: string; readonly closed?: true }
  /** Some value of a list meets a condition, in which it stands under the name of `VARIABLE`. */
  | { readonly kind: 'some'; readonly list: string; readonly condition: SqlCondition };

/** Names a value of a list, inside of what is asked of each. */
export const VARIABLE = 'v';

/** A test that is true or false, whatever the column holds. */
export function closedTest(text: string): SqlCondition {
  return { kind: 'test', text, closed: true };
}

/** One of them holds; none: nothing. */
export function any(operands: readonly SqlCondition[]): SqlCondition {
  return anyOf(mergedLists(operands));
}

/** One of several questions to some value of a list is one question to it; with `and` two values may answer. */
function mergedLists(operands: readonly SqlCondition[]): readonly SqlCondition[] {
  const asked = new Map<string, SqlCondition[]>();
  for (const one of operands) if (one.kind === 'some') asked.set(one.list, [...(asked.get(one.list) ?? []), one.condition]);
  const told = new Set<string>();
  return operands.flatMap((one): readonly SqlCondition[] => {
    if (one.kind !== 'some') return [one];
    if (told.has(one.list)) return [];
    told.add(one.list);
    return [{ ...one, condition: any(asked.get(one.list) ?? []) }];
  });
}

/** The plain complement, by way of two values: a negation is never unknown. */
export function not(operand: SqlCondition): SqlCondition {
  return notOf(operand, isClosed);
}

/** Never unknown. `AND` and `OR` of what is never unknown is never unknown. */
export function isClosed(condition: SqlCondition): boolean {
  switch (condition.kind) {
    case 'constant':
    case 'not':
      return true;
    case 'test':
      return condition.closed === true;
    case 'some':
      return false;
    case 'and':
    case 'or':
      return condition.operands.every(isClosed);
  }
}
