/** A query string as a tree. Negations stand inside a list of what has to hold, never alone: alone they match nothing. */
export type LuceneQuery =
  | { readonly kind: 'everything' }
  /** One clause: a field with a term, a pattern or a range, as it is printed. */
  | { readonly kind: 'clause'; readonly text: string }
  | { readonly kind: 'not'; readonly operand: LuceneQuery }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly LuceneQuery[] };

export interface LuceneArtifact {
  readonly query: LuceneQuery;
}

export const EVERYTHING: LuceneQuery = { kind: 'everything' };
export const NOTHING: LuceneQuery = { kind: 'not', operand: EVERYTHING };

/** All of them hold; none: everything. */
export function all(operands: readonly LuceneQuery[]): LuceneQuery {
  const [first = EVERYTHING, ...rest] = operands;
  return rest.length === 0 ? first : { kind: 'and', operands };
}

/** One of them holds; none: nothing. */
export function any(operands: readonly LuceneQuery[]): LuceneQuery {
  const [first = NOTHING, ...rest] = operands;
  return rest.length === 0 ? first : { kind: 'or', operands };
}
