import type { Term } from '../../src/ir/index.ts';

/** How a leaf asks its field, with guesses that order conditions: the answer never depends on them. */
export interface Test {
  /** Words that name the condition after its field. */
  readonly words: readonly string[];
  /** An expression over `value`, one value of the field. */
  readonly code: string;
  /** The expression is over `now` as well. */
  readonly clock?: true;
  /** About how long it takes, in units of comparing a word. */
  readonly cost: number;
  /** About how often it holds. */
  readonly chance: number;
}

/** The number of field occurrences and calls of a term: how long it takes. */
export function sizeOf(term: Term): number {
  return term.kind === 'call' ? 1 + term.arguments.reduce((sum, argument) => sum + sizeOf(argument), 0) : 1;
}
