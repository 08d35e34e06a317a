import type { Spelling } from './spelling.ts';

/** What a column takes. `json`: the whole event. */
export type Holds = 'text' | 'whole' | 'unsigned' | 'double' | 'single' | 'boolean' | 'instant' | 'json';

/** A column that an artifact says its table has. */
export interface DeclaredColumn {
  /** Its name, and those inside of it. */
  readonly path: readonly string[];
  readonly type: string;
  readonly holds: Holds;
  readonly several: boolean;
}

/** The types that artifacts name; another one is no type that we make. */
const TYPES: { readonly [Runs in Spelling['runs']]: { readonly [type: string]: Holds } } = {
  duckdb: {
    VARCHAR: 'text',
    BIGINT: 'whole',
    UBIGINT: 'unsigned',
    DOUBLE: 'double',
    FLOAT: 'single',
    BOOLEAN: 'boolean',
    TIMESTAMP: 'instant',
    JSON: 'json',
  },
  clickhouse: {
    'Nullable(String)': 'text',
    'Nullable(Int64)': 'whole',
    'Nullable(UInt64)': 'unsigned',
    'Nullable(Float64)': 'double',
    'Nullable(Float32)': 'single',
    'Nullable(Bool)': 'boolean',
    "Nullable(DateTime64(3, 'UTC'))": 'instant',
    String: 'json',
  },
};

const NAME = { '"': /"((?:[^"]|"")*)"/y, '`': /`((?:[^`\\]|\\.)*)`/y } as const;

/**
 * The columns that an artifact says its table has: the lines of its comment that begin with a name in quotes. A text says which of
 * them cannot be read.
 */
export function declaredColumns(artifact: string, spelling: Spelling): readonly DeclaredColumn[] | string {
  const columns: DeclaredColumn[] = [];
  for (const line of artifact.split('\n')) {
    if (!line.startsWith(`--   ${spelling.quote}`)) continue;
    const column = columnOf(line.slice(5), spelling);
    if (column === null) return `it declares a column that cannot be made: ${line.slice(5)}`;
    columns.push(column);
  }
  return columns;
}

function columnOf(text: string, { quote, runs }: Spelling): DeclaredColumn | null {
  const path: string[] = [];
  const shape = NAME[quote];
  let at = 0;
  do {
    shape.lastIndex = at;
    const [found, name] = shape.exec(text) ?? [];
    if (found === undefined || name === undefined) return null;
    path.push(quote === '"' ? name.replaceAll('""', '"') : name.replace(/\\(.)/g, '$1'));
    at += found.length;
  } while (text.charAt(at) === '.' && ++at > 0);
  const type = text.slice(at).trim();
  const single = singleType(type, runs);
  const holds = TYPES[runs][single ?? type];
  return holds === undefined ? null : { path, type, holds, several: single !== null };
}

/** The type of the values of a list; null: it is no list. */
function singleType(type: string, runs: Spelling['runs']): string | null {
  if (runs === 'duckdb') return type.endsWith('[]') ? type.slice(0, -2) : null;
  const inner = /^Array\((.*)\)$/.exec(type)?.[1];
  return inner === undefined ? null : `Nullable(${inner})`;
}
