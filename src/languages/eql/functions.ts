/** The types that parameters take and functions return. `scalar` is any single value. */
export type ParameterType = 'string' | 'number' | 'boolean' | 'ip' | 'scalar';

export interface Parameter {
  readonly name: string;
  readonly type: ParameterType;
  /** required: once. optional: once or not at all. repeated: once or more, as the last parameter. */
  readonly count: 'required' | 'optional' | 'repeated';
  /** The argument must be a constant. */
  readonly constant: boolean;
}

/** One function of EQL: how it is called and what it makes of absence. What it computes is told by lowering and oracle. */
export interface FunctionRow {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly returns: ParameterType;
  /** A form with a glued tilde exists. */
  readonly tilde: boolean;
  /** The operator that says the same, or null. */
  readonly operator: '+' | '-' | '*' | '/' | '%' | null;
  /** What it computes, in words. */
  readonly meaning: string;
  /** What null arguments give, in words. */
  readonly nulls: string;
  readonly citation: string;
}

const WIDTH =
  ' A double when either side is one, else 64 bits when either side is a long, else 32; an integer overflow is an error.';
const STRICT = 'Null when any argument is null.';

function required(name: string, type: ParameterType): Parameter {
  return { name, type, count: 'required', constant: false };
}

function optional(name: string, type: ParameterType): Parameter {
  return { name, type, count: 'optional', constant: false };
}

type Special = Partial<Pick<FunctionRow, 'tilde' | 'operator' | 'nulls'>>;

function row(
  name: string,
  parameters: readonly Parameter[],
  returns: ParameterType,
  meaning: string,
  special: Special = {},
): FunctionRow {
  return {
    name,
    meaning,
    parameters,
    returns,
    tilde: false,
    operator: null,
    nulls: STRICT,
    citation: 'eql-semantics 8',
    ...special,
  };
}

function arithmetic(name: string, operator: FunctionRow['operator'], meaning: string): FunctionRow {
  return row(name, [required('left', 'number'), required('right', 'number')], 'number', meaning, { operator });
}

/** Every function of EQL, by name (eql-semantics 8). */
export const FUNCTIONS: readonly FunctionRow[] = [
  arithmetic('add', '+', `The sum.${WIDTH}`),
  row(
    'between',
    [required('source', 'string'), required('left', 'string'), required('right', 'string'), optional('greedy', 'boolean')],
    'string',
    'The text after the first left mark and before the next right mark (greedy: the last one); empty when a mark is missing, the source when one is empty.',
    { tilde: true, nulls: 'Null when the source is null; any other null is an error.' },
  ),
  row(
    'cidrMatch',
    [required('source', 'ip'), { name: 'block', type: 'string', count: 'repeated', constant: true }],
    'boolean',
    'Whether the address lies in one of the blocks; a bare address is a block of one, host bits may be set.',
  ),
  row(
    'concat',
    [{ name: 'value', type: 'scalar', count: 'repeated', constant: false }],
    'string',
    'The texts of the values in a row; numbers and booleans as Java prints them.',
  ),
  arithmetic('divide', '/', 'The quotient; of two integers cut off toward zero. An integer divided by zero is an error.'),
  row(
    'endsWith',
    [required('source', 'string'), required('suffix', 'string')],
    'boolean',
    'Whether the source ends with the suffix. Between a field and a constant the engine reads `*`, `?` and `\\` of the constant as in a wildcard query.',
    { tilde: true },
  ),
  row(
    'indexOf',
    [required('source', 'string'), required('part', 'string'), optional('start', 'number')],
    'number',
    'The place, counted from 0 in UTF-16 units, of the first occurrence at or after the start; null, not -1, when there is none.',
    {
      tilde: true,
      nulls: 'Null when the source or the part is null, and when the part does not occur; a null start counts as 0.',
    },
  ),
  row('length', [required('source', 'string')], 'number', 'The length in UTF-16 units.'),
  arithmetic('modulo', '%', 'The remainder, with the sign of the left side. An integer remainder by zero is an error.'),
  arithmetic('multiply', '*', `The product.${WIDTH}`),
  row(
    'number',
    [required('source', 'string'), optional('base', 'number')],
    'number',
    'The number a text spells; `0x` begins base 16. A text that spells none is an error.',
  ),
  row(
    'startsWith',
    [required('source', 'string'), required('prefix', 'string')],
    'boolean',
    'Whether the source starts with the prefix, taken literally.',
    { tilde: true },
  ),
  row(
    'string',
    [required('value', 'scalar')],
    'string',
    'The text of the value as Java prints it: a double always has a point or an exponent.',
  ),
  row(
    'stringContains',
    [required('source', 'string'), required('part', 'string')],
    'boolean',
    'Whether the part occurs in the source; false when either is empty. Between a field and a constant as endsWith.',
    { tilde: true, nulls: 'Null when the source is null; a part that is null is an error.' },
  ),
  row(
    'substring',
    [required('source', 'string'), required('from', 'number'), optional('to', 'number')],
    'string',
    'A slice in UTF-16 units; negative places count from the end, places outside are clamped.',
    {
      nulls: 'Null when the source is null; a null start gives the whole source, a null end means the end of the source.',
    },
  ),
  arithmetic('subtract', '-', `The difference.${WIDTH}`),
];

const BY_NAME: ReadonlyMap<string, FunctionRow> = new Map(FUNCTIONS.map((known) => [known.name.toLowerCase(), known]));

/** The function of a name, letter case aside; null when there is none. */
export function findFunction(name: string): FunctionRow | null {
  return BY_NAME.get(name.toLowerCase()) ?? null;
}

/** The fewest and the most arguments a function takes; `most` is null when there is no upper limit. */
export function arity(known: FunctionRow): { readonly least: number; readonly most: number | null } {
  const least = known.parameters.filter(({ count }) => count !== 'optional').length;
  return { least, most: known.parameters.some(({ count }) => count === 'repeated') ? null : known.parameters.length };
}
