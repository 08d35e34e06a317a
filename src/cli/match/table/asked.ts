import { CLICKHOUSE } from '../../../../translators/clickhouse/dialect.ts';
import { DUCKDB } from '../../../../translators/duckdb/dialect.ts';
import {
  type DescribedColumn,
  JSON_COLUMN,
  knownColumns,
  type SqlDialect,
  type SqlOptions,
} from '../../../../translators/sql/index.ts';
import { thrownMessage } from '../../../source/index.ts';
import type { OpenedTables, TablePlace } from '../../host/engines.ts';
import { UsageError } from '../../host/host.ts';

type Product = TablePlace['product'];

/** What one database is asked in its own words. */
interface Words {
  readonly dialect: SqlDialect;
  describe(table: string): string;
  /** The columns of its answer that hold a name and a type. */
  readonly described: readonly [name: string, type: string];
  /** The types whose values are written as a day and a time with a blank between, and how they are written as ISO 8601 has it. */
  readonly moments: RegExp;
  iso(value: string, type: string): string;
  /** The type of a column that holds events as JSON. */
  readonly json: RegExp;
  /** The value of such a column is an object of JSON. */
  isObject(value: string): string;
}

const WORDS: { readonly [P in Product]: Words } = {
  duckdb: {
    dialect: DUCKDB,
    describe: (table) => `DESCRIBE SELECT * FROM ${table}`,
    described: ['column_name', 'column_type'],
    moments: /^TIMESTAMP(_S|_MS|_NS| WITH TIME ZONE)?$/,
    iso: (value, type) => {
      const moment = type.endsWith('ZONE') ? `make_timestamp(epoch_us(${value}))` : value;
      // Letters behind nanoseconds are written into them.
      return `strftime(${moment}, '%Y-%m-%dT%H:%M:%S.${type.endsWith('_NS') ? '%n' : '%f'}') || 'Z'`;
    },
    json: /^(JSON|VARCHAR)$/,
    isObject: (value) => `CASE WHEN json_valid(${value}) THEN json_type(${value}) = 'OBJECT' ELSE false END`,
  },
  clickhouse: {
    dialect: CLICKHOUSE,
    describe: (table) => `DESCRIBE TABLE (SELECT * FROM ${table})`,
    described: ['name', 'type'],
    moments: /^(Nullable\()?DateTime(64)?(\(|\)|$)/,
    iso: (value) => `concat(replaceOne(toString(toTimeZone(${value}, 'UTC')), ' ', 'T'), 'Z')`,
    json: /^String$/,
    isObject: (value) => `isValidJSON(${value}) AND JSONType(${value}) = 'Object'`,
  },
};

/** A table that is there, and how rules are asked of it. */
export interface AskedTable {
  /** What rules are translated with. */
  readonly options: Partial<SqlOptions>;
  /** How many rows a query finds. */
  count(query: string): string;
  /** A query with rows that become events. */
  rows(query: string): string;
  /** The one column that holds the event; null: all of them do. */
  readonly column: string | null;
}

/** Asks a database what columns a table has. Rejects with a `UsageError` that holds its words. */
export async function askTable(
  tables: OpenedTables,
  product: Product,
  table: string,
  columns: 'json' | undefined,
): Promise<AskedTable> {
  const { dialect, describe, described, moments, iso, json, isObject } = WORDS[product];
  const quoted = table
    .split('.')
    .map((name) => dialect.name(name))
    .join('.');
  const rows = await tables.run(describe(quoted)).catch((error: unknown) => {
    throw new UsageError(`${product}: ${oneMessage(error)}`);
  });
  const there = rows.map((row): DescribedColumn => ({ name: String(row[described[0]]), type: String(row[described[1]]) }));
  const bare = (query: string): string => query.replace(/;\s*$/, '');
  const count = (query: string): string => `SELECT count(*) AS n FROM (${bare(query)}\n) AS found`;
  if (columns === 'json') {
    const event = there.find(({ name }) => name === JSON_COLUMN);
    if (event === undefined || !json.test(event.type))
      throw new UsageError(
        `${table} has no column ${JSON_COLUMN} that holds JSON as text; without --columns its own columns are asked`,
      );
    const name = dialect.name(JSON_COLUMN);
    // A condition may hold of what is no event, as of a line that is none, which is passed over there.
    const events = (query: string): string => `SELECT * FROM (${bare(query)}\n) AS found WHERE ${isObject(name)}`;
    return {
      options: { table, columns },
      count: (query) => count(events(query)),
      rows: (query) => `SELECT CAST(${name} AS VARCHAR) AS ${name} FROM (${events(query)}) AS found`,
      column: JSON_COLUMN,
    };
  }
  const written = there
    .filter(({ type }) => moments.test(type))
    .map(({ name, type }) => `${iso(dialect.name(name), type)} AS ${dialect.name(name)}`);
  const replace = written.length === 0 ? '' : ` REPLACE (${written.join(', ')})`;
  return {
    options: { table, known: knownColumns(there, dialect) },
    count,
    rows: (query) => (replace === '' ? bare(query) : `SELECT *${replace} FROM (${bare(query)}\n) AS found`),
    column: null,
  };
}

/** The words of a database, which draws its complaints over several lines. */
export function oneMessage(error: unknown): string {
  return (
    thrownMessage(error)
      .split(/\n\s*\n|\nLINE /)[0]
      ?.replace(/\s+/g, ' ') ?? ''
  );
}
