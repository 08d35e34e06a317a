import type { Span } from '../source/index.ts';

/**
 * What a language tells whoever edits its queries. All of it is about texts as they are while somebody types, so most of them are broken:
 * nothing here throws, and time is linear in the text.
 */
export interface Editing<Syntax> {
  /** The words of a text, in its order, none within another; what is none of the kinds is left out. */
  lexemes(text: string): readonly Lexeme[];
  /** All that the language has words for: operators, functions, modifiers. */
  readonly words: readonly Word[];
  /** What may stand at the end of a text that is typed so far. */
  expected(before: string): Expected;
  /** What stands before a field that the mapping may lack; null: there is no such mark. */
  readonly optional: string | null;
  /**
   * The query laid out as people write it, with the comments of its text; null: nobody knows where one belongs. Null itself: what the language prints
   * is for programs.
   */
  readonly format: ((syntax: Syntax, text: string) => string | null) | null;
  /** The parts of a query that people look for, in the order of the text. */
  outline(syntax: Syntax): readonly OutlinePart[];
}

/** What a stretch of a query is. `name`: a search of Sigma. */
export type LexemeKind =
  | 'keyword'
  | 'operator'
  | 'function'
  | 'modifier'
  | 'field'
  | 'category'
  | 'name'
  | 'string'
  | 'number'
  | 'comment';

export interface Lexeme {
  readonly kind: LexemeKind;
  readonly span: Span;
  /** What it is called: of a field its full name, of an operator or a function as `Word` has it; else as it is written. */
  readonly name: string;
}

/** One word of a language. */
export interface Word {
  readonly kind: 'keyword' | 'operator' | 'function' | 'modifier';
  readonly name: string;
  /** How it is called: parameters and result, or an example; null: there is no more to say than its name. */
  readonly signature: string | null;
  /** What it means, in a sentence or two of Markdown. */
  readonly meaning: string;
}

/** What may stand where somebody types. */
export interface Expected {
  /** What is typed of it already: this stretch of the text is replaced. */
  readonly typed: Span;
  /** Words of the language that may stand there. */
  readonly words: readonly Word[];
  /** Whether a field may. */
  readonly fields: boolean;
  /** A constant that this field is compared with; null: no constant of a known field may stand there. */
  readonly valuesOf: string | null;
  /** How such a constant is written there. */
  readonly written: (value: string) => string;
  /** Names of the text that may stand there: searches of Sigma. */
  readonly names: readonly string[];
  /** The part of a log source whose value may stand there; null: none may. */
  readonly source: SourcePart | null;
}

/** What a log source of Sigma is told by. */
export type SourcePart = 'category' | 'product' | 'service';

/** A part of a query, with what identifies it at a glance. */
export interface OutlinePart {
  readonly name: string;
  readonly span: Span;
}

/** Where nothing is known of what may stand. */
export function expectNothing(at: number): Expected {
  return {
    typed: { start: at, end: at },
    words: [],
    fields: false,
    valuesOf: null,
    written: (value) => value,
    names: [],
    source: null,
  };
}
