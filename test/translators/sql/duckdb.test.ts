import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckdb } from '../../../src/cli/external-engines/duckdb.ts';
import { connectDuckdb } from '../../../src/cli/external-engines/duckdb-module.ts';
import type { Engine } from '../../../src/contract/index.ts';
import { DUCKDB } from '../../../translators/duckdb/dialect.ts';
import { KNOWN_CASES, runSqlCases } from '../../support/sql/cases.ts';
import { trySpellings } from '../../support/sql/spellings.ts';

let engine: Engine<'duckdb'>;
let close: () => Promise<void> = async () => {};
beforeAll(async () => {
  const opened = await openDuckdb(null);
  close = opened.close;
  const [guest] = opened.guests;
  if (guest === undefined || !('engine' in guest) || guest.engine.runs !== 'duckdb') throw new Error('DuckDB is no engine');
  engine = guest.engine as Engine<'duckdb'>;
});
afterAll(() => close());

describe('DuckDB', () => {
  it('answers the cases as they say, but where its tables hold something else than an index', async () => {
    const { agreeing, wrong } = await runSqlCases(engine, 'lists');
    expect(wrong.filter(([id]) => !KNOWN_CASES.has(id))).toEqual([]);
    expect(agreeing).toBeGreaterThan(600);
  }, 120_000);

  it('answers them of JSON as it was written, where that is as an index holds it', async () => {
    const { agreeing, wrong } = await runSqlCases(engine, 'json');
    expect(wrong.filter(([id, { kind }]) => kind !== 'outside' && !KNOWN_CASES.has(id))).toEqual([]);
    expect(agreeing).toBeGreaterThan(550);
  }, 120_000);

  it('takes no text of a rule for anything else', async () => {
    const { connection, close: end } = await connectDuckdb(null);
    const run = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJson();
    await trySpellings({ run }, DUCKDB, 300);
    end();
  }, 60_000);

  it('makes views of what is printed as one', async () => {
    const { connection, close: end } = await connectDuckdb(null);
    await connection.runAndReadAll('CREATE TABLE events AS SELECT \'a\' AS "process.name"');
    await connection.runAndReadAll(
      `CREATE VIEW "v" AS\nSELECT *\nFROM "events"\nWHERE ${DUCKDB.lower('"process.name"')} = ${DUCKDB.text('a')};\n`,
    );
    expect((await connection.runAndReadAll('SELECT * FROM v')).getRowObjectsJson()).toEqual([{ 'process.name': 'a' }]);
    end();
  });

  it('is told what a column of single values cannot hold', async () => {
    const text = '--   "a" VARCHAR\nSELECT *\nFROM "events"\nWHERE "a" = \'x\';';
    const settings = { schema: { fields: new Map() }, semantics: { folding: 'ascii', functionWildcards: 'engine' } } as const;
    const loaded = await engine.load([{ a: 'x' }, { a: ['x', 'y'] }, { a: '\ud800' }, {}], {
      ...settings,
      now: 0,
      eventCategoryField: 'event.category',
      timestampField: '@timestamp',
    });
    expect(loaded.rejected).toEqual([{ id: 2, reason: 'it holds half a character' }]);
    expect(await loaded.run(text)).toEqual({
      status: 'answered',
      matches: [[0]],
      unanswered: [{ id: 1, reason: '2 values of a, and the column takes one' }],
    });
    expect(await loaded.run('--   "a" BLOB\nSELECT 1;')).toEqual({
      status: 'failed',
      message: 'it declares a column that cannot be made: "a" BLOB',
    });
    expect(await loaded.run('SELECT FROM;')).toMatchObject({
      status: 'failed',
      message: expect.stringContaining('Parser Error'),
    });
  });
});
