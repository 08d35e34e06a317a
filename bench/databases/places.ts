import { translate } from '../../src/api/translate.ts';
import { connectDuckdb } from '../../src/cli/external-engines/duckdb-module.ts';
import { installed } from '../../src/cli/external-engines/installed.ts';
import { askTable } from '../../src/cli/match/table/asked.ts';
import type { Rule } from '../../src/ir/index.ts';
import { type Command, measureProcess } from '../contest/measured-process.ts';

/** What stands in a folder for everybody: the rule, the events, and what is made of them. */
export interface Scene {
  readonly rule: Rule;
  readonly ruleFile: string;
  readonly events: string;
  readonly folder: string;
  readonly own: Command;
}

/** Somewhere that the events of a run are, and how they are asked there. */
export interface Place {
  readonly name: string;
  readonly remark: string;
  /** Brings the events there, which is not timed, and says what is timed; null: it is not here. */
  prepare(scene: Scene): Promise<{ readonly command: Command; readonly version: string } | null>;
}

const DUCKDB_COLUMNS = `{"@timestamp": 'TIMESTAMP', event: 'STRUCT(sequence BIGINT, category VARCHAR[], "type" VARCHAR[])',
  host: 'STRUCT(id VARCHAR, os STRUCT("type" VARCHAR))', process: 'STRUCT(pid BIGINT, name VARCHAR, executable VARCHAR, args VARCHAR[])',
  "user": 'STRUCT(id VARCHAR, name VARCHAR)'}`;

const CLICKHOUSE_COLUMNS = `\`@timestamp\` DateTime64(3, 'UTC'), event Tuple(sequence UInt64, category Array(String), type Array(String)),
  host Tuple(id String, os Tuple(type String)), process Tuple(pid Int64, name String, executable String, args Array(String)), user Tuple(id String, name String)`;

/**
 * Statements, one an argument behind the folder of the database; rows come as lines of JSON. The bridge of `engines/chdb` reads every row on its
 * way, which would be timed with the database.
 */
const CHDB = `
import sys
from chdb import session
database = session.Session(sys.argv[1])
for statement in sys.argv[2:]:
    sys.stdout.buffer.write(database.query(statement, 'JSONEachRow').bytes())
`;

export const PLACES: readonly Place[] = [
  {
    name: 'match',
    remark: 'reads the file of JSON lines, in as many threads as it takes of its own accord',
    prepare: async ({ own, ruleFile, events }) => ({ command: matching(own, ruleFile, events), version: process.version }),
  },
  {
    name: 'match --on duckdb',
    remark: 'the same command over a table with records in its columns, in a file of DuckDB',
    prepare: async ({ own, ruleFile, folder }) => ({
      command: matching(own, ruleFile, '--on', `duckdb=${folder}/events.duckdb`),
      version: await inDuckdb(folder, ['SELECT version() AS v']),
    }),
  },
  {
    name: 'match, of Parquet',
    remark: 'the same command over one file of Parquet, which DuckDB reads in its process',
    prepare: async ({ own, ruleFile, folder }) => ({
      command: matching(own, ruleFile, `${folder}/events.parquet`),
      version: await inDuckdb(folder, [`COPY events TO '${folder}/events.parquet'`, 'SELECT version() AS v']),
    }),
  },
  {
    name: 'ClickHouse',
    remark: 'the SQL that match asks of such a table, as chdb runs it, a library in a process of Python: there is no server here',
    prepare: async ({ rule, events, folder }) => {
      const python = installed('chdb/bin/python');
      if (python === null) return null;
      const ask = (...statements: readonly string[]): Command => ({
        program: python,
        words: ['-I', '-c', CHDB, `${folder}/clickhouse`, 'CREATE DATABASE IF NOT EXISTS lake', 'USE lake', ...statements],
      });
      const rows = async (...statements: readonly string[]): Promise<readonly { readonly [column: string]: unknown }[]> => {
        const end = await measureProcess(ask(...statements), { keepOutput: true, timeout: 1_200_000 });
        if (!end.ok) throw new Error(`ClickHouse: ${end.message}`);
        const lines = end.output.split('\n').filter((line) => line !== '');
        return lines.map((line): { readonly [column: string]: unknown } => JSON.parse(line));
      };
      await rows(
        `CREATE TABLE events (${CLICKHOUSE_COLUMNS}) ENGINE = MergeTree ORDER BY tuple()`,
        `INSERT INTO events SELECT * FROM file('${events}', 'JSONEachRow', '${CLICKHOUSE_COLUMNS.replaceAll("'", "\\'")}')`,
      );
      const tables = { run: rows, lines: async () => {}, close: async () => {} };
      const asked = await askTable(tables, 'clickhouse', 'events', undefined);
      const translated = translate(rule, 'clickhouse', asked.options);
      if (translated.status === 'refused') throw new Error(translated.reasons.map(({ message }) => message).join('; '));
      const [version] = await rows('SELECT version() AS v');
      return { command: ask(asked.rows(translated.text)), version: String(version?.['v']) };
    },
  },
];

function matching({ program, words }: Command, ...more: readonly string[]): Command {
  return { program, words: [...words, 'match', ...more] };
}

/** Loads the events into a file of DuckDB, before anything is asked of it. */
export async function loadDuckdb({ events, folder }: Scene): Promise<void> {
  await inDuckdb(folder, [
    `CREATE TABLE events AS SELECT * FROM read_json('${events}', format = 'newline_delimited', columns = ${DUCKDB_COLUMNS})`,
  ]);
}

async function inDuckdb(folder: string, statements: readonly string[]): Promise<string> {
  const { connection, close } = await connectDuckdb(`${folder}/events.duckdb`);
  try {
    let said = '';
    for (const statement of statements) {
      const [row] = (await connection.runAndReadAll(statement)).getRowObjectsJson();
      said = String(row?.['v'] ?? '');
    }
    return said;
  } finally {
    close();
  }
}
