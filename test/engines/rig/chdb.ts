import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { startNodeDialogue } from '../../../src/cli/host/programs.ts';
import type { Engine } from '../../../src/contract/index.ts';
import { askChdb, BRIDGE } from '../../../src/engines/chdb/index.ts';
import { CLICKHOUSE, type SqlDatabase, type SqlRow, sqlEngine } from '../../../src/engines/sql/index.ts';
import { pythonOf } from './python.ts';

/** For one statement. */
const TIMEOUT = 120_000;

interface Chdb extends SqlDatabase {
  close(): Promise<void>;
}

/** ClickHouse as a library, in a process of its own; it is installed by `npm run engines:install -- --only chdb`. */
export function openChdb(): Chdb {
  const python = pythonOf('chdb');
  if (!existsSync(python)) throw new Error('chdb is not installed: npm run engines:install -- --only chdb');
  const dialogue = startNodeDialogue(python, ['-I', '-c', BRIDGE], TIMEOUT);
  return {
    run: async (sql) => {
      const question = { before: [], query: sql, dialect: 'clickhouse', format: 'JSONEachRow' } as const;
      const answer = await askChdb<SqlRow>(question, dialogue);
      if ('error' in answer) throw new Error(answer.error);
      return answer.rows;
    },
    close: () => dialogue.close(),
  };
}

/** The engine over it, as `check --engine clickhouse=URL` has it over a server. */
export function chdbEngine(database: SqlDatabase): Engine<'clickhouse'> {
  return sqlEngine({ name: 'clickhouse', runs: 'clickhouse', spelling: CLICKHOUSE, database, unique: randomUUID });
}
