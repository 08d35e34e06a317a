import type { Agreement } from '../../src/contract/index.ts';
import type { Clause } from './clause.ts';

/** How a test differs from the one it stands for, on events as presumed. */
export type Difference = 'equal' | 'may-match-more' | 'may-match-less' | 'either';

/** A test of the rule, said of another field. */
export interface Step {
  readonly clause: Clause;
  readonly effect: Difference;
  /** What is presumed of events besides what the fields presume of themselves. */
  readonly presumes: readonly Agreement[];
}

export function equal(clause: Clause): Step {
  return { clause, effect: 'equal', presumes: [] };
}

export function wider(clause: Clause): Step {
  return { clause, effect: 'may-match-more', presumes: [] };
}

/** The difference of alternatives, or of one step after another. */
export function join(left: Difference, right: Difference): Difference {
  if (left === 'equal' || left === right) return right;
  return right === 'equal' ? left : 'either';
}
