import type { RunSettings } from '../../contract/index.ts';

/**
 * Who reads the query. `kibana` makes queries of it for its search bar and for rules, and that is the language. `elasticsearch` has a `kql`
 * query of its own, which loses escapes beside wildcards and looks into nested objects unasked.
 */
export type KqlReading = 'kibana' | 'elasticsearch';

export interface Scope {
  readonly settings: RunSettings;
  readonly reading: KqlReading;
  /** The text of the query, into which spans point. */
  readonly text: string;
  /** The nested object that is looked into; null: none. */
  readonly within: string | null;
}
