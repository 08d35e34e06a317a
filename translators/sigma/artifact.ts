import type { NonEmpty } from '../../src/source/index.ts';

/** A value of a search, already in Sigma's spelling: wildcards bare, literal `*`, `?` and `\` escaped where needed. */
export type SigmaValue = string | number | boolean | null;

/** One map of a search: all entries hold. A key is a field with its modifiers: `process.name|cased|endswith`. */
export type SearchMap = ReadonlyMap<string, NonEmpty<SigmaValue>>;

/** What a search identifier stands for; one of its maps has to hold. */
export type Search = NonEmpty<SearchMap> | Keywords;

/** Texts to be found in some value of the event, whatever its field. */
export interface Keywords {
  readonly keywords: NonEmpty<string>;
}

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
/** `full`: all that the rule says of itself, with what Sigma has no key for. `sigmahq`: as the rules of SigmaHQ are written. */
export type SigmaStyle = 'full' | 'sigmahq';
export type SigmaLevel = 'informational' | 'low' | 'medium' | 'high' | 'critical';

/** Plain data under the custom top-level key `elastic`. */
export type Custom = string | number | readonly string[] | ReadonlyMap<string, Custom>;

/** `Array.isArray` for readonly lists. */
export function isList(value: Custom): value is readonly string[] {
  return Array.isArray(value);
}

/** What a document says of the rule it comes from. Absent text is null, absent lists are empty; neither is printed. */
export interface Metadata {
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
  readonly falsePositives: readonly string[];
  readonly level: SigmaLevel | null;
  /** For whom the document was printed, which decides what it means; null: for whoever keeps to the specification. */
  readonly consumer: string | null;
  readonly elastic: ReadonlyMap<string, Custom>;
}

/** What is asked of one event, and where such events are found. */
export interface EventTest {
  readonly logSource: LogSource;
  readonly detection: Detection;
}

/** A document that a correlation finds by its name. */
interface Part {
  readonly title: string;
  readonly name: string;
  readonly id: string;
  readonly taxonomy: string | null;
  /** What it says of itself as a rule of its own; null: nothing, since the correlation says it all. */
  readonly metadata: Metadata | null;
}

/** How the events of several rules belong together (sigma-target 5.1). */
export interface Correlation {
  readonly type: 'event_count' | 'temporal' | 'temporal_ordered';
  /** Names of other documents of the artifact, each once; for `temporal_ordered` in the order of time. */
  readonly rules: NonEmpty<string>;
  /** Fields, or aliases, whose values the events share. */
  readonly groupBy: NonEmpty<string>;
  /** Seconds, minutes, hours or days: `5m`. */
  readonly timespan: string;
  /** The field of each rule that an alias stands for. */
  readonly aliases: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** How many events there are at least; for `event_count` alone. */
  readonly atLeast: number | null;
}

export type SigmaDocument =
  /** A rule over single events. */
  | ({ readonly kind: 'rule' } & Metadata & EventTest)
  /** A rule over several events. */
  | ({ readonly kind: 'correlation'; readonly correlation: Correlation } & Metadata)
  /** One event of a correlation. */
  | ({ readonly kind: 'event' } & Part & EventTest)
  /** Several events of one kind that stand for one event of a correlation. */
  | ({ readonly kind: 'count'; readonly correlation: Correlation } & Part);

/** What the Sigma target makes: one rule, or a correlation before the rules that it relates. */
export interface SigmaArtifact {
  readonly documents: NonEmpty<SigmaDocument>;
  readonly style: SigmaStyle;
  /** What its file is called where the style says so, without the ending and perhaps with a folder; null: whatever the rule is called. */
  readonly fileName: string | null;
}
