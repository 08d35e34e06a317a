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
  /** What null arguments give, in words. */
  readonly nulls: string;
  readonly citation: string;
}

const STRICT = 'Null when any argument is null.';

function required(name: string, type: ParameterType): Parameter {
  return { name, type, count: 'required', constant: false };
}

function optional(name: string, type: ParameterType): Parameter {
  return { name, type, count: 'optional', constant: false };
}

type Special = Partial<Pick<FunctionRow, 'tilde' | 'operator' | 'nulls'>>;

function row(name: string, parameters: readonly Parameter[], returns: ParameterType, special: Special = {}): FunctionRow {
  return { name, parameters, returns, tilde: false, operator: null, nulls: STRICT, citation: 'eql-semantics 8', ...special };
}

function arithmetic(name: string, operator: FunctionRow['operator']): FunctionRow {
  return row(name, [required('left', 'number'), required('right', 'number')], 'number', { operator });
}

/** Every function of EQL, by name (eql-semantics 8). */
export const FUNCTIONS: readonly FunctionRow[] = [
  arithmetic('add', '+'),
  row(
    'between',
    [required('source', 'string'), required('left', 'string'), required('right', 'string'), optional('greedy', 'boolean')],
    'string',
    { tilde: true, nulls: 'Null when the source is null.' },
  ),
  row('cidrMatch', [required('source', 'ip'), { name: 'block', type: 'string', count: 'repeated', constant: true }], 'boolean'),
  row('concat', [{ name: 'value', type: 'scalar', count: 'repeated', constant: false }], 'string'),
  arithmetic('divide', '/'),
  row('endsWith', [required('source', 'string'), required('suffix', 'string')], 'boolean', { tilde: true }),
  row('indexOf', [required('source', 'string'), required('part', 'string'), optional('start', 'number')], 'number', {
    tilde: true,
    nulls: 'Null when the source or the part is null, and when the part does not occur; a null start counts as 0.',
  }),
  row('length', [required('source', 'string')], 'number'),
  arithmetic('modulo', '%'),
  arithmetic('multiply', '*'),
  row('number', [required('source', 'string'), { name: 'base', type: 'number', count: 'optional', constant: true }], 'number'),
  row('startsWith', [required('source', 'string'), required('prefix', 'string')], 'boolean', { tilde: true }),
  row('string', [required('value', 'scalar')], 'string'),
  row('stringContains', [required('source', 'string'), required('part', 'string')], 'boolean', { tilde: true }),
  row('substring', [required('source', 'string'), required('from', 'number'), optional('to', 'number')], 'string', {
    nulls: 'Null when the source is null; a null start gives the whole source, a null end means the end of the source.',
  }),
  arithmetic('subtract', '-'),
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
