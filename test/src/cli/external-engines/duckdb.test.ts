import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectDuckdb } from '../../../../src/cli/external-engines/duckdb-module.ts';
import { openEngines } from '../../../../src/cli/external-engines/index.ts';
import { EXIT } from '../../../../src/cli/host/host.ts';
import { type Ran, run } from '../../../support/memory-host.ts';
import { NETCAT } from '../../../support/rule-files.ts';

let folder = '';
let file = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duckdb-'));
  file = join(folder, 'lake.duckdb');
  await inFile("CREATE TABLE events AS SELECT 'mine' AS a");
});
afterAll(() => rm(folder, { recursive: true }));

async function inFile(sql: string): Promise<unknown> {
  const { connection, close } = await connectDuckdb(file);
  const rows = (await connection.runAndReadAll(sql)).getRowObjectsJson();
  close();
  return rows;
}

const check = (engine: string, ...words: readonly string[]): Promise<Ran> =>
  run(['check', 'nc.eql', '--to', 'duckdb', '--engine', engine, '--events', '30', '--json', ...words], {
    files: { 'nc.eql': NETCAT },
    openEngines: (settings) => openEngines(settings, {}),
  });

describe('check --engine duckdb=FILE', () => {
  it.each([
    ['lists', EXIT.ok],
    ['json', EXIT.ok],
    // A column of one value takes no event with several: of those it has no answer.
    ['flat', EXIT.disagreement],
    ['nested', EXIT.disagreement],
  ])('judges columns that are %s in a schema of its own, and leaves the file as it was', async (columns, code) => {
    const { exitCode, out } = await check(`duckdb=${file}`, '--columns', columns);
    const [rule] = (JSON.parse(out) as { readonly rules: readonly { readonly engines: readonly object[] }[] }).rules;
    expect(rule?.engines).toContainEqual(
      expect.objectContaining({ name: 'duckdb', disagreements: 0, matches: expect.any(Number) }),
    );
    expect(exitCode).toBe(code);
    expect(await inFile('SELECT * FROM events')).toEqual([{ a: 'mine' }]);
    expect(await inFile("SELECT schema_name FROM duckdb_schemas() WHERE schema_name LIKE 'eqlibrium%'")).toEqual([]);
  });

  it('makes no file of a mistyped name, and takes none of something else', async () => {
    const none = join(folder, 'none.duckdb');
    const missing = await check(`duckdb=${none}`);
    expect([missing.exitCode, missing.err]).toEqual([EXIT.input, `error: duckdb: there is no file ${none}\n`]);
    expect(existsSync(none)).toBe(false);
    const other = join(folder, 'other.duckdb');
    await writeFile(other, 'no database '.repeat(1000));
    const wrong = await check(`duckdb=${other}`);
    expect([wrong.exitCode, wrong.err]).toEqual([
      EXIT.input,
      expect.stringMatching(/^error: duckdb: .*not a valid DuckDB database/i),
    ]);
  });
});
