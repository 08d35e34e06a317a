/**
 * Java's view of a computed value. `integer` is a Java int of 32 bits: lengths, positions, constants that fit, and arithmetic on
 * these alone. `long` has 64 bits: whole-number fields, larger constants, and arithmetic with one of them. Both fail on overflow.
 * `number`, from `number()`, is a long or a double, known only at run time. (eql-semantics 8)
 */
export type TermType = 'string' | 'integer' | 'long' | 'double' | 'number' | 'boolean' | 'ip' | 'date' | 'null';

/** A function of computed values. */
interface TermFunctionRow {
  /** `arithmetic` is written with a sign as a rule, `comparison` is one used as a value (three-valued: null in, null out). */
  readonly kind: 'arithmetic' | 'comparison' | 'function';
  /** The type of what it gives; `widest`: double if an argument is one, else long if one is, else integer. */
  readonly gives: TermType | 'widest';
}

const ARITHMETIC = { kind: 'arithmetic', gives: 'widest' } as const;
const COMPARISON = { kind: 'comparison', gives: 'boolean' } as const;
const TEXT = { kind: 'function', gives: 'string' } as const;
const COUNT = { kind: 'function', gives: 'integer' } as const;
const TEST = { kind: 'function', gives: 'boolean' } as const;

/** Every function of computed values. Targets, and whoever else tells something of them, have a total table over the names. */
export const TERM_FUNCTIONS = {
  add: ARITHMETIC,
  subtract: ARITHMETIC,
  multiply: ARITHMETIC,
  divide: ARITHMETIC,
  modulo: ARITHMETIC,
  negate: ARITHMETIC,
  between: TEXT,
  cidrMatch: TEST,
  concat: TEXT,
  endsWith: TEST,
  indexOf: COUNT,
  length: COUNT,
  number: { kind: 'function', gives: 'number' },
  startsWith: TEST,
  string: TEXT,
  stringContains: TEST,
  substring: TEXT,
  eq: COMPARISON,
  ne: COMPARISON,
  lt: COMPARISON,
  le: COMPARISON,
  gt: COMPARISON,
  ge: COMPARISON,
} as const satisfies Readonly<Record<string, TermFunctionRow>>;

export type TermFunction = keyof typeof TERM_FUNCTIONS;
