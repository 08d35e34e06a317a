/** Binding strength, loosest first (eql-semantics 1.4). `test` covers `in`, `:`, `like` and `regex`. */
export const PRECEDENCE = { or: 1, and: 2, not: 3, comparison: 4, sum: 5, product: 6, sign: 7, test: 8, primary: 9 } as const;

/**
 * One operator of EQL: what it is written as and what it asks. What it computes is told by total tables over `OperatorName`, or over
 * those of one kind, where it is computed: lowering, oracle, corpus.
 */
interface OperatorRow {
  /** The kind of node that it makes. */
  readonly kind: 'or' | 'and' | 'not' | 'comparison' | 'membership' | 'match' | 'arithmetic';
  readonly precedence: number;
  /** How a chain groups; `none` means that it cannot be chained. Signs bind like `sign`, tighter than the row of the operator. */
  readonly associativity: 'left' | 'right' | 'none';
  /** Whether letter case counts where text is compared; null where no text is. */
  readonly letters: 'exact' | 'fold' | null;
  /** How its constants are read, where they are patterns. */
  readonly patterns: 'wildcards' | 'regex' | null;
  /** The spelling of the negated operator; null when the whole test is put under `not`. */
  readonly negated: string | null;
  readonly citation: string;
  /** What it asks, in words. */
  readonly meaning: string;
}

const plain = { letters: null, patterns: null, negated: null, citation: '1.4' } as const;
const logic = { ...plain, associativity: 'left' } as const;
const comparison = {
  ...plain,
  kind: 'comparison',
  precedence: PRECEDENCE.comparison,
  associativity: 'none',
  letters: 'exact',
} as const;
const membership = { ...plain, kind: 'membership', precedence: PRECEDENCE.test, associativity: 'none', citation: '1.3' } as const;
const wildcards = { ...membership, kind: 'match', patterns: 'wildcards' } as const;
const regex = { ...wildcards, patterns: 'regex' } as const;
const sum = { ...plain, kind: 'arithmetic', precedence: PRECEDENCE.sum, associativity: 'left' } as const;
const product = { ...sum, precedence: PRECEDENCE.product } as const;

/**
 * Every operator, by its spelling. Order relations have no negated form: flipping one would lose absent fields and other
 * values of an array (eql-semantics 2.2).
 */
export const OPERATORS = {
  or: { ...logic, kind: 'or', precedence: PRECEDENCE.or, meaning: 'Either side holds.' },
  and: { ...logic, kind: 'and', precedence: PRECEDENCE.and, meaning: 'Both sides hold.' },
  not: {
    ...logic,
    kind: 'not',
    precedence: PRECEDENCE.not,
    associativity: 'right',
    meaning: 'The plain complement: it holds where the field is missing.',
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
  '<': { ...comparison, meaning: 'Some value is below the constant. Texts order by code point.' },
  '<=': { ...comparison, meaning: 'Some value is below or equal.' },
  '>': { ...comparison, meaning: 'Some value is above.' },
  '>=': { ...comparison, meaning: 'Some value is above or equal.' },
  in: {
    ...membership,
    meaning: 'Some value equals an element of the list; `*` and `?` are ordinary characters.',
    letters: 'exact',
    negated: 'not in',
  },
  'in~': { ...membership, meaning: 'As `in`, with letters folded; no wildcards either.', letters: 'fold', negated: 'not in~' },
  ':': {
    ...wildcards,
    meaning: 'Some value equals the constant or matches its wildcards `*` and `?`, letters folded; a list is an or.',
    letters: 'fold',
  },
  like: { ...wildcards, meaning: 'As `:`, letters as written.', letters: 'exact' },
  'like~': { ...wildcards, meaning: 'As `:`.', letters: 'fold' },
  regex: { ...regex, meaning: 'Some whole value matches the Lucene regular expression.', letters: 'exact' },
  'regex~': { ...regex, meaning: 'As `regex`; single letters fold, ranges and `\\w \\d \\s` do not.', letters: 'fold' },
  '+': { ...sum, meaning: 'Sum.' },
  '-': { ...sum, meaning: 'Difference, or the sign of one number.' },
  '*': { ...product, meaning: 'Product.' },
  '/': { ...product, meaning: 'Quotient; of two integers cut off toward zero.' },
  '%': { ...product, meaning: 'Remainder, with the sign of the left side.' },
} as const satisfies Readonly<Record<string, OperatorRow>>;

/** How a list of patterns is read: each by itself, or as one, joined with `|`. (eql-semantics 2.1) */
export const PATTERN_LISTS: { readonly [kind in NonNullable<OperatorRow['patterns']>]: 'each' | 'joined' } = {
  wildcards: 'each',
  regex: 'joined',
};

/** The spelling of an operator: whatever is told of operators elsewhere is a total table over these. */
export type OperatorName = keyof typeof OPERATORS;

/** The operators that make nodes of a kind. */
type OperatorOf<K extends OperatorRow['kind']> = {
  [N in OperatorName]: (typeof OPERATORS)[N]['kind'] extends K ? N : never;
}[OperatorName];

export type ComparisonOperator = OperatorOf<'comparison'>;
export type MembershipOperator = OperatorOf<'membership'>;
export type MatchOperator = OperatorOf<'match'>;
export type ArithmeticOperator = OperatorOf<'arithmetic'>;

/** The operators that make nodes of these kinds. */
export function operatorsOf<K extends OperatorRow['kind']>(...kinds: readonly K[]): readonly OperatorOf<K>[] {
  return Object.keys(OPERATORS).filter((name): name is OperatorOf<K> => isOperator(name) && isOneOf(OPERATORS[name].kind, kinds));
}

function isOperator(name: string): name is OperatorName {
  return Object.hasOwn(OPERATORS, name);
}

function isOneOf(kind: OperatorRow['kind'], kinds: readonly OperatorRow['kind'][]): boolean {
  return kinds.includes(kind);
}
