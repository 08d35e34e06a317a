import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTables } from '../../src/cli/external-engines/databases.ts';
import { EXIT } from '../../src/cli/host/host.ts';
import { type Ran, run } from '../support/memory-host.ts';
import { serveSql } from '../support/sql/server.ts';
import { openChdb } from './rig/chdb.ts';

const LINES = '\nFORMAT JSONEachRow';

let chdb: ReturnType<typeof openChdb>;
let server: Awaited<ReturnType<typeof serveSql>>;
beforeAll(async () => {
  chdb = openChdb();
  // What a server does with statements over HTTP, with the library behind it.
  server = await serveSql((sql, _, response) => {
    const asLines = sql.endsWith(LINES);
    void chdb.run(asLines ? sql.slice(0, -LINES.length) : sql).then(
      (rows) => response.end(asLines ? rows.map((row) => `${JSON.stringify(row)}\n`).join('') : JSON.stringify({ data: rows })),
      (error: unknown) => response.writeHead(404).end(error instanceof Error ? error.message : ''),
    );
  });
  for (const statement of [
    'CREATE DATABASE lake',
    'USE lake',
    `CREATE TABLE kinds (line Int32, \`event.category\` LowCardinality(Nullable(String)), \`event.kind\` Enum8('Event' = 1, 'alert' = 2), \`host.ip\` Array(IPv6),
      \`source.ip\` Nullable(IPv4), at DateTime('America/New_York'), \`@timestamp\` Nullable(DateTime64(6, 'Asia/Tokyo')), day Date, process Tuple(name Nullable(String), pid UInt32, args Array(String)),
      \`url.full\` FixedString(3), weight Decimal(9, 3), raw String,
      \`process.exit_code\` Float64) ENGINE = Memory`,
    `INSERT INTO kinds VALUES
      (1, 'process', 'Event', ['::ffff:10.0.0.1', 'fe80::1'], '10.0.0.2', 1767268800, '2026-01-01 21:00:00.5', '2026-01-01', ('NC', 4, ['-l']), 'abc', 1.5, '', 2.5),
      (2, NULL, 'alert', [], NULL, 0, NULL, '1970-01-01', (NULL, 0, []), '', 0, '', nan)`,
    'CREATE TABLE raw (event String) ENGINE = Memory',
    `INSERT INTO raw VALUES ('{"event":{"category":["process"]},"process":{"name":"nc","pid":9007199254740993}}'), ('{"process":{"name":null}}'), ('no JSON'), ('[1]')`,
  ])
    await chdb.run(statement);
});
afterAll(async () => {
  server.close();
  await chdb.close();
});

async function lines(rule: string, ...words: readonly string[]): Promise<Ran & { readonly found: readonly unknown[] }> {
  const ran = await run(['match', 'a.eql', '--on', `clickhouse=http://${server.address}`, '--table', 'lake.kinds', ...words], {
    files: { 'a.eql': rule },
    openTables: (place, connection) => openTables(place, { environment: {}, connection }),
  });
  const found = ran.out
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [(JSON.parse(line) as { readonly event: { readonly line: number } }).event.line]));
  return { ...ran, found };
}

describe('match --on clickhouse=URL', () => {
  it.each([
    ['process where process.name : "nc" and process.args == "-l"', [1]],
    ['any where process.name == null', [2]],
    ['any where event.kind == "alert"', [2]],
    ['any where event.kind == "none of both"', []],
    ['any where host.ip == "10.0.0.1"', [1]],
    ['any where cidrMatch(host.ip, "fe80::/16")', [1]],
    ['any where cidrMatch(source.ip, "10.0.0.0/8")', [1]],
    ['any where @timestamp >= "2026-01-01T12:00:00.500Z" and @timestamp < "2026-01-01T12:00:00.501Z"', [1]],
    ['any where process.pid > 3.5', [1]],
    ['any where not process.pid > 3.5', [2]],
    ['any where ?user.name == null', [1, 2]],
    ['any where process.exit_code == 2', [1]],
    ['any where process.exit_code > 2', []],
    ['any where process.exit_code == null', [2]],
  ])('%s', async (rule, expected) => {
    const { exitCode, found, err } = await lines(rule);
    expect([exitCode, err]).toEqual([EXIT.ok, '']);
    expect(found).toEqual(expected);
  });

  it('prints moments as ISO 8601 has them, and no column without a value', async () => {
    const { out } = await lines('any where true');
    const [first, second] = out.trimEnd().split('\n');
    expect(JSON.parse(first ?? '')).toMatchObject({
      event: { at: '2026-01-01T12:00:00Z', '@timestamp': '2026-01-01T12:00:00.500000Z' },
    });
    expect(second).not.toContain('null');
  });

  it.each([
    ['any where url.full == "abc"', /url\.full is in the column url\.full, whose type no condition is asked of/],
    ['any where weight : "x"', /the column of weight holds no texts/],
    ['any where user.name == "a"', /the table has no column for user\.name/],
  ])('leaves out %s', async (rule, message) => {
    const { exitCode, found, err } = await lines(rule);
    expect([exitCode === EXIT.ok, found, err]).toEqual([false, [], expect.stringMatching(message)]);
  });

  it('reads events from a column of JSON, and prints them as they came', async () => {
    const { exitCode, out } = await lines('process where process.name == "nc"', '--table', 'lake.raw', '--columns', 'json');
    expect([exitCode, out]).toEqual([
      EXIT.ok,
      '{"rule":{"id":"a","name":"a"},"event":{"event":{"category":["process"]},"process":{"name":"nc","pid":9007199254740993}}}\n',
    ]);
  });

  it('passes over rows that hold no object of JSON', async () => {
    expect((await lines('any where true', '--table', 'lake.raw', '--columns', 'json')).found).toHaveLength(2);
  });

  it('tells the words of the server about a table that is not there', async () => {
    const { exitCode, err } = await lines('any where true', '--table', 'lake.none');
    expect([exitCode, err]).toEqual([EXIT.input, expect.stringMatching(/^error: clickhouse: Code: 60\. DB::Exception: .*none/)]);
  });
});
