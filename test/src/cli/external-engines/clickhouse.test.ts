import { afterEach, describe, expect, it } from 'vitest';
import { openEngines } from '../../../../src/cli/external-engines/index.ts';
import { type Answering, serveSql } from '../../../support/sql/server.ts';

const served: Awaited<ReturnType<typeof serveSql>>[] = [];
afterEach(() => {
  for (const one of served.splice(0)) one.close();
});

async function serve(answer: Answering): Promise<string> {
  const one = await serveSql(answer);
  served.push(one);
  return one.address;
}

const open = (url: string, timeout = 5000, environment = {}) =>
  openEngines(
    { requests: [{ name: 'clickhouse', value: url }], connection: { ca: null, insecure: false, timeout } },
    environment,
  );

const VERSION = '{"data": [{"version()": "26.9"}]}';
const SETTINGS = {
  schema: { fields: new Map() },
  semantics: { folding: 'ascii', functionWildcards: 'engine' },
  now: 0,
  eventCategoryField: 'event.category',
  timestampField: '@timestamp',
} as const;

/** What the engine says of one artifact over one event. */
async function verdict(answer: Answering): Promise<unknown> {
  const opened = await open(`http://${await serve(answer)}`);
  const [guest] = opened.guests;
  if (guest === undefined || !('engine' in guest)) throw new Error('it is no engine');
  const loaded = await guest.engine.load([{ a: 'x' }], SETTINGS);
  const said = await loaded.run('--   `a` Nullable(String)\nSELECT *\nFROM `events`;');
  await opened.close();
  return said;
}

describe('clickhouse=URL', () => {
  it('makes a database of its own, asks there, and drops it', async () => {
    const asked: string[] = [];
    const sessions = new Set<string | null>();
    const said = await verdict((sql, request, response) => {
      asked.push(sql);
      sessions.add(new URL(request.url ?? '', 'http://x').searchParams.get('session_id'));
      response.end(
        sql.includes('version') ? VERSION : sql.startsWith('--') ? '{"data": [{"eqlibrium place": "0", "a": "x"}]}' : '',
      );
    });
    expect(said).toEqual({ status: 'answered', matches: [[0]] });
    expect(asked.map((sql) => sql.replace(/eqlibrium_\w+/g, 'OWN'))).toEqual([
      'SELECT version()',
      'CREATE DATABASE `OWN`',
      'USE `OWN`',
      'CREATE TABLE events (`eqlibrium place` Int64, `a` Nullable(String)) ENGINE = Memory',
      "INSERT INTO events VALUES (0, 'x')",
      '--   `a` Nullable(String)\nSELECT *\nFROM `events`;',
      'DROP DATABASE IF EXISTS `OWN`',
    ]);
    expect(sessions.size).toBe(1);
  });

  it('drops it after a fault too, and tells the words of the server', async () => {
    const asked: string[] = [];
    const said = await verdict((sql, _, response) => {
      asked.push(sql);
      if (sql.startsWith('--')) response.writeHead(404).end('Code: 60. DB::Exception: Unknown table');
      else response.end(sql.includes('version') ? VERSION : '');
    });
    expect(said).toEqual({ status: 'failed', message: 'Code: 60. DB::Exception: Unknown table' });
    expect(asked.at(-1)).toMatch(/^DROP DATABASE/);
  });

  it.each([
    ['half an answer', '{"data": [{"eqlibrium place": "0"}', /gives half an answer, or none of ClickHouse/],
    [
      'an exception in the middle',
      '{"data": [\nCode: 241. DB::Exception: Memory limit',
      /half an answer.*Code: 241\. DB::Exception/,
    ],
    ['something else', '<html>', /or none of ClickHouse/],
  ])('takes %s for no answer', async (_, text, message) => {
    const said = await verdict((sql, __, response) => {
      response.end(sql.includes('version') ? VERSION : sql.startsWith('--') ? text : '');
    });
    expect(said).toEqual({ status: 'failed', message: expect.stringMatching(message) });
  });

  it('takes a connection that breaks off for no answer', async () => {
    const said = await verdict((sql, _, response) => {
      if (!sql.startsWith('--')) return response.end(sql.includes('version') ? VERSION : '');
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"data": [');
      return setTimeout(() => response.destroy(), 20);
    });
    expect(said).toMatchObject({ status: 'failed' });
  });

  it('says that nothing listens, that an answer does not come, and what is wrong with an address, without its password', async () => {
    await expect(open('http://u:secret@127.0.0.1:9')).rejects.toThrow(
      /^clickhouse: http:\/\/127\.0\.0\.1:9: nothing listens there/,
    );
    const slow = await serve(() => {});
    await expect(open(`http://u:secret@${slow}`, 200)).rejects.toThrow(/^(?!.*secret).*no answer in time/);
    await expect(open('secret')).rejects.toThrow(/^(?!.*secret)clickhouse: its address is no URL/);
  });

  it('sends who asks in headers, from the address or the environment', async () => {
    const seen: unknown[] = [];
    const address = await serve((_, { headers }, response) => {
      seen.push([headers['x-clickhouse-user'], headers['x-clickhouse-key']]);
      response.end(VERSION);
    });
    await (await open(`http://u:p%20w@${address}`)).close();
    await (await open(`http://${address}`, 5000, { EQLIBRIUM_CLICKHOUSE_USER: 'a', EQLIBRIUM_CLICKHOUSE_PASSWORD: 'b' })).close();
    await (await open(`http://${address}`)).close();
    expect(seen).toEqual([
      ['u', 'p w'],
      ['a', 'b'],
      [undefined, undefined],
    ]);
  });
});
