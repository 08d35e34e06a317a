import type { RuleMeta } from '../ir/index.ts';
import type { Source } from '../source/index.ts';

/** The published forms of a rule that are read, told apart by content. */
export type DocumentForm = 'markdown' | 'plain-text' | 'toml' | 'json' | 'eql';

/** One rule as it was found: what it says of itself, and its query with the place it was cut from. */
export interface RuleDocument {
  readonly form: DocumentForm;
  readonly meta: RuleMeta;
  readonly query: Source;
}
