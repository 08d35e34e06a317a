import type { Span } from '../source/index.ts';

/** A change of what a rule means between its reading and its targets. */
export interface Change {
  readonly kind: ChangeKind;
  /** The place in the query that it is about. */
  readonly origin: Span;
  readonly message: string;
  readonly effect: 'may-match-more' | 'may-match-less' | 'either';
}

/** `merged`: two fields of the rule are one now. `dropped`: a test is left out. `added`: a condition came in. `value`: a test asks for other values. */
export type ChangeKind = 'merged' | 'dropped' | 'added' | 'value';
