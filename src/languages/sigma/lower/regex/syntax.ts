/** A regular expression as PCRE, Python, Rust and JavaScript agree to read it. */
export type Syntax =
  | { readonly kind: 'set'; readonly set: CharacterSet }
  | { readonly kind: 'repeat'; readonly operand: Syntax; readonly min: number; readonly max: number | null }
  | { readonly kind: 'concatenation'; readonly operands: readonly Syntax[] }
  | { readonly kind: 'union'; readonly operands: readonly Syntax[] }
  | { readonly kind: 'assertion'; readonly assertion: Assertion };

/** One character: one of these, or any but these. */
export interface CharacterSet {
  readonly negated: boolean;
  readonly ranges: readonly CharacterRange[];
}
export interface CharacterRange {
  readonly from: number;
  readonly to: number;
}

/** What stands between two characters. */
export type Assertion = 'start' | 'end' | 'line-start' | 'line-end' | 'word-edge' | 'no-word-edge';

export interface RegexFlags {
  /** Letter case aside. */
  readonly i: boolean;
  /** `^` and `$` at each line. */
  readonly m: boolean;
  /** `.` takes line feeds. */
  readonly s: boolean;
}

/** Why an expression is not read, and where in it. */
export interface RegexProblem {
  readonly code: 'sigma-regex-syntax' | 'sigma-regex-construct' | 'sigma-regex-size';
  readonly message: string;
  readonly at: number;
  readonly length: number;
}
