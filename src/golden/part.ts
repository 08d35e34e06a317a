import type { Diagnostic, Result, Span } from '../source/index.ts';

/** A value of a golden file where it stands, whatever it is written in. */
export interface Part {
  readonly at: Span;
  readonly kind: 'map' | 'list' | 'scalar';
  /** Members of a map, in their order; of anything else none. A key that is twice there is told once, and its first value counts. */
  members(problems: Diagnostic[]): readonly Member[];
  /** Values of a list. */
  items(): readonly Part[];
  /** A scalar as it is written, without its quotes; null: `null`, or no scalar. */
  readonly text: string | null;
  /** The value as a text of JSON on one line, with its numbers as they are written. */
  json(): Result<string>;
  /** How a value is put in its place, or in front of all members of a map. */
  readonly style: Style;
}

export interface Member {
  readonly key: string;
  readonly at: Span;
  readonly value: Part;
}

/** `block`: members stand on lines of their own, `column` spaces deep; `flow`: between braces; `fixed`: nothing is put there. */
export type Style = { readonly kind: 'block'; readonly column: number } | { readonly kind: 'flow' | 'fixed' };
