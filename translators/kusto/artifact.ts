import { not as notOf, type Tree } from '../shared/index.ts';

export { all, any, EVERYTHING, NOTHING, test } from '../shared/index.ts';

/** A condition on a row. A `test` is printed as it stands; a list of `and` at the top is a `where` each. */
export type KustoCondition = Tree<{ readonly kind: 'test'; readonly text: string }>;

export interface KustoArtifact {
  readonly table: string;
  readonly condition: KustoCondition;
}

/** Tests below a negation are never unknown. */
export function not(operand: KustoCondition): KustoCondition {
  return notOf(operand, () => true);
}
