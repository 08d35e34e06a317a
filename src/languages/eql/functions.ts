import type { ArithmeticOperator } from './operators.ts';

/** The types that parameters take and functions return. `scalar` is any single value. */
export type ParameterType = 'string' | 'number' | 'boolean' | 'ip' | 'scalar';

export interface Parameter {
  readonly name: string;
  readonly type: ParameterType;
  /** A number of a whole-number type: a double is refused, whatever its value. */
  readonly whole: boolean;
  /** required: once. optional: once or not at all. repeated: once or more, as the last parameter. */
  readonly count: 'required' | 'optional' | 'repeated';
  /** What constant the argument must be; null: any expression will do. */
  readonly constant: 'network' | null;
}

/**
 * One function of EQL: how it is called and what it makes of absence. What it computes is told by total tables over
 * `FunctionName`, where it is computed: lowering, oracle, corpus; in words by `FUNCTION_MEANINGS`.
 */
interface FunctionRow {
  readonly parameters: readonly Parameter[];
  readonly returns: ParameterType;
  /** A form with a glued tilde exists. */
  readonly tilde: boolean;
  /** The operator that says the same, or null. */
  readonly operator: ArithmeticOperator | null;
  /** Between a field and a constant the engine reads wildcards in the constant. (eql-semantics 6.3) */
  readonly wildcards: boolean;
  /** Gives a whole number from 0 on: for every text, or null where nothing is found; null: it gives something else. */
  readonly counts: 'always' | 'or null' | null;
  /** What null arguments give, in words. */
  readonly nulls: string;
  readonly citation: string;
}

/** What most functions have in common. */
const PLAIN = {
  tilde: false,
  operator: null,
  wildcards: false,
  counts: null,
  nulls: 'Null when any argument is null.',
  citation: 'eql-semantics 8',
} as const;

function required(name: string, type: ParameterType): Parameter {
  return { name, type, whole: false, count: 'required', constant: null };
}

function optional(name: string, type: ParameterType): Parameter {
  return { name, type, whole: false, count: 'optional', constant: null };
}

/** A place in a text, or the base of numerals. */
function whole(parameter: Parameter): Parameter {
  return { ...parameter, whole: true };
}

function arithmetic<const O extends FunctionRow['operator']>(operator: O) {
  const parameters = [required('left', 'number'), required('right', 'number')] as const;
  return { ...PLAIN, parameters, returns: 'number', operator } as const;
}

const ROWS = {
  add: arithmetic('+'),
  between: {
    ...PLAIN,
    parameters: [
      required('source', 'string'),
      required('left', 'string'),
      required('right', 'string'),
      optional('greedy', 'boolean'),
    ],
    returns: 'string',
    tilde: true,
    nulls: 'Null when the source is null; any other null is an error.',
  },
  cidrMatch: {
    ...PLAIN,
    parameters: [
      required('source', 'ip'),
      { name: 'block', type: 'string', whole: false, count: 'repeated', constant: 'network' },
    ],
    returns: 'boolean',
  },
  concat: {
    ...PLAIN,
    parameters: [{ name: 'value', type: 'scalar', whole: false, count: 'repeated', constant: null }],
    returns: 'string',
  },
  divide: arithmetic('/'),
  endsWith: {
    ...PLAIN,
    parameters: [required('source', 'string'), required('suffix', 'string')],
    returns: 'boolean',
    tilde: true,
    wildcards: true,
  },
  indexOf: {
    ...PLAIN,
    parameters: [required('source', 'string'), required('part', 'string'), whole(optional('start', 'number'))],
    returns: 'number',
    tilde: true,
    counts: 'or null',
    nulls: 'Null when the source or the part is null, and when the part does not occur; a null start counts as 0.',
  },
  length: {
    ...PLAIN,
    parameters: [required('source', 'string')],
    returns: 'number',
    counts: 'always',
  },
  modulo: arithmetic('%'),
  multiply: arithmetic('*'),
  number: {
    ...PLAIN,
    parameters: [required('source', 'string'), whole(optional('base', 'number'))],
    returns: 'number',
  },
  startsWith: {
    ...PLAIN,
    parameters: [required('source', 'string'), required('prefix', 'string')],
    returns: 'boolean',
    tilde: true,
  },
  string: {
    ...PLAIN,
    parameters: [required('value', 'scalar')],
    returns: 'string',
  },
  stringContains: {
    ...PLAIN,
    parameters: [required('source', 'string'), required('part', 'string')],
    returns: 'boolean',
    tilde: true,
    wildcards: true,
    nulls: 'Null when the source is null; a part that is null is an error.',
  },
  substring: {
    ...PLAIN,
    parameters: [required('source', 'string'), whole(required('from', 'number')), whole(optional('to', 'number'))],
    returns: 'string',
    nulls: 'Null when the source is null; a null start gives the whole source, a null end means the end of the source.',
  },
  subtract: arithmetic('-'),
} as const satisfies Readonly<Record<string, FunctionRow>>;

/** The name of a function as it is documented: whatever is told of functions elsewhere is a total table over these. */
export type FunctionName = keyof typeof ROWS;

/** The functions that a condition may ask for their truth. */
export type TestFunction = { [N in FunctionName]: (typeof ROWS)[N]['returns'] extends 'boolean' ? N : never }[FunctionName];

/** Every function of EQL (eql-semantics 8). */
export const FUNCTIONS: { readonly [name in FunctionName]: FunctionRow } = ROWS;

/** Their names, in the order of the alphabet. */
export const FUNCTION_NAMES: readonly FunctionName[] = Object.keys(ROWS).filter(isFunctionName);

const BY_LOWER_CASE: ReadonlyMap<string, FunctionName> = new Map(FUNCTION_NAMES.map((name) => [name.toLowerCase(), name]));

/** The function of a name, letter case aside; null when there is none. */
export function functionNamed(written: string): FunctionName | null {
  return BY_LOWER_CASE.get(written.toLowerCase()) ?? null;
}

/** Whether a condition may ask a function for its truth. */
export function isTest(name: FunctionName): name is TestFunction {
  return FUNCTIONS[name].returns === 'boolean';
}

/** The fewest and the most arguments a function takes; `most` is null when there is no upper limit. */
export function arity({ parameters }: Pick<FunctionRow, 'parameters'>): { readonly least: number; readonly most: number | null } {
  const least = parameters.filter(({ count }) => count !== 'optional').length;
  return { least, most: parameters.some(({ count }) => count === 'repeated') ? null : parameters.length };
}

function isFunctionName(name: string): name is FunctionName {
  return Object.hasOwn(ROWS, name);
}
