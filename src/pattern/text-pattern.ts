import type { NonEmpty } from '../source/index.ts';
import type { RegexNode } from './regex-node.ts';

/** One piece of a wildcard pattern. `any-run` is `*` (any code points, none included), `one` is `?` (one code point). */
export type WildcardPart =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'any-run' }
  | { readonly kind: 'one' };

/**
 * A set of strings, always over the whole value. Wildcards match line breaks too.
 * A `regex` keeps the source as written (Lucene syntax, or Java's in a test of a computed value) beside its parsed tree.
 */
export type TextPattern =
  | { readonly kind: 'wildcard'; readonly parts: NonEmpty<WildcardPart> }
  | { readonly kind: 'regex'; readonly source: string; readonly tree: RegexNode };
