import type { Budget } from './subject.ts';

/**
 * What may go wrong while events are read: work beyond the budget, or an error that makes the engine fail the whole
 * search. Once something is said here, the answer is void and the run reports the first of it.
 */
export interface Trouble {
  readonly say: (message: string) => void;
  /** For work on many events at once. */
  readonly budget: Budget;
}
