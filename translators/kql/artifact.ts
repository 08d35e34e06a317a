/** A query of KQL as a tree. */
export type KqlQuery =
  | { readonly kind: 'everything' }
  /** One clause: a field with a value, a list of values, or a bound, as it is printed. */
  | {
      readonly kind: 'clause';
      readonly text: string;
      /** As a server counts them: each value in parentheses is one. */
      readonly clauses: number;
    }
  | { readonly kind: 'not'; readonly operand: KqlQuery }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly KqlQuery[] };

export interface KqlArtifact {
  readonly query: KqlQuery;
}

export const EVERYTHING: KqlQuery = { kind: 'everything' };
export const NOTHING: KqlQuery = { kind: 'not', operand: EVERYTHING };

/** All of them hold; none: everything. */
export function all(operands: readonly KqlQuery[]): KqlQuery {
  const [first = EVERYTHING, ...rest] = operands;
  return rest.length === 0 ? first : { kind: 'and', operands };
}

/** One of them holds; none: nothing. */
export function any(operands: readonly KqlQuery[]): KqlQuery {
  const [first = NOTHING, ...rest] = operands;
  return rest.length === 0 ? first : { kind: 'or', operands };
}

export function negated(operand: KqlQuery): KqlQuery {
  return operand.kind === 'not' ? operand.operand : { kind: 'not', operand };
}
