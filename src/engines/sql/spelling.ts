/** How values of events are written down for a database. Its own escapes: what judges a printer shares none with it. */
export interface Spelling {
  /** The target whose artifacts it runs. */
  readonly runs: 'duckdb' | 'clickhouse';
  readonly quote: '"' | '`';
  readonly text: (text: string) => string;
  readonly number: (number: number) => string;
  readonly list: (values: readonly string[]) => string;
  /** A record inside of a column, by the names of its parts. */
  readonly record: (parts: readonly (readonly [name: string, value: string])[]) => string;
  /** The type of a record, by the types of its parts. */
  readonly recordType: (parts: readonly (readonly [name: string, type: string])[]) => string;
  /** Years of which columns hold moments. */
  readonly years: readonly [first: number, last: number];
  /** What is asked for its version. */
  readonly version: string;
  /** Makes and drops a place of our own, and goes there. */
  readonly enter: (place: string) => readonly string[];
  readonly leave: (place: string) => readonly string[];
  /** What stands behind the columns of a new table. */
  readonly storage: string;
}

const double = (text: string): string => `'${text.replaceAll("'", "''")}'`;

export const DUCKDB: Spelling = {
  runs: 'duckdb',
  quote: '"',
  text: (text) => (text.includes('\0') ? `(${text.split('\0').map(double).join(' || chr(0) || ')})` : double(text)),
  number: (number) => `CAST('${Object.is(number, -0) ? '-0.0' : number}' AS DOUBLE)`,
  list: (values) => `[${values.join(', ')}]`,
  record: (parts) => `{${parts.map(([name, value]) => `${double(name)}: ${value}`).join(', ')}}`,
  recordType: (parts) => `STRUCT(${parts.map(([name, type]) => `${quoted(name, '"')} ${type}`).join(', ')})`,
  years: [1, 9999],
  version: 'SELECT version()',
  enter: (place) => [`CREATE SCHEMA ${quoted(place, '"')}`, `USE ${quoted(place, '"')}`],
  leave: (place) => ['USE main', `DROP SCHEMA IF EXISTS ${quoted(place, '"')} CASCADE`],
  storage: '',
};

const backslashed = (text: string): string =>
  `'${text.replace(/[\\']/g, '\\$&').replaceAll('\0', '\\0').replaceAll('\n', '\\n')}'`;

export const CLICKHOUSE: Spelling = {
  runs: 'clickhouse',
  quote: '`',
  text: backslashed,
  number: (number) => (Object.is(number, -0) ? '-0.0' : String(number)),
  list: (values) => `[${values.join(', ')}]`,
  record: (parts) => `tuple(${parts.map(([, value]) => value).join(', ')})`,
  recordType: (parts) => `Tuple(${parts.map(([name, type]) => `${quoted(name, '`')} ${type}`).join(', ')})`,
  years: [1900, 2299],
  version: 'SELECT version()',
  enter: (place) => [`CREATE DATABASE ${quoted(place, '`')}`, `USE ${quoted(place, '`')}`],
  leave: (place) => [`DROP DATABASE IF EXISTS ${quoted(place, '`')}`],
  storage: ' ENGINE = Memory',
};

/** A name in quotes; inside of backquotes a backslash escapes. */
export function quoted(name: string, quote: Spelling['quote']): string {
  return quote === '"' ? `"${name.replaceAll('"', '""')}"` : `\`${name.replace(/[\\`]/g, '\\$&')}\``;
}
