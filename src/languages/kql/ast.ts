import type { NonEmpty, Span } from '../../source/index.ts';

/**
 * The syntax tree of KQL: what was written, with its place. Parentheses and white space are gone. Grammar: Kibana's, which runs rules;
 * what Elasticsearch's own `kql` query reads otherwise is told by `parse.ts`.
 */
interface Node<K extends string> {
  readonly kind: K;
  readonly span: Span;
}

/** A text, or a pattern where wildcards stand in it. Fields and values are written alike. */
export interface Literal extends Node<'literal'> {
  /** Written in double quotes, where `*` is a letter. */
  readonly quoted: boolean;
  /** The texts before, between and behind the wildcards, escapes decoded; one text: there is no wildcard. */
  readonly pieces: NonEmpty<string>;
}

/** What a field may be: `field: (a or b and not c)`. */
export type Values = Literal | ValuesAnd | ValuesOr | ValuesNot;
interface ValuesAnd extends Node<'values-and'> {
  readonly operands: readonly Values[];
}
interface ValuesOr extends Node<'values-or'> {
  readonly operands: readonly Values[];
}
interface ValuesNot extends Node<'values-not'> {
  readonly operand: Values;
}

/** `field: values`; without a field, a search in all of them. */
export interface Test extends Node<'test'> {
  readonly field: Literal | null;
  readonly values: Values;
}

export type RangeOperator = '<' | '<=' | '>' | '>=';
export interface Range extends Node<'range'> {
  readonly field: Literal;
  readonly operator: RangeOperator;
  readonly value: Literal;
}

/** `field: { ... }`: all of it holds of one and the same nested object. */
export interface Nested extends Node<'nested'> {
  readonly field: Literal;
  readonly condition: Condition;
}

export interface And extends Node<'and'> {
  readonly operands: readonly Condition[];
}
export interface Or extends Node<'or'> {
  readonly operands: readonly Condition[];
}
export interface Not extends Node<'not'> {
  readonly operand: Condition;
}

export type Condition = And | Or | Not | Test | Range | Nested;

/** A whole query; one without a condition asks nothing, and every event matches. */
export interface Query extends Node<'query'> {
  readonly condition: Condition | null;
}

export type AnyNode = Query | Condition | Values;
