/** A condition on a row. A `test` is printed as it stands; a list of `and` at the top is a `where` each. */
export type KustoCondition =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'test'; readonly text: string }
  | { readonly kind: 'not'; readonly operand: KustoCondition }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly KustoCondition[] };

export interface KustoArtifact {
  readonly table: string;
  readonly condition: KustoCondition;
}

export const EVERYTHING: KustoCondition = { kind: 'constant', value: true };
export const NOTHING: KustoCondition = { kind: 'constant', value: false };

export function test(text: string): KustoCondition {
  return { kind: 'test', text };
}

/** All of them hold; none: everything. */
export function all(operands: readonly KustoCondition[]): KustoCondition {
  return joined('and', operands, true);
}

/** One of them holds; none: nothing. */
export function any(operands: readonly KustoCondition[]): KustoCondition {
  return joined('or', operands, false);
}

/** `neutral` is the constant that changes nothing; the other one decides. */
function joined(kind: 'and' | 'or', operands: readonly KustoCondition[], neutral: boolean): KustoCondition {
  if (operands.some((one) => one.kind === 'constant' && one.value !== neutral)) return { kind: 'constant', value: !neutral };
  const kept = operands.filter((one) => one.kind !== 'constant');
  const [only] = kept;
  if (only === undefined) return { kind: 'constant', value: neutral };
  return kept.length === 1 ? only : { kind, operands: kept };
}

export function not(operand: KustoCondition): KustoCondition {
  if (operand.kind === 'constant') return { kind: 'constant', value: !operand.value };
  return operand.kind === 'not' ? operand.operand : { kind: 'not', operand };
}
