/** One row of a table of diagnostics, losses and refusals. The key of the row is its code. */
export type CodeRow = {
  /** Half a line, for tables. */
  readonly title: string;
  /** What it means, in a sentence or two. */
  readonly meaning: string;
  /** An EQL query of which it is told; a test tries it. */
  readonly example?: string;
} & (
  | {
      /** error: the rule is not accepted. */
      readonly kind: 'error' | 'warning' | 'note';
      /** What a user can do about it, where the problem itself says nothing better. */
      readonly help?: string;
    }
  | {
      /** refusal: a target cannot say it. loss: a target says it with a stated effect. Both say what can be done. */
      readonly kind: 'refusal' | 'loss';
      readonly help: string;
    }
);

/** The codes of one stage. Each stage has a table of its own beside its code; the public API puts all of them together. */
export type CodeTable = { readonly [code: string]: CodeRow };

/** The codes of a table. */
export type CodeIn<Table extends CodeTable> = keyof Table & string;

declare const listed: unique symbol;

/** A code that stands in a table. Nothing makes one but the teller of that table, so a code that is in none does not compile. */
export type KnownCode = string & { readonly [listed]: true };
