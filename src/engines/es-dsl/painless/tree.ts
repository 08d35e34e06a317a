import type { BinaryOperator, OrderOperator } from './operators.ts';
import type { TypeName } from './types.ts';

type EqualityOperator = '==' | '!=' | '===' | '!==';

/** An expression as written; `at` is its offset in the script. */
export type Expression = { readonly at: number } & (
  | { readonly kind: 'literal'; readonly type: TypeName; readonly value: null | boolean | number | bigint | string }
  | { readonly kind: 'double'; readonly value: number }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'map'; readonly entries: readonly (readonly [Expression, Expression])[] }
  | { readonly kind: 'function'; readonly name: string; readonly arguments: readonly Expression[] }
  | { readonly kind: 'static-call'; readonly type: TypeName; readonly name: string; readonly arguments: readonly Expression[] }
  | { readonly kind: 'static-field'; readonly type: TypeName; readonly name: string }
  | { readonly kind: 'new'; readonly type: TypeName; readonly arguments: readonly Expression[] }
  | {
      readonly kind: 'call';
      readonly target: Expression;
      readonly name: string;
      readonly arguments: readonly Expression[];
      readonly safe: boolean;
    }
  | { readonly kind: 'field'; readonly target: Expression; readonly name: string; readonly safe: boolean }
  | { readonly kind: 'index'; readonly target: Expression; readonly index: Expression }
  | { readonly kind: 'unary'; readonly operator: '-' | '+' | '~' | '!'; readonly operand: Expression }
  | { readonly kind: 'step'; readonly operator: '+' | '-'; readonly place: Expression; readonly before: boolean }
  | { readonly kind: 'cast'; readonly type: TypeName; readonly operand: Expression }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'order'; readonly operator: OrderOperator; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'equality'; readonly operator: EqualityOperator; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'logical'; readonly operator: '&&' | '||'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'instanceof'; readonly operand: Expression; readonly type: TypeName }
  | { readonly kind: 'conditional'; readonly test: Expression; readonly yes: Expression; readonly no: Expression }
  | { readonly kind: 'elvis'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'assign'; readonly place: Expression; readonly operator: BinaryOperator | null; readonly value: Expression }
);

export type Statement = { readonly at: number } & (
  | { readonly kind: 'expression'; readonly expression: Expression }
  | {
      readonly kind: 'declare';
      readonly type: TypeName;
      readonly variables: readonly { readonly name: string; readonly value: Expression | null }[];
    }
  | { readonly kind: 'block'; readonly body: readonly Statement[] }
  | { readonly kind: 'if'; readonly test: Expression; readonly yes: Statement; readonly no: Statement | null }
  | { readonly kind: 'while'; readonly test: Expression; readonly body: Statement }
  | { readonly kind: 'do'; readonly body: Statement; readonly test: Expression }
  | {
      readonly kind: 'for';
      readonly first: Statement | null;
      readonly test: Expression | null;
      readonly after: Expression | null;
      readonly body: Statement;
    }
  | { readonly kind: 'each'; readonly type: TypeName; readonly name: string; readonly list: Expression; readonly body: Statement }
  | { readonly kind: 'return'; readonly value: Expression | null }
  | { readonly kind: 'break' }
  | { readonly kind: 'continue' }
  | { readonly kind: 'throw'; readonly value: Expression }
  | { readonly kind: 'try'; readonly body: Statement; readonly traps: readonly Trap[] }
);

export interface Trap {
  readonly type: TypeName;
  readonly name: string;
  readonly body: Statement;
}

export interface FunctionTree {
  readonly at: number;
  readonly type: TypeName;
  readonly name: string;
  readonly parameters: readonly { readonly type: TypeName; readonly name: string }[];
  readonly body: Statement;
}

/** A script: functions first, then the statements that run for every event. */
export interface ScriptTree {
  readonly functions: readonly FunctionTree[];
  readonly body: readonly Statement[];
}
