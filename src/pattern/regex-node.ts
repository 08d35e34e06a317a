/**
 * The tree of a Lucene regular expression (`RegExp` with all optional operators), whole-value. Characters are code
 * points. Under folding, `character` nodes, `text` nodes and single `member`s fold; `range`s and `predefined` never do.
 * A list of `regex` patterns is one `union`.
 */
export type RegexNode =
  | { readonly kind: 'character'; readonly code: number }
  /** A quoted run `"abc"`. */
  | { readonly kind: 'text'; readonly text: string }
  /** `()`: the empty string. */
  | { readonly kind: 'empty-string' }
  /** `#`: no string at all. */
  | { readonly kind: 'nothing' }
  /** `@`: any string. */
  | { readonly kind: 'anything' }
  /** `.`: any one code point, line breaks included. */
  | { readonly kind: 'any-character' }
  | { readonly kind: 'predefined'; readonly set: PredefinedSet }
  | { readonly kind: 'class'; readonly negated: boolean; readonly members: readonly ClassMember[] }
  | { readonly kind: 'repeat'; readonly operand: RegexNode; readonly min: number; readonly max: number | null }
  | { readonly kind: 'concatenation'; readonly operands: readonly RegexNode[] }
  | { readonly kind: 'union'; readonly operands: readonly RegexNode[] }
  | { readonly kind: 'intersection'; readonly operands: readonly RegexNode[] }
  | { readonly kind: 'complement'; readonly operand: RegexNode }
  /** `<3-12>`: decimal numbers; `digits` > 0 forces exactly that many digits, zero-padded. */
  | { readonly kind: 'interval'; readonly min: number; readonly max: number; readonly digits: number };

/** `d` 0-9; `w` A-Za-z0-9_; `s` space, tab, LF, CR; capitals are the complements. */
export type PredefinedSet = 'd' | 'w' | 's' | 'D' | 'W' | 'S';

export type ClassMember =
  | { readonly kind: 'member'; readonly code: number }
  | { readonly kind: 'range'; readonly from: number; readonly to: number }
  | { readonly kind: 'predefined'; readonly set: PredefinedSet };
