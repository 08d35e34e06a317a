import { CLICKHOUSE } from '../../../../translators/clickhouse/dialect.ts';
import { DUCKDB } from '../../../../translators/duckdb/dialect.ts';
import {
  type DescribedColumn,
  JSON_COLUMN,
  knownColumns,
  type SqlDialect,
  type SqlOptions,
  tableText,
  writtenValue,
} from '../../../../translators/sql/index.ts';
import { thrownMessage } from '../../../source/index.ts';
import type { OpenedTables, TablePlace } from '../../host/engines.ts';
import { UsageError } from '../../host/host.ts';

type Product = TablePlace['product'];

const DIALECTS: { readonly [P in Product]: SqlDialect } = { duckdb: DUCKDB, clickhouse: CLICKHOUSE };

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
  const dialect = DIALECTS[product];
  const { query: describe, columns: answered } = dialect.described;
  const rows = await tables.run(describe(tableText(table, dialect))).catch((error: unknown) => {
    throw new UsageError(`${product}: ${oneMessage(error)}`);
  });
  const there = rows.map((row): DescribedColumn => ({ name: String(row[answered[0]]), type: String(row[answered[1]]) }));
  if (columns === 'json') return askEvents(table, there, dialect);
  const written = there.flatMap((column) => {
    const value = writtenValue(column, dialect);
    return value === null ? [] : [`${value} AS ${dialect.name(column.name)}`];
  });
  const replace = written.length === 0 ? '' : ` REPLACE (${written.join(', ')})`;
  return {
    options: { table, known: knownColumns(there, dialect) },
    count: countOf,
    rows: (query) => (replace === '' ? bare(query) : `SELECT *${replace} FROM (${bare(query)}\n) AS found`),
    column: null,
  };
}

/** A table with one column that holds events. */
function askEvents(table: string, there: readonly DescribedColumn[], dialect: SqlDialect): AskedTable {
  const { events: types } = dialect.described;
  const type = there.find(({ name }) => name === JSON_COLUMN)?.type ?? '';
  if (!Object.hasOwn(types, type))
    throw new UsageError(
      `${table} has no column ${JSON_COLUMN} that holds JSON as text; without --columns its own columns are asked`,
    );
  const read = types[type] ?? null;
  const name = dialect.name(JSON_COLUMN);
  // A name of its own, longer than that of the table, which it is made of.
  const asJson = `${table.replace(/[."]/g, ' ')} as JSON`;
  const head =
    read === null
      ? ''
      : `WITH ${dialect.name(asJson)} AS NOT MATERIALIZED (SELECT * REPLACE (${read(name)} AS ${name}) FROM ${tableText(table, dialect)})\n`;
  // A condition may hold of what is no event, as of a line that is none, which is passed over there.
  const events = (query: string): string => `SELECT * FROM (${bare(query)}\n) AS found WHERE ${dialect.isJsonObject(name)}`;
  return {
    options: { table: read === null ? table : asJson, columns: 'json' },
    count: (query) => `${head}${countOf(events(query))}`,
    rows: (query) => `${head}SELECT CAST(${name} AS VARCHAR) AS ${name} FROM (${events(query)}) AS found`,
    column: JSON_COLUMN,
  };
}

function bare(query: string): string {
  return query.replace(/;\s*$/, '');
}

function countOf(query: string): string {
  return `SELECT count(*) AS n FROM (${bare(query)}\n) AS found`;
}

/** The words of a database, which draws its complaints over several lines. */
export function oneMessage(error: unknown): string {
  return (
    thrownMessage(error)
      .split(/\n\s*\n|\nLINE /)[0]
      ?.replace(/\s+/g, ' ') ?? ''
  );
}
