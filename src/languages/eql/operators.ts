import type { ArithmeticOperator, ComparisonOperator, Expression, MatchOperator, MembershipOperator } from './ast.ts';

/** Binding strength, loosest first (eql-semantics 1.4). `test` covers `in`, `:`, `like` and `regex`. */
export const PRECEDENCE = { or: 1, and: 2, not: 3, comparison: 4, sum: 5, product: 6, sign: 7, test: 8, primary: 9 } as const;

export type Operator = ComparisonOperator | MembershipOperator | MatchOperator | ArithmeticOperator | 'and' | 'or' | 'not';

export interface OperatorRow {
  readonly precedence: number;
  /** How a chain groups; `none` means that it cannot be chained. Signs bind like `sign`, tighter than the row of the operator. */
  readonly associativity: 'left' | 'right' | 'none';
  /** Whether letter case counts where text is compared; null where no text is. */
  readonly letters: 'exact' | 'fold' | null;
  /** The spelling of the negated operator; null when the whole test is put under `not`. */
  readonly negated: string | null;
  readonly citation: string;
}

const comparison = { precedence: PRECEDENCE.comparison, associativity: 'none', letters: 'exact', citation: '1.4' } as const;
const test = { precedence: PRECEDENCE.test, associativity: 'none', negated: null, citation: '1.3' } as const;
const sum = { precedence: PRECEDENCE.sum, associativity: 'left', letters: null, negated: null, citation: '1.4' } as const;
const product = { ...sum, precedence: PRECEDENCE.product } as const;

/**
 * Every operator, by its spelling. Order relations have no negated form: flipping one would lose absent fields and other
 * values of an array (eql-semantics 2.2).
 */
export const OPERATORS = {
  or: { precedence: PRECEDENCE.or, associativity: 'left', letters: null, negated: null, citation: '1.4' },
  and: { precedence: PRECEDENCE.and, associativity: 'left', letters: null, negated: null, citation: '1.4' },
  not: { precedence: PRECEDENCE.not, associativity: 'right', letters: null, negated: null, citation: '1.4' },
  '==': { ...comparison, negated: '!=' },
  '!=': { ...comparison, negated: '==' },
  '<': { ...comparison, negated: null },
  '<=': { ...comparison, negated: null },
  '>': { ...comparison, negated: null },
  '>=': { ...comparison, negated: null },
  in: { ...test, letters: 'exact', negated: 'not in' },
  'in~': { ...test, letters: 'fold', negated: 'not in~' },
  ':': { ...test, letters: 'fold' },
  like: { ...test, letters: 'exact' },
  'like~': { ...test, letters: 'fold' },
  regex: { ...test, letters: 'exact' },
  'regex~': { ...test, letters: 'fold' },
  '+': sum,
  '-': sum,
  '*': product,
  '/': product,
  '%': product,
} as const satisfies Record<Operator, OperatorRow>;

/** How tightly the outermost construct of an expression binds. */
export function precedenceOf(expression: Expression): number {
  switch (expression.kind) {
    case 'and':
    case 'or':
    case 'not':
      return OPERATORS[expression.kind].precedence;
    case 'comparison':
    case 'arithmetic':
    case 'membership':
    case 'match':
      return OPERATORS[expression.operator].precedence;
    case 'sign':
      return PRECEDENCE.sign;
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
    case 'field':
    case 'call':
      return PRECEDENCE.primary;
  }
}
