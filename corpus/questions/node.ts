import type { Span } from '../../src/source/index.ts';

/** Every part of a question knows where the rule asks it. */
export interface Node<K extends string> {
  readonly kind: K;
  readonly span: Span;
}

/** What the rule calls a test: its operator, function or modifier, as written. It names near misses and decides nothing. */
export interface Said {
  readonly said: string;
}

/** `folded`: letter case aside, by the folding that the labels assume. */
export type LetterCase = 'exact' | 'folded';
