import type { Diagnostic, PlaceholderStep, Source, Span } from '../source/index.ts';
import type { Parts } from './sigma-text.ts';

/** A processing pipeline as it was read: what pySigma applies to a rule before its backend prints it. */
export interface Pipeline {
  readonly source: Source;
  readonly name: string | null;
  /** Pipelines run in this order, lowest first; among equals by the names of their files, as pySigma does. */
  readonly priority: number;
  /** Values of placeholders, by name. */
  readonly vars: ReadonlyMap<string, readonly Value[]>;
  readonly items: readonly Item[];
  /** What of it is not applied, and means nothing for what matches. */
  readonly notes: readonly Diagnostic[];
}

export type Value = string | number | boolean;

/** One entry of `transformations`: what is done, and to what. */
export interface Item {
  readonly id: string | null;
  readonly rules: Guard<RuleTest>;
  readonly tests: Guard<TestTest>;
  readonly names: Guard<NameTest>;
  readonly transformation: Transformation;
  /** Where its type is written. */
  readonly at: Span;
}

/** Conditions put together. */
export interface Guard<Test> {
  readonly holds: Logic<Test>;
  /** Nothing is written: of rules it holds then, whatever else is said. */
  readonly empty: boolean;
}

export type Logic<Test> =
  | { readonly kind: 'test'; readonly test: Test }
  | { readonly kind: 'not'; readonly operand: Logic<Test> }
  | { readonly kind: 'all' | 'any'; readonly operands: readonly Logic<Test>[] };

/** How a stored value compares with a written one. */
export type Comparison = 'eq' | 'ne' | 'gte' | 'gt' | 'lte' | 'lt' | 'in' | 'not_in';

interface StateTest {
  readonly kind: 'state';
  readonly key: string;
  readonly value: Value;
  readonly comparison: Comparison;
}
interface AppliedTest {
  readonly kind: 'applied';
  readonly id: string;
}

/** What is asked of the rule. */
export type RuleTest =
  | {
      readonly kind: 'log-source';
      readonly category: string | null;
      readonly product: string | null;
      readonly service: string | null;
    }
  | { readonly kind: 'contains-field'; readonly field: string }
  | { readonly kind: 'contains-test'; readonly field: string; readonly value: Value }
  | { readonly kind: 'several-events'; readonly wanted: boolean }
  | { readonly kind: 'attribute'; readonly attribute: string; readonly value: Value; readonly comparison: Comparison }
  | { readonly kind: 'tag'; readonly tag: string }
  | StateTest
  | AppliedTest;

/** What is asked of one test of the rule. */
export type TestTest =
  | { readonly kind: 'string'; readonly matches: (text: string) => boolean; readonly every: boolean; readonly negated: boolean }
  | { readonly kind: 'value'; readonly value: Value; readonly every: boolean }
  | { readonly kind: 'wildcard'; readonly every: boolean }
  | { readonly kind: 'null'; readonly every: boolean }
  | StateTest
  | AppliedTest;

/** What is asked of the name of a field. */
export type NameTest =
  | { readonly kind: 'fields'; readonly matches: (name: string) => boolean; readonly wanted: boolean }
  | StateTest
  | AppliedTest;

/** How names become others, and which names become a given one. */
export interface Renaming {
  /** Null: the name stays. */
  readonly to: (name: string) => readonly string[] | null;
  readonly from: (name: string) => readonly string[];
}

export type Transformation =
  | { readonly kind: 'rename'; readonly names: Renaming }
  | { readonly kind: 'drop' }
  | {
      readonly kind: 'add-condition';
      readonly conditions: readonly AddedTest[];
      readonly template: boolean;
      readonly negated: boolean;
    }
  | {
      readonly kind: 'log-source';
      readonly category: string | null;
      readonly product: string | null;
      readonly service: string | null;
    }
  /** Null: a value stays as it is. */
  | { readonly kind: 'strings'; readonly change: (parts: Parts) => readonly Parts[] | null | 'too-long'; readonly what: string }
  | { readonly kind: 'value'; readonly value: Value | null }
  | { readonly kind: 'state'; readonly key: string; readonly value: Value }
  | { readonly kind: 'fail'; readonly of: 'rule' | 'test'; readonly message: string }
  | { readonly kind: 'strict' }
  | { readonly kind: 'nest'; readonly items: readonly Item[] }
  /** It says what placeholders stand for, where rules are read. */
  | ({ readonly kind: 'placeholders' } & PlaceholderStep)
  /** It changes what is shown or how values are written, and nothing of what matches. */
  | { readonly kind: 'nothing' };

/** A field and the values of which it has to have one. */
export interface AddedTest {
  readonly field: string;
  readonly values: readonly (Value | null)[];
}

/** How fields are called and rules changed: pipelines, and names given one by one. */
export interface Pipelines {
  readonly pipelines: readonly Pipeline[];
  /** Names of fields to those that events have for them; given first, and final. */
  readonly fields: ReadonlyMap<string, string>;
  /** Whether names are given the other way round. */
  readonly reversed: boolean;
}
