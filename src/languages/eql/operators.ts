import type { ArithmeticOperator, ComparisonOperator, Expression, MatchOperator, MembershipOperator } from './ast.ts';

/** Binding strength, loosest first (eql-semantics 1.4). `test` covers `in`, `:`, `like` and `regex`. */
export const PRECEDENCE = { or: 1, and: 2, not: 3, comparison: 4, sum: 5, product: 6, sign: 7, test: 8, primary: 9 } as const;

export type Operator = ComparisonOperator | MembershipOperator | MatchOperator | ArithmeticOperator | 'and' | 'or' | 'not';

interface OperatorRow {
  readonly precedence: number;
  /** How a chain groups; `none` means that it cannot be chained. Signs bind like `sign`, tighter than the row of the operator. */
  readonly associativity: 'left' | 'right' | 'none';
  /** Whether letter case counts where text is compared; null where no text is. */
  readonly letters: 'exact' | 'fold' | null;
  /** The spelling of the negated operator; null when the whole test is put under `not`. */
  readonly negated: string | null;
  readonly citation: string;
  /** What it asks, in words. */
  readonly meaning: string;
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
  or: {
    meaning: 'Either side holds.',
    precedence: PRECEDENCE.or,
    associativity: 'left',
    letters: null,
    negated: null,
    citation: '1.4',
  },
  and: {
    meaning: 'Both sides hold.',
    precedence: PRECEDENCE.and,
    associativity: 'left',
    letters: null,
    negated: null,
    citation: '1.4',
  },
  not: {
    meaning: 'The plain complement: it holds where the field is missing.',
    precedence: PRECEDENCE.not,
    associativity: 'right',
    letters: null,
    negated: null,
    citation: '1.4',
  },
  '==': {
    ...comparison,
    meaning: 'Some value equals the constant, letters as written; `== null` asks that the field has no value.',
    negated: '!=',
  },
  '!=': {
    ...comparison,
    meaning: 'No value equals the constant, so it holds where the field is missing; `!= null` asks for a value.',
    negated: '==',
  },
  '<': { ...comparison, meaning: 'Some value is below the constant. Texts order by code point.', negated: null },
  '<=': { ...comparison, meaning: 'Some value is below or equal.', negated: null },
  '>': { ...comparison, meaning: 'Some value is above.', negated: null },
  '>=': { ...comparison, meaning: 'Some value is above or equal.', negated: null },
  in: {
    ...test,
    meaning: 'Some value equals an element of the list; `*` and `?` are ordinary characters.',
    letters: 'exact',
    negated: 'not in',
  },
  'in~': { ...test, meaning: 'As `in`, with letters folded; no wildcards either.', letters: 'fold', negated: 'not in~' },
  ':': {
    ...test,
    meaning: 'Some value equals the constant or matches its wildcards `*` and `?`, letters folded; a list is an or.',
    letters: 'fold',
  },
  like: { ...test, meaning: 'As `:`, letters as written.', letters: 'exact' },
  'like~': { ...test, meaning: 'As `:`.', letters: 'fold' },
  regex: { ...test, meaning: 'Some whole value matches the Lucene regular expression.', letters: 'exact' },
  'regex~': { ...test, meaning: 'As `regex`; single letters fold, ranges and `\\w \\d \\s` do not.', letters: 'fold' },
  '+': { ...sum, meaning: 'Sum.' },
  '-': { ...sum, meaning: 'Difference, or the sign of one number.' },
  '*': { ...product, meaning: 'Product.' },
  '/': { ...product, meaning: 'Quotient; of two integers cut off toward zero.' },
  '%': { ...product, meaning: 'Remainder, with the sign of the left side.' },
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
