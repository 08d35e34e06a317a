import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openTables } from '../../../src/cli/external-engines/databases.ts';
import { connectDuckdb } from '../../../src/cli/external-engines/duckdb-module.ts';
import { EXIT } from '../../../src/cli/host/host.ts';
import type { Json } from '../../../src/event/index.ts';
import { type Ran, run } from '../../support/memory-host.ts';
import { NETCAT, SEQUENCE } from '../../support/rule-files.ts';
import { type Answering, serveSql } from '../../support/sql/server.ts';

const FILES = {
  'nc.eql': NETCAT,
  'seq.eql': SEQUENCE,
  'optional.eql': 'any where ?user.name == null',
  'missing.eql': 'any where user.name == "root"',
  'wrong.eql': 'any where process.pid == 4',
  'kinds.eql':
    'any where host.ip == "10.0.0.1" and @timestamp >= "2026-01-01T12:00:00" and event.kind : "EVENT" and process.exit_code > 1 and host.uptime == 7',
  'any.eql': 'any where true',
  'deep.eql': 'process where process.parent.pid == 4 and event.type == "1" and not process.parent.name == "x"',
  'other.eql': 'process where process.parent.pid == 5',
  'nobody.eql': 'any where ?user.name == null',
  'nameless.eql': 'any where ?process.name == null',
  'two.eql': 'any where process.exit_code == 2',
  'above.eql': 'any where process.exit_code > 2 or process.pid > 2',
  'clock.eql': 'any where @timestamp < "now-1d/d"',
  'inside.eql': 'any where process.start == "2026-01-01T10:00:00Z"',
  'torn.eql': 'any where process.pid == 4 and not process.name == "x"',
  'capitals.eql': 'any where process.name == "NC"',
  'capital.eql': 'any where process.name like "N*"',
  'accent.eql': 'any where user.name == "root" and not process.name in ("NC", "x")',
  'folded.eql': 'any where process.name : "nc"',
  'a.parquet': 'PAR1',
  'nested.PARQUET': 'PAR1',
  'b.parquet': 'PAR1',
  'events.ndjson': '{"process": {"name": "nc"}}\n',
};

