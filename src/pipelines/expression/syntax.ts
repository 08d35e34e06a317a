/** A regular expression of Python as a tree. */
export type Syntax =
  | { readonly kind: 'character'; readonly test: CharacterTest }
  | { readonly kind: 'sequence' | 'choice'; readonly operands: readonly Syntax[] }
  | {
      readonly kind: 'repeat';
      readonly operand: Syntax;
      readonly min: number;
      readonly max: number;
      /** Takes as few as will do. */
      readonly lazy: boolean;
    }
  | { readonly kind: 'group'; readonly number: number; readonly operand: Syntax }
  | { readonly kind: 'place'; readonly place: Place };

/** Whether a code point is one of a set. */
export type CharacterTest = (code: number) => boolean;

/** What stands between two characters. */
export type Place = 'start' | 'end' | 'line-start' | 'line-end' | 'last-line-end' | 'word-edge' | 'no-word-edge';

/** Groups are counted as they open, and named ones are among them. */
export interface Groups {
  readonly count: number;
  readonly names: ReadonlyMap<string, number>;
}

/** A Unicode letter, a digit, or an underline, as Python has it. */
export const isWord: CharacterTest = (code) => /[\p{L}\p{N}_]/u.test(String.fromCodePoint(code));
export const isDigit: CharacterTest = (code) => /\p{Nd}/u.test(String.fromCodePoint(code));
/** The separators of information are blanks in Python alone, the mark of byte order in JavaScript alone. */
export const isBlank: CharacterTest = (code) =>
  (code >= 0x1c && code <= 0x1f) || code === 0x85 || (code !== 0xfeff && /\s/u.test(String.fromCodePoint(code)));
