import type { NonEmpty, Span } from '../../source/index.ts';
import type { ArithmeticOperator, ComparisonOperator, MatchOperator, MembershipOperator } from './operators.ts';

export type { ArithmeticOperator, ComparisonOperator, MatchOperator, MembershipOperator } from './operators.ts';

/**
 * The syntax tree of EQL: what was written, with its place. Parentheses, comments and white space are gone; everything
 * that decides meaning is here. `null` means "not written". Grammar: Elasticsearch EQL 8.x and 9.x.
 */
interface Node<K extends string> {
  readonly kind: K;
  readonly span: Span;
}

export interface StringLiteral extends Node<'string'> {
  /** Escapes decoded. */
  readonly value: string;
  readonly form: 'plain' | 'raw';
}
export interface NumberLiteral extends Node<'number'> {
  /** As written, without a sign. */
  readonly text: string;
  readonly value: number;
  /** True when written with a point or an exponent: such a literal is a double. */
  readonly decimal: boolean;
}
interface BooleanLiteral extends Node<'boolean'> {
  readonly value: boolean;
}
interface NullLiteral extends Node<'null'> {}
export type Literal = StringLiteral | NumberLiteral | BooleanLiteral | NullLiteral;

export interface FieldReference extends Node<'field'> {
  /** The segments as written, backticks removed: `` a.`b.c` `` gives `['a', 'b.c']`. */
  readonly path: NonEmpty<string>;
  /** The full dotted name: `path` joined by dots. */
  readonly name: string;
  /** Written with a leading `?`. */
  readonly optional: boolean;
}
export interface Call extends Node<'call'> {
  /** As written, without the tilde; names are case-insensitive. */
  readonly name: string;
  /** Written with a trailing `~`. */
  readonly insensitive: boolean;
  readonly nameSpan: Span;
  readonly arguments: readonly Expression[];
}

export interface Comparison extends Node<'comparison'> {
  readonly operator: ComparisonOperator;
  readonly operatorSpan: Span;
  readonly left: Expression;
  readonly right: Expression;
}
export interface Membership extends Node<'membership'> {
  readonly operator: MembershipOperator;
  readonly operatorSpan: Span;
  /** Written `not in`. */
  readonly negated: boolean;
  readonly subject: Expression;
  readonly elements: NonEmpty<Expression>;
}
export interface Match extends Node<'match'> {
  readonly operator: MatchOperator;
  readonly operatorSpan: Span;
  readonly subject: Expression;
  readonly patterns: NonEmpty<Literal>;
  /** Written with parentheses around the patterns. */
  readonly list: boolean;
}
export interface And extends Node<'and'> {
  readonly operands: readonly [Expression, Expression, ...Expression[]];
}
export interface Or extends Node<'or'> {
  readonly operands: readonly [Expression, Expression, ...Expression[]];
}
export interface Not extends Node<'not'> {
  readonly operand: Expression;
}
export interface Arithmetic extends Node<'arithmetic'> {
  readonly operator: ArithmeticOperator;
  readonly operatorSpan: Span;
  readonly left: Expression;
  readonly right: Expression;
}
interface Sign extends Node<'sign'> {
  readonly operator: '-' | '+';
  readonly operand: Expression;
}
export type Expression = Literal | FieldReference | Call | Comparison | Membership | Match | And | Or | Not | Arithmetic | Sign;

export interface Category extends Node<'category'> {
  /** The category's text; for `any` the text is `any` and `any` is true. A quoted "any" is an ordinary category. */
  readonly name: string;
  readonly any: boolean;
  readonly form: 'identifier' | 'plain' | 'raw';
}
export interface EventQuery extends Node<'event'> {
  readonly category: Category;
  readonly condition: Expression;
}
export type DurationUnit = 'ms' | 's' | 'm' | 'h' | 'd';
export interface Duration extends Node<'duration'> {
  readonly amount: number;
  readonly unit: DurationUnit;
  readonly milliseconds: number;
}
export interface Item extends Node<'item'> {
  /** Written `![...]`. */
  readonly missing: boolean;
  readonly category: Category;
  readonly condition: Expression;
  readonly by: readonly FieldReference[];
  readonly runs: number | null;
}
export interface SequenceQuery extends Node<'sequence'> {
  readonly by: readonly FieldReference[];
  readonly maxspan: Duration | null;
  readonly items: NonEmpty<Item>;
  readonly until: Item | null;
}
export interface SampleQuery extends Node<'sample'> {
  readonly by: readonly FieldReference[];
  readonly items: NonEmpty<Item>;
}
export interface Pipe extends Node<'pipe'> {
  readonly name: 'head' | 'tail';
  readonly count: number;
}
export interface Query extends Node<'query'> {
  readonly body: EventQuery | SequenceQuery | SampleQuery;
  readonly pipes: readonly Pipe[];
}

/** Every node that can stand in a tree. */
export type AnyNode = Query | EventQuery | SequenceQuery | SampleQuery | Item | Category | Duration | Pipe | Expression;
