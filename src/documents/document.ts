import type { Beyond, RuleMeta, SearchContext } from '../ir/index.ts';
import type { Diagnostic, Source } from '../source/index.ts';

/** The published forms of a rule that are read, told apart by content. `query`: a query alone. */
export type DocumentForm = 'markdown' | 'asciidoc' | 'plain-text' | 'toml' | 'json' | 'yaml' | 'console' | 'query';

/** One rule as it was found: what it says of itself, and its query with the place it was cut from. */
export interface RuleDocument<Language extends string = string> {
  readonly form: DocumentForm;
  /** What its query is written in, by its name in the list of languages. */
  readonly language: Language;
  /** The name of the document that it stands in: a file name. */
  readonly documentName: string;
  readonly meta: RuleMeta;
  /** What stands around the query and changes what is found. */
  readonly context: SearchContext;
  /** What the rule does besides its query; absent: nothing. */
  readonly beyond?: readonly Beyond[];
  readonly query: Source;
  /** The mapping of the indices that it searches, when the document holds requests that make them: an answer to `GET index/_mapping`, as JSON. */
  readonly mapping?: string;
}

/** What reading a document gave. One broken rule of an export does not hide the others. */
export interface ReadOutcome {
  readonly documents: readonly RuleDocument[];
  /** Why the document, or single rules in it, could not be read; places count in the document. */
  readonly problems: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
  /** The languages of the rules that are not read, one for each; each has its problem too. */
  readonly others: readonly string[];
}
