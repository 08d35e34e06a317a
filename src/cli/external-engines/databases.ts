import { randomUUID } from 'node:crypto';
import { printable, thrownMessage } from '../../source/index.ts';
import { DatabaseLost, type EngineWorld, type OpenedTables, type TablePlace } from '../host/engines.ts';
import { UsageError } from '../host/host.ts';
import { clickhouseAt } from './clickhouse-client.ts';
import { connectDuckdb, connectToRead } from './duckdb-module.ts';

/** Opens a database whose tables are asked; what is wrong with it is a `UsageError`. */
export async function openTables(
  place: TablePlace,
  world: Pick<EngineWorld, 'environment' | 'connection'>,
): Promise<OpenedTables> {
  try {
    if (place.product === 'duckdb') return await openDuckdbTables(place);
    const server = clickhouseAt(place.address, null, world);
    await server.run('SELECT 1');
    return { run: server.run, lines: server.lines, close: async () => server.close() };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(printable(`${place.product}: ${thrownMessage(error)}`));
  }
}

async function openDuckdbTables(place: Extract<TablePlace, { readonly product: 'duckdb' }>): Promise<OpenedTables> {
  const { connection, close } = 'file' in place ? await connectToRead(place.file) : await connectDuckdb(null);
  let open = true;
  // The row as a whole: a column of such a name, which would be taken for it, nobody can have made.
  const row = `"row ${randomUUID()}"`;
  const tables: OpenedTables = {
    run: async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson(),
    lines: async (query, take) => {
      const found = await connection.stream(`SELECT CAST(to_json(${row}) AS VARCHAR) FROM (${query}\n) AS ${row}`);
      for await (const rows of found.yieldRowsJson()) {
        if (!open) throw new DatabaseLost('interrupted');
        await take(rows.map(([event]) => String(event)));
      }
    },
    close: async () => {
      if (!open) return;
      open = false;
      connection.interrupt();
      close();
    },
  };
  if ('parquet' in place) await readParquet(place.parquet, tables);
  return tables;
}

/** Files of Parquet become one table: what one of them has no column for is absent there. Signs of patterns in their names are letters. */
async function readParquet(files: readonly string[], { run, close }: OpenedTables): Promise<void> {
  const names = files.map((file) => `'${file.replace(/[*?[]/g, '[$&]').replaceAll("'", "''")}'`).join(', ');
  try {
    await run(`CREATE VIEW events AS SELECT * FROM read_parquet([${names}], union_by_name = true)`);
  } catch (error) {
    await close();
    throw error;
  }
}
