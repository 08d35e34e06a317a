import type { NonEmpty } from '../../src/source/index.ts';

/** A value of a search, already in Sigma's spelling: wildcards bare, literal `*`, `?` and `\` escaped where needed. */
export type SigmaValue = string | number | boolean | null;

/** One map of a search: all entries hold. A key is a field with its modifiers: `process.name|cased|endswith`. */
export type SearchMap = ReadonlyMap<string, NonEmpty<SigmaValue>>;

/** What a search identifier stands for; one of its maps has to hold. */
export type Search = NonEmpty<SearchMap>;

export interface Detection {
  /** In the order they are printed. */
  readonly searches: ReadonlyMap<string, Search>;
  readonly condition: string;
}

/** Routing text; absent parts are null, one of the first three never is. */
export interface LogSource {
  readonly category: string | null;
  readonly product: string | null;
  readonly service: string | null;
  readonly definition: string | null;
}

export type SigmaStatus = 'stable' | 'test' | 'experimental' | 'deprecated' | 'unsupported';
export type SigmaLevel = 'informational' | 'low' | 'medium' | 'high' | 'critical';

/** Plain data under the custom top-level key `elastic`. */
export type Custom = string | number | readonly string[] | ReadonlyMap<string, Custom>;

/** `Array.isArray` for readonly lists. */
export function isList(value: Custom): value is readonly string[] {
  return Array.isArray(value);
}

/** One Sigma rule document. Absent text is null, absent lists are empty; neither is printed. */
export interface SigmaRule {
  readonly title: string;
  readonly id: string;
  /** The id of the Elastic rule when that is a UUID. */
  readonly derivedFrom: string | null;
  /** Null is Sigma's own default taxonomy. */
  readonly taxonomy: string | null;
  readonly status: SigmaStatus;
  readonly description: string | null;
  readonly license: string | null;
  readonly references: readonly string[];
  readonly author: string | null;
  readonly date: string | null;
  readonly modified: string | null;
  readonly tags: readonly string[];
  readonly logSource: LogSource;
  readonly detection: Detection;
  readonly falsePositives: readonly string[];
  readonly level: SigmaLevel | null;
  readonly elastic: ReadonlyMap<string, Custom>;
}

/** What the Sigma target makes: documents in one file, one today, several once sequences are correlations. */
export interface SigmaArtifact {
  readonly documents: NonEmpty<SigmaRule>;
}
