import type { Span } from '../source/index.ts';

/** How the conditions of a rule are joined in its text, for whoever looks for parts that could be left out. */
export interface Written {
  readonly joints: readonly Joint[];
  /** `and` directly within `or`, without parentheses around it. */
  readonly mixed: readonly Span[];
  /** Comments, in the order of the text. */
  readonly comments: readonly Span[];
}

/** Conditions, or values of a list, of which each could be left out. */
export interface Joint {
  /** `and`: all of them hold. `or`: some does. `values`: some value of a list is met. */
  readonly kind: 'and' | 'or' | 'values';
  /** In the order of the text, with nothing but what joins them in between. */
  readonly parts: readonly Part[];
  /** Whether parts can be taken out where they stand. */
  readonly editable: boolean;
}

export interface Part {
  /** The place of its meaning: the origin of its predicate in a plan as written. */
  readonly origin: Span;
  /** All of it, with parentheses of its own. */
  readonly span: Span;
}
