import type { NonEmpty, Span } from '../../source/index.ts';

/** What is written somewhere in the YAML of a rule, which spans point into. */
interface Node<K extends string> {
  readonly kind: K;
  readonly span: Span;
}

/** One rule with all the documents that make it: a rule of single events, or a correlation with those that it relates. */
export interface SigmaRule extends Node<'rule'> {
  readonly body: Detection | Correlation;
}

/** The `logsource` of a rule, in the words of the rule. */
export interface LogSource extends Node<'logsource'> {
  readonly category: string | null;
  readonly product: string | null;
  readonly service: string | null;
}

/** What a rule asks of one event. */
export interface Detection extends Node<'detection'> {
  /** By what correlations call it: its name, its id, or neither. */
  readonly names: readonly string[];
  readonly logSource: LogSource | null;
  /** The search identifiers, in the order of the rule. */
  readonly searches: ReadonlyMap<string, Search>;
  /** Any of them makes a match. */
  readonly conditions: NonEmpty<Condition>;
  /** What Sigma filters add: each has searches of its own, and its condition must hold as well. */
  readonly filters: readonly Filter[];
}

export interface Filter extends Node<'filter'> {
  readonly searches: ReadonlyMap<string, Search>;
  readonly conditions: NonEmpty<Condition>;
}

/** A value of a search identifier, or what stands in its lists. */
export type Search = SearchMap | SearchList | Test;

/** All of its tests hold. */
export interface SearchMap extends Node<'map'> {
  readonly tests: NonEmpty<Search>;
}

/** Some of its alternatives holds. */
interface SearchList extends Node<'list'> {
  readonly alternatives: NonEmpty<Search>;
}

/** A field, or the whole event, is asked for values. */
export interface Test extends Node<'test'> {
  /** Null: keywords. */
  readonly field: string | null;
  /** Where the name of the field stands. */
  readonly place: Span;
  readonly modifiers: readonly Modifier[];
  /** Empty: an empty list, which is no value at all. */
  readonly values: readonly Value[];
}

export interface Modifier extends Node<'modifier'> {
  readonly name: ModifierName;
}

/** The modifiers that there are; what each does is told in `modifiers.ts`. */
export type ModifierName =
  | 'contains'
  | 'startswith'
  | 'endswith'
  | 'all'
  | 'cased'
  | 're'
  | 'i'
  | 'm'
  | 's'
  | 'cidr'
  | 'gt'
  | 'gte'
  | 'lt'
  | 'lte'
  | 'neq'
  | 'exists'
  | 'windash'
  | 'base64'
  | 'base64offset'
  | 'utf16'
  | 'utf16le'
  | 'utf16be'
  | 'wide'
  | 'expand'
  | 'fieldref'
  | 'minute'
  | 'hour'
  | 'day'
  | 'week'
  | 'month'
  | 'year';

export type Value =
  | (Node<'string'> & { readonly value: string })
  | (Node<'number'> & { readonly value: number; readonly written: string })
  | (Node<'boolean'> & { readonly value: boolean })
  | Node<'null'>;

export type Condition = And | Or | Not | Identifier | Quantified;

export interface And extends Node<'and'> {
  readonly operands: readonly [Condition, Condition, ...Condition[]];
}
export interface Or extends Node<'or'> {
  readonly operands: readonly [Condition, Condition, ...Condition[]];
}
export interface Not extends Node<'not'> {
  readonly operand: Condition;
}
interface Identifier extends Node<'identifier'> {
  readonly name: string;
}
/** `1 of selection_*`, `all of them`: of the identifiers that the pattern names, at least so many hold. */
interface Quantified extends Node<'quantified'> {
  readonly atLeast: number | 'all';
  /** As written; `them` names all that do not begin with an underscore. */
  readonly pattern: string;
}

/** Several events, by rules for each of them. */
export interface Correlation extends Node<'correlation'> {
  readonly type: CorrelationType;
  /** Where the type stands. */
  readonly typePlace: Span;
  readonly rules: NonEmpty<CorrelatedRule>;
  readonly groupBy: readonly GroupField[];
  /** In milliseconds. */
  readonly timespan: number;
  readonly aliases: readonly Alias[];
  readonly bounds: readonly CorrelationBound[];
}

export type CorrelationType =
  | 'event_count'
  | 'value_count'
  | 'value_sum'
  | 'value_avg'
  | 'value_percentile'
  | 'value_median'
  | 'temporal'
  | 'temporal_ordered';

export interface CorrelatedRule extends Node<'correlated-rule'> {
  readonly name: string;
  readonly rule: Detection;
}

/** A field, or an alias. */
interface GroupField extends Node<'group-field'> {
  readonly name: string;
}

/** How rules call a field that events share. */
export interface Alias extends Node<'alias'> {
  readonly name: string;
  readonly fields: ReadonlyMap<string, string>;
}

export interface CorrelationBound extends Node<'bound'> {
  readonly relation: 'gt' | 'gte' | 'lt' | 'lte' | 'eq' | 'neq';
  readonly count: number;
}
