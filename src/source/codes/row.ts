/** One row of the catalogue of diagnostics, losses and refusals. The key of the row is its code. */
export interface CodeRow {
  /** Half a line, for tables. */
  readonly title: string;
  /** What it means and what a user can do about it, in a sentence or two. */
  readonly meaning: string;
  /** error: the rule is not accepted. refusal: a target cannot say it. loss: a target says it with a stated effect. */
  readonly kind: 'error' | 'warning' | 'refusal' | 'loss' | 'note';
}
