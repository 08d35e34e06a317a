import type { Json } from '../../src/event/index.ts';

/** An object of an import, its keys in the order in which they are printed. */
export type Properties = { readonly [key: string]: Json };

/** What Kibana imports: a rule, and the list of its exceptions with their items. */
export interface KibanaArtifact {
  readonly rule: Properties;
  /** The list and its items; none: the rule has no exceptions of its own. */
  readonly exceptions: readonly Properties[];
}

/** A query and what Kibana calls its language. */
export interface KibanaQuery {
  readonly language: 'eql' | 'kuery' | 'lucene';
  readonly text: string;
}