const lines = (out: string): readonly Json[] =>
  out === ''
    ? []
    : out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tables-'));
  const { connection, close } = await connectDuckdb(join(folder, 'lake.duckdb'));
  const nested = "{name: 'nc', exit_code: 2::UTINYINT, parent: NULL::VARCHAR}";
  for (const statement of [
    "SET TimeZone = 'America/New_York'",
    `CREATE TABLE events AS SELECT 1 AS "line", ['process', 'x'] AS "event.category", ['start'] AS "event.type", ${nested} AS process UNION ALL SELECT 2, ['process'], NULL, ${nested}`,
    `CREATE TABLE "odd ""names"".x" AS SELECT '4' AS "process.pid"`,
    `CREATE SCHEMA s; CREATE TABLE s.kinds AS SELECT '10.0.0.1' AS "host.ip", TIMESTAMPTZ '2026-01-01 07:00:00.5-05' AS "@timestamp", 'Event'::ENUM('Event') AS "event.kind", 2.5::DECIMAL(5,2) AS "process.exit_code", 7::HUGEINT AS "host.uptime", 'NaN'::DOUBLE AS n, 9223372036854775807 AS big`,
    `CREATE TABLE "dot.ted" AS SELECT 1 AS n; CREATE TABLE s."a ""b.c" AS SELECT 2 AS n`,
    `CREATE TABLE raw AS SELECT '{"event": {"type": "start", "category": "process"}, "process": {"name": "NC", "pid": null}}'::JSON AS event`,
    `CREATE TABLE rows AS SELECT 'nc' AS "process.name", 1 AS found, 2 AS "row", 3 AS "eqlibrium row"`,
    `CREATE TABLE bad AS SELECT unnest(['{"a": 1}', NULL, 'null', '[{}]', 'no JSON']) AS event`,
    `CREATE TABLE torn (line INTEGER, event VARCHAR COLLATE NOCASE)`,
    `INSERT INTO torn VALUES (1, '{"process": {"name": "nc",  "pid": 4}, "event": {"type": "start", "category": "process"}}'), (2, '{"process": {"name": "nc"'), (3, ''), (4, NULL)`,
    `CREATE TABLE collated (id INTEGER, "process.name" VARCHAR COLLATE NOCASE, "user.name" VARCHAR COLLATE NOCASE.NOACCENT)`,
    `INSERT INTO collated VALUES (1, 'nc', 'root'), (2, 'NC', 'röot')`,
    `CREATE TABLE lists AS SELECT id, ["process.name"] AS "process.name", {name: "user.name"} AS "user" FROM collated`,
    `CREATE TABLE mixed AS SELECT {category: '["process"]'::JSON} AS event, '{"name": "nc", "parent": {"pid": [4, null]}}'::JSON AS process, '["start", 1]'::JSON AS "event.type"`,
    `CREATE TABLE unread AS SELECT [{name: 'root'}] AS "user", 'nc'::BLOB AS "process.name"`,
    `CREATE TABLE numbers AS SELECT unnest([2.5::DOUBLE, 'NaN'::DOUBLE, 'inf'::DOUBLE, -0.5::DOUBLE]) AS "process.exit_code", 'NaN'::FLOAT AS "process.pid"`,
    `CREATE TABLE moments AS SELECT TIMESTAMP_NS '2026-01-01 12:00:00.123456789' AS "@timestamp"`,
    `CREATE TABLE inner_moments AS SELECT {start: TIMESTAMP '2026-01-01 10:00:00', "q "" x": [TIMESTAMPTZ '2026-01-01 07:00:00-05', NULL], parent: NULL::STRUCT("at" TIMESTAMP_NS)} AS process, [[TIMESTAMP_S '2026-01-01 10:00:00']] AS m0, [{t: TIMESTAMP '2026-01-01 10:00:00', n: 1}] AS several, NULL::STRUCT("at" TIMESTAMP) AS none, MAP {'a': TIMESTAMP '2026-01-01 10:00:00'} AS map, NULL::MAP(VARCHAR, TIMESTAMP) AS no_map`,
    `COPY (SELECT {name: 'nc'} AS process) TO '${folder}/nested.PARQUET'`,
    `COPY (SELECT 'process' AS "event.category", 'start' AS "event.type", 'nc' AS "process.name") TO '${folder}/a.parquet'`,
    `COPY (SELECT 'start' AS "event.type", 'nc' AS "process.name", 'process' AS "event.category", 'extra' AS more) TO '${folder}/b.parquet'`,
  ])
    await connection.runAndReadAll(statement);
  close();
});
afterAll(() => rm(folder, { recursive: true }));

/** Files of events stand in the folder; rules are in memory. */
async function match(...words: readonly string[]): Promise<Ran> {
  return await run(['match', ...words], {
    files: FILES,
    openTables: (place, connection) =>
      openTables('parquet' in place ? { ...place, parquet: place.parquet.map((file) => join(folder, file)) } : place, {
        environment: {},
        connection,
      }),
  });
}

const inDuckdb = (rule: string, ...words: readonly string[]): Promise<Ran> =>
  match(rule, '--on', `duckdb=${join(folder, 'lake.duckdb')}`, ...words);

