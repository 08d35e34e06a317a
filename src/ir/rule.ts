import type { NonEmpty, Placeholders, Span } from '../source/index.ts';
import type { Around } from './around.ts';
import type { Beyond } from './beyond.ts';
import type { Change } from './change.ts';
import type { Field, Predicate } from './predicate.ts';

/** What a rule says of itself. Absent text is null, absent lists are empty. */
export interface RuleMeta {
  /** Elastic's `rule_id`, or null when the document carries none. */
  readonly id: string | null;
  readonly name: string | null;
  readonly description: string | null;
  readonly type: string | null;
  readonly language: string | null;
  readonly severity: Severity | null;
  readonly riskScore: number | null;
  readonly version: number | null;
  readonly authors: readonly string[];
  readonly license: string | null;
  readonly references: readonly string[];
  readonly tags: readonly string[];
  readonly falsePositives: readonly string[];
  readonly threats: readonly Threat[];
  readonly indices: readonly string[];
  /** How often it runs (`5m`) and how far back it looks (`now-9m`). */
  readonly interval: string | null;
  readonly from: string | null;
  /** Where the range ends (`now-2m`); null: now. */
  readonly to: string | null;
  /** The field of the range before `@timestamp`; null: `@timestamp` alone. (eql-semantics 13.3) */
  readonly timestampOverride: string | null;
  /** Events without that field are not looked at by `@timestamp` instead. */
  readonly timestampOverrideFallbackDisabled: boolean;
  readonly maxSignals: number | null;
  readonly investigationGuide: string | null;
  readonly setup: string | null;
  readonly buildingBlock: boolean;
  readonly maturity: string | null;
  /** Where the rule says that its events come from, in Sigma's words. */
  readonly logSource: LogSource | null;
  /** `YYYY-MM-DD`. */
  readonly created: string | null;
  readonly updated: string | null;
  readonly eventCategoryField: string | null;
  readonly timestampField: string | null;
  readonly tiebreakerField: string | null;
}

/** Metadata of a rule that says nothing of itself. */
export const EMPTY_META: RuleMeta = {
  id: null,
  name: null,
  description: null,
  type: null,
  language: null,
  severity: null,
  riskScore: null,
  version: null,
  authors: [],
  license: null,
  references: [],
  tags: [],
  falsePositives: [],
  threats: [],
  indices: [],
  interval: null,
  from: null,
  to: null,
  timestampOverride: null,
  timestampOverrideFallbackDisabled: false,
  maxSignals: null,
  investigationGuide: null,
  setup: null,
  buildingBlock: false,
  maturity: null,
  logSource: null,
  created: null,
  updated: null,
  eventCategoryField: null,
  timestampField: null,
  tiebreakerField: null,
};

/** What Sigma calls a log source: which kind of events, of which product, of which of its services. */
export interface LogSource {
  readonly category: string | null;
  readonly product: string | null;
  readonly service: string | null;
  readonly definition: string | null;
}

export type Severity = 'low' | 'medium' | 'high' | 'critical';

/** One MITRE ATT&CK block: a tactic with its techniques. */
export interface Threat {
  readonly framework: string;
  readonly tactic: ThreatEntry;
  readonly techniques: readonly Technique[];
}
export interface ThreatEntry {
  readonly id: string;
  readonly name: string;
  readonly reference: string | null;
}
export interface Technique extends ThreatEntry {
  readonly subtechniques: readonly ThreatEntry[];
}

/** The choices Elasticsearch versions differ in. Reports print them. */
export interface Semantics {
  /** Case-insensitive matching: `ascii` (8.x, and 9.x up to mid-2026) or `unicode` simple folding (later). */
  readonly folding: 'ascii' | 'unicode';
  /** `endsWith`/`stringContains` with a constant: `engine` lets `*`, `?` and `\` act as in a wildcard query, `documented` takes them literally. */
  readonly functionWildcards: 'engine' | 'documented';
}

export const DEFAULT_SEMANTICS: Semantics = { folding: 'ascii', functionWildcards: 'engine' };

/** What may be chosen, for callers whom no compiler tells. */
export const SEMANTICS_VALUES: { readonly [Key in keyof Semantics]: readonly Semantics[Key][] } = {
  folding: ['ascii', 'unicode'],
  functionWildcards: ['engine', 'documented'],
};

/** A rule as it is meant: what targets translate. */
export interface Rule<Language extends string = string> {
  /** What `query` is written in, by its name in the list of languages. Meaning does not depend on it; what passes the text on does. */
  readonly language: Language;
  readonly meta: RuleMeta;
  readonly plan: Plan;
  readonly semantics: Semantics;
  /** The query as written; every `origin` in the plan points into it. */
  readonly query: string;
  /** What stands around the query; absent: nothing. */
  readonly around?: Around;
  /** What the rule does besides its query; absent: nothing. The plan is that of the query alone. */
  readonly beyond?: readonly Beyond[];
  /** What placeholders in `query` stand for; absent: it has none that were filled in. */
  readonly placeholders?: Placeholders;
  /** Where the language writes tests of several values, which conditions of pipelines see as one; absent: every test stands for itself. */
  readonly tests?: readonly Span[];
  /** What was made of the rule since it was read; absent: nothing. `query` is the text before. */
  readonly changed?: Changed;
}

/** What pipelines made of a rule, as targets have to tell it. */
export interface Changed {
  /** Whether fields have other names than in `query`, which then cannot be passed on to whoever asks events. */
  readonly renamed: boolean;
  /** Changes of meaning, each told as a loss. */
  readonly changes: readonly Change[];
  /** The log source that a pipeline gives instead of the rule's own; null: its own. */
  readonly logSource: LogSource | null;
}

/**
 * What a rule asks of events. `single`: of each on its own. A query for single events with pipes is a sequence of one step
 * without keys: which of its matches are wanted depends on the other events and their order (eql-semantics 10.7).
 */
export type Plan =
  | { readonly kind: 'single'; readonly where: Predicate; readonly origin: Span }
  | {
      readonly kind: 'sequence';
      readonly steps: NonEmpty<Step>;
      readonly maxspan: number | null;
      readonly until: Step | null;
      readonly order: EventOrder;
      readonly pipes: readonly Pipe[];
      readonly origin: Span;
    }
  | { readonly kind: 'sample'; readonly steps: NonEmpty<Step>; readonly pipes: readonly Pipe[]; readonly origin: Span };

/** Of the matches in order of time, `head` keeps the first `count`, `tail` the last; samples are not cut. (eql-semantics 10.6, 10.7) */
export interface Pipe {
  readonly kind: 'head' | 'tail';
  readonly count: number;
  readonly origin: Span;
}

/** What puts events in order: the moment, then the tiebreaker, then the order in which they came. (eql-semantics 10.1) */
export interface EventOrder {
  readonly timestamp: Field;
  /** Null: the rule names none, and there is no default. */
  readonly tiebreaker: Field | null;
}

export interface Step {
  readonly where: Predicate;
  readonly keys: readonly Field[];
  readonly missing: boolean;
  readonly runs: number;
  readonly origin: Span;
}
