import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { DUCKDB, sqlEngine } from '../../engines/sql/index.ts';
import { thrownMessage } from '../../source/index.ts';
import type { OpenedEngines } from '../host/engines.ts';
import { UsageError } from '../host/host.ts';
import { connectDuckdb } from './duckdb-module.ts';

/** Opens DuckDB in this process: in memory, or in a schema of its own of a file. */
export async function openDuckdb(file: string | null): Promise<OpenedEngines> {
  // It would make one, and a mistyped name would leave it behind.
  if (file !== null && !existsSync(file)) throw new UsageError(`duckdb: there is no file ${file}`);
  const { connection, close } = await connectDuckdb(file).catch((error: unknown) => {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`duckdb: ${thrownMessage(error)}`);
  });
  const database = { run: async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJson() };
  const engine = sqlEngine({ name: 'duckdb', runs: 'duckdb', spelling: DUCKDB, database, unique: randomUUID });
  let open = true;
  return {
    guests: [{ engine, absence: ({ kind }) => (kind === 'single' ? null : 'SQL asks each row by itself') }],
    close: async () => {
      if (open) close();
      open = false;
    },
  };
}