describe('match --on duckdb=FILE', () => {
  it('prints rows as events, as match prints those of files', async () => {
    const { exitCode, out, err } = await inDuckdb('nc.eql');
    expect([exitCode, err]).toEqual([EXIT.ok, '']);
    const event = { line: 1, 'event.category': ['process', 'x'], 'event.type': ['start'], process: { name: 'nc', exit_code: 2 } };
    expect(lines(out)).toEqual([{ rule: { id: 'nc', name: 'nc' }, event }]);
    expect(JSON.parse((await inDuckdb('nc.eql', '--count', '--json')).out)).toEqual({
      rules: [{ id: 'nc', name: 'nc', matches: 1, whole: true }],
    });
  });

  it('looks for fields below columns of JSON', async () => {
    for (const [rule, matches] of [
      ['nc.eql', 1],
      ['deep.eql', 1],
      ['other.eql', 0],
    ] as const) {
      const { exitCode, out, err } = await inDuckdb(rule, '--table', 'mixed', '--count', '--json');
      expect([exitCode, JSON.parse(out)]).toEqual([EXIT.ok, { rules: [expect.objectContaining({ matches })] }]);
      expect(err).toContain('sql-json-as-held');
    }
    expect(lines((await inDuckdb('nc.eql', '--table', 'mixed')).out)).toMatchObject([{ event: { process: { name: 'nc' } } }]);
  });

  it.each([
    [['--since', '2026-01-01T12:00:00.500Z'], 1],
    [['--since', '2026-01-01T12:00:00.501Z'], 0],
    [['--until', '2026-01-01T12:00:00.501Z'], 1],
    [['--until', '2026-01-01T12:00:00.500Z'], 0],
    [['--since', '2026-01-01', '--until', '2026-01-01||+1d'], 1],
    [['--since', 'now-1h'], 0],
    [['--until', 'now/d'], 1],
  ])('asks within %j', async (words, matches) => {
    const { exitCode, out } = await inDuckdb('any.eql', '--table', 's.kinds', '--count', '--json', ...words);
    expect([exitCode, JSON.parse(out)]).toEqual([EXIT.ok, { rules: [expect.objectContaining({ matches })] }]);
  });

  it('counts date math from the moment of the command', async () => {
    const { exitCode, out } = await inDuckdb('clock.eql', '--table', 's.kinds', '--count', '--json');
    expect([exitCode, JSON.parse(out)]).toEqual([EXIT.ok, { rules: [expect.objectContaining({ matches: 1 })] }]);
    const without = await inDuckdb('any.eql', '--since', '2026-01-01');
    expect([without.exitCode, without.err]).toEqual([
      EXIT.refused,
      expect.stringContaining('the table has no column for @timestamp'),
    ]);
    expect((await inDuckdb('any.eql', '--since', '2026-02-31')).err).toBe('error: --since: 2026-02-31 is no moment\n');
  });

  it('reads columns of many types, and loses no digit', async () => {
    const { exitCode, out, err } = await inDuckdb('kinds.eql', '--table', 's.kinds');
    expect([exitCode, err]).toEqual([EXIT.ok, expect.stringMatching(/^[^:]*note: .*hold host\.ip, .*\[sql-address-as-held\]/)]);
    expect(out).toContain('"big":9223372036854775807');
    expect(lines(out)).toMatchObject([{ event: { '@timestamp': '2026-01-01T12:00:00.500000Z', 'event.kind': 'Event' } }]);
    expect(out).not.toContain('"n":');
  });

  it('takes no column that it cannot ask for one that is not there', async () => {
    for (const [rule, words] of [
      ['nobody.eql', 'user.name is in the column user, whose type no condition is asked of'],
      ['nameless.eql', 'process.name is in the column process.name, whose type no condition is asked of'],
    ] as const) {
      const { exitCode, out, err } = await inDuckdb(rule, '--table', 'unread');
      expect([exitCode, out, err]).toEqual([EXIT.refused, '', expect.stringContaining(`${words} [sql-no-column]`)]);
    }
  });

  it('holds floating numbers as an index does', async () => {
    const codesOf = async (rule: string): Promise<unknown> =>
      lines((await inDuckdb(rule, '--table', 'numbers')).out).map((line) => (line as { readonly event: Json }).event);
    expect(await codesOf('two.eql')).toEqual([{ 'process.exit_code': 2.5 }]);
    expect(await codesOf('above.eql')).toEqual([]);
  });

  it('takes no column for the row', async () => {
    expect(lines((await inDuckdb('any.eql', '--table', 'rows')).out)).toMatchObject([
      { event: { 'process.name': 'nc', found: 1, row: 2, 'eqlibrium row': 3 } },
    ]);
  });

  it('finds tables with a dot in their name', async () => {
    expect(lines((await inDuckdb('any.eql', '--table', '"dot.ted"')).out)).toMatchObject([{ event: { n: 1 } }]);
    expect(lines((await inDuckdb('any.eql', '--table', 's."a ""b.c"')).out)).toMatchObject([{ event: { n: 2 } }]);
    expect((await inDuckdb('any.eql', '--table', 'dot.ted')).err).toMatch(/^error: duckdb: Catalog Error/);
  });

  it('prints moments to their nanoseconds', async () => {
    expect(lines((await inDuckdb('any.eql', '--table', 'moments')).out)).toMatchObject([
      { event: { '@timestamp': '2026-01-01T12:00:00.123456789Z' } },
    ]);
  });

  it('prints moments inside of records and lists as it prints others, so that match reads them again', async () => {
    const { out } = await inDuckdb('inside.eql', '--table', 'inner_moments');
    const event = {
      process: { start: '2026-01-01T10:00:00.000000Z', 'q " x': ['2026-01-01T12:00:00.000000Z', null] },
      m0: [['2026-01-01T10:00:00.000000Z']],
      several: [{ t: '2026-01-01T10:00:00.000000Z', n: 1 }],
      map: { a: '2026-01-01T10:00:00.000000Z' },
    };
    expect(lines(out)).toEqual([{ rule: { id: 'inside', name: 'inside' }, event }]);
    const again = await run(['match', 'inside.eql', 'printed.ndjson', '--count', '--json'], {
      files: { ...FILES, 'printed.ndjson': `${JSON.stringify(event)}\n` },
    });
    expect(JSON.parse(again.out)).toMatchObject({ rules: [{ matches: 1 }] });
  });

  it('reads events from one column, which are printed as they came', async () => {
    const { exitCode, out, err } = await inDuckdb('nc.eql', '--table', 'raw', '--columns', 'json');
    expect(exitCode).toBe(EXIT.ok);
    expect(out).toBe(
      '{"rule":{"id":"nc","name":"nc"},"event":{"event": {"type": "start", "category": "process"}, "process": {"name": "NC", "pid": null}}}\n',
    );
    expect(err).toContain('sql-json-as-held');
    expect((await inDuckdb('any.eql', '--table', 'bad', '--columns', 'json')).out).toBe(
      '{"rule":{"id":"any","name":"any"},"event":{"a": 1}}\n',
    );
    expect((await inDuckdb('any.eql', '--table', 'bad', '--columns', 'json', '--count', '--json')).out).toContain('"matches": 1');
    const without = await inDuckdb('nc.eql', '--columns', 'json');
    expect([without.exitCode, without.err]).toEqual([
      EXIT.input,
      'error: events has no column event that holds JSON as text; without --columns its own columns are asked\n',
    ]);
  });

  it('passes rows over that hold no JSON, whatever is asked of them', async () => {
    for (const rule of ['nc.eql', 'torn.eql', 'optional.eql']) {
      const { exitCode, out } = await inDuckdb(rule, '--table', 'torn', '--columns', 'json');
      expect([exitCode, out]).toEqual([
        EXIT.ok,
        expect.stringMatching(/^.*"event":\{"process": \{"name": "nc", {2}"pid": 4\}.*\n$/),
      ]);
      expect((await inDuckdb(rule, '--table', 'torn', '--columns', 'json', '--count', '--json')).out).toContain('"matches": 1');
    }
    expect((await inDuckdb('capitals.eql', '--table', 'torn', '--columns', 'json')).out).toBe('');
  });

  it.each(['collated', 'lists'])('tells letters apart whatever the collation says of them: %s', async (table) => {
    const rows = async (rule: string): Promise<unknown> =>
      lines((await inDuckdb(rule, '--table', table)).out).map((line) => (line as { readonly event: Json }).event);
    expect(await rows('capitals.eql')).toMatchObject([{ id: 2 }]);
    expect(await rows('capital.eql')).toMatchObject([{ id: 2 }]);
    expect(await rows('accent.eql')).toMatchObject([{ id: 1 }]);
    expect(await rows('folded.eql')).toMatchObject([{ id: 1 }, { id: 2 }]);
  });

  it('leaves out rules that its columns do not answer, and runs the others', async () => {
    const { exitCode, out, err } = await match(
      'nc.eql',
      'seq.eql',
      'optional.eql',
      'missing.eql',
      '--on',
      `duckdb=${join(folder, 'lake.duckdb')}`,
    );
    expect(exitCode).toBe(EXIT.refused);
    expect(lines(out).map((line) => (line as { readonly rule: { readonly id: string } }).rule.id)).toEqual([
      'nc',
      'optional',
      'optional',
    ]);
    expect(err).toMatch(/the table has no column for user\.name/);
    expect(err).toMatch(/sql-several-events/);
    const wrong = await inDuckdb('wrong.eql', '--table', 'odd "names"');
    expect([wrong.exitCode, wrong.err]).toEqual([EXIT.input, expect.stringMatching(/^error: duckdb: Catalog Error: .*odd/)]);
  });

  it.each([
    ['a file that is not there', 'nc.eql', 'none.duckdb', /^error: duckdb: IO Error: Cannot open database .* does not exist\n$/],
    ['a file of something else', 'nc.eql', 'a.parquet', /^error: duckdb: .*a\.parquet is no database of DuckDB\n$/],
  ])('says that it is %s', async (_, rule, file, message) => {
    const { exitCode, out, err } = await match(rule, '--on', `duckdb=${join(folder, file)}`);
    expect([exitCode, out, err]).toEqual([EXIT.input, '', expect.stringMatching(message)]);
  });

  it.each([
    [['--table', 'none'], /^error: duckdb: Catalog Error: Table with name none does not exist!/],
    [['--table', 'x"; DROP TABLE events; --'], /^error: duckdb: Catalog Error: .*does not exist/],
    [['--ids'], /^error: --ids is for files and clusters: rows of a table have no names\n$/],
    [['--index', 'logs'], /^error: --index is for the events of a cluster/],
    [['--timeout', '5s'], /^error: --timeout is for the events of a cluster or a server/],
    [['--stats'], /^error: --stats is for events in files\n$/],
  ])('says what is wrong with %j', async (words, message) => {
    const { exitCode, out, err } = await inDuckdb('nc.eql', ...words);
    expect([exitCode, out, err]).toEqual([EXIT.input, '', expect.stringMatching(message)]);
    expect((await inDuckdb('nc.eql')).exitCode).toBe(EXIT.ok);
  });
});

describe('match over files of Parquet', () => {
  it('takes them for one table', async () => {
    const { exitCode, out, err } = await match('nc.eql', '*.parquet');
    expect([exitCode, err]).toEqual([EXIT.ok, '']);
    expect(lines(out).map((line) => (line as { readonly event: Json }).event)).toEqual([
      { 'event.category': 'process', 'event.type': 'start', 'process.name': 'nc' },
      { 'event.category': 'process', 'event.type': 'start', 'process.name': 'nc', more: 'extra' },
    ]);
    expect(JSON.parse((await match('nc.eql', 'a.parquet', 'b.parquet', '--count', '--json')).out)).toMatchObject({
      rules: [{ matches: 2 }],
    });
  });

  it.each<[string[], RegExp, number?]>([
    [['a.parquet', 'events.ndjson'], /^error: files of Parquet and others are matched apart/],
    [['a.parquet', '--first', '1'], /^error: --first is for events that are read line by line/],
    [['a.parquet', '--ids'], /^error: --ids is for files and clusters/],
    [['a.parquet', 'nested.PARQUET'], /two columns of the table hold process\.name \[sql-no-column\]/, EXIT.refused],
    [['a.parquet', '--table', 'x'], /^error: --table is for a table; name its database with --on/],
  ])('says what is wrong with %j', async (words, message, code = EXIT.input) => {
    const { exitCode, err } = await match('nc.eql', ...words);
    expect([exitCode, err]).toEqual([code, expect.stringMatching(message)]);
  });
});

const DESCRIBED = JSON.stringify({
  data: [
    { name: 'event.category', type: 'String' },
    { name: 'event.type', type: 'Array(String)' },
    { name: 'process.name', type: 'LowCardinality(Nullable(String))' },
    { name: 'at', type: "DateTime64(3, 'UTC')" },
  ],
});
const ROW = '{"process.name":"nc","at":null}\n';

describe('match --on clickhouse=URL', () => {
  const served: Awaited<ReturnType<typeof serveSql>>[] = [];
  afterEach(() => {
    for (const one of served.splice(0)) one.close();
  });

  /** What a server with these columns has for the query of a rule. */
  async function against(answer: Answering, ...words: readonly string[]): Promise<Ran & { readonly asked: readonly string[] }> {
    const asked: string[] = [];
    const one = await serveSql((sql, request, response) => {
      asked.push(sql);
      if (sql === 'SELECT 1') response.end('{"data": [{"1": 1}]}');
      else if (sql.startsWith('DESCRIBE')) response.end(DESCRIBED);
      else answer(sql, request, response);
    });
    served.push(one);
    const ran = await match('nc.eql', '--on', `clickhouse=http://u:secret@${one.address}`, ...words);
    expect(ran.out + ran.err).not.toContain('secret');
    return { ...ran, asked };
  }

  it('asks what columns there are, and for the rows as they come', async () => {
    const { exitCode, out, err, asked } = await against((_, { headers, url }, response) => {
      expect([headers['x-clickhouse-user'], headers['x-clickhouse-key']]).toEqual(['u', 'secret']);
      expect(url).not.toContain('session_id');
      response.write(ROW.slice(0, 10));
      setTimeout(() => response.end(ROW.slice(10) + ROW), 10);
    });
    expect([exitCode, err]).toEqual([EXIT.ok, '']);
    expect(lines(out)).toEqual([1, 2].map(() => ({ rule: { id: 'nc', name: 'nc' }, event: { 'process.name': 'nc' } })));
    expect(asked[1]).toBe('DESCRIBE TABLE (SELECT * FROM `events`)');
    expect(asked[2]).toMatch(
      /^SELECT \* REPLACE \(concat\(replaceOne\(toString\(toTimeZone\(`at`, 'UTC'\)\), ' ', 'T'\), 'Z'\) AS `at`\) FROM \(--/,
    );
    expect(asked[2]).toMatch(/ = 'nc'\n\) AS found\nFORMAT JSONEachRow$/);
  });

  it.each<[string, Answering, RegExp, number]>([
    [
      'an error',
      (_, __, response) => response.writeHead(500).end('Code: 241. DB::Exception: Memory limit'),
      /Code: 241\. DB::Exception: Memory limit\n$/,
      0,
    ],
    [
      'an error behind rows',
      (_, __, response) => response.end(`${ROW}Code: 241. DB::Exception: Memory limit\n`),
      /half an answer.*Code: 241\. .*; the match before that is not all\n$/,
      1,
    ],
    [
      'half a row',
      (_, __, response) => response.end(`${ROW}${ROW}{"process.name":`),
      /half an answer.*; the 2 matches before that are not all\n$/,
      2,
    ],
    [
      'a connection that breaks off',
      (_, __, response) => {
        response.writeHead(200, { 'content-length': '1000' }).write(ROW);
        setTimeout(() => response.destroy(), 20);
      },
      /broke off in the middle of the answer; the match before that is not all\n$/,
      1,
    ],
    ['nothing in time', () => {}, /no answer in time\n$/, 0],
  ])('tells %s', async (_, answer, message, printed) => {
    const { exitCode, out, err } = await against(answer, '--timeout', '300ms');
    expect([exitCode, lines(out).length, err]).toEqual([EXIT.input, printed, expect.stringMatching(message)]);
  });

  it('waits for rows that come slowly, as long as they come', async () => {
    const { exitCode, out } = await against(
      (_, __, response) => {
        let left = 5;
        const timer = setInterval(() => {
          response.write(ROW);
          if (--left > 0) return;
          clearInterval(timer);
          response.end();
        }, 100);
      },
      '--timeout',
      '300ms',
    );
    expect([exitCode, lines(out).length]).toEqual([EXIT.ok, 5]);
  });

  it('says that nobody may ask, or nothing listens', async () => {
    const one = await serveSql((_, __, response) =>
      response.writeHead(403).end('Code: 516. DB::Exception: Authentication failed'),
    );
    served.push(one);
    const refused = await match('nc.eql', '--on', `clickhouse=http://u:secret@${one.address}`);
    expect([refused.exitCode, refused.err]).toEqual([
      EXIT.input,
      'error: clickhouse: Code: 516. DB::Exception: Authentication failed\n',
    ]);
    const nobody = await match('nc.eql', '--on', 'clickhouse=http://u:secret@127.0.0.1:9');
    expect([nobody.exitCode, nobody.err]).toEqual([
      EXIT.input,
      expect.stringMatching(/^(?!.*secret)error: clickhouse: http:\/\/127\.0\.0\.1:9: nothing listens there/),
    ]);
  });
});
