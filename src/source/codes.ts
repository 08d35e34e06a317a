/** One row of a table of diagnostics, losses and refusals. The key of the row is its code. */
export interface CodeRow {
  /** Half a line, for tables. */
  readonly title: string;
  /** What it means and what a user can do about it, in a sentence or two. */
  readonly meaning: string;
  /** error: the rule is not accepted. refusal: a target cannot say it. loss: a target says it with a stated effect. */
  readonly kind: 'error' | 'warning' | 'refusal' | 'loss' | 'note';
}

/** The codes of one stage. Each stage has a table of its own beside its code; the public API puts all of them together. */
export type CodeTable = { readonly [code: string]: CodeRow };

/** The codes of a table. */
export type CodeIn<Table extends CodeTable> = keyof Table & string;

declare const listed: unique symbol;

/** A code that stands in a table. Nothing makes one but the teller of that table, so a code that is in none does not compile. */
export type KnownCode = string & { readonly [listed]: true };
