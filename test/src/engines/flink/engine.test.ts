import { describe, expect, it } from 'vitest';
import { parse } from '../../../../src/api/parse.ts';
import { settingsOf } from '../../../../src/api/run-settings.ts';
import { translate } from '../../../../src/api/translate.ts';
import type { RunSettings } from '../../../../src/contract/index.ts';
import type { HttpRequest, Transport } from '../../../../src/engines/cluster/index.ts';
import { flinkEngine, gatewayAt } from '../../../../src/engines/flink/index.ts';

/** A gateway that answers statements with the rows that are wanted, or with an error, and remembers what it was asked. */
function standIn(rows: (statement: string) => readonly unknown[] | string): {
  readonly transport: Transport;
  readonly asked: HttpRequest[];
} {
  const asked: HttpRequest[] = [];
  const statements: string[] = [];
  const transport: Transport = async (request) => {
    asked.push(request);
    const json = answer(request);
    const status = 'errors' in json ? 500 : 200;
    return { ok: true, response: { status, headers: new Map(), text: JSON.stringify(json) } };
  };
  const answer = ({ method, url, body }: HttpRequest): object => {
    const path = new URL(url).pathname;
    if (path === '/v1/info') return { productName: 'Apache Flink', version: '2.3.0' };
    if (method === 'DELETE') return { status: 'CLOSED' };
    if (path === '/v1/sessions') return { sessionHandle: 's' };
    if (path.endsWith('/statements')) return { operationHandle: String(statements.push(JSON.parse(body ?? '').statement) - 1) };
    const [, number = '', token = ''] = /operations\/(\d+)\/result\/(\d+)$/.exec(path) ?? [];
    const next = `/v1/sessions/s/operations/${number}/result/${Number(token) + 1}`;
    if (token === '0') return { resultType: 'NOT_READY', nextResultUri: next };
    if (token === '2') return { resultType: 'EOS', results: { data: [] } };
    const data = rows(statements[Number(number)] ?? '');
    if (typeof data === 'string') return { errors: ['Internal server error.', data] };
    return { resultType: 'PAYLOAD', nextResultUri: next, results: { data: data.map((fields) => ({ kind: 'INSERT', fields })) } };
  };
  return { transport, asked };
}

function engineOver(transport: Transport) {
  return flinkEngine(
    gatewayAt({
      url: 'http://flink',
      credentials: { kind: 'none' },
      transport,
      pause: async () => {},
      timeout: 1000,
      signal: new AbortController().signal,
    }),
  );
}

function jobOf(query: string): { readonly text: string; readonly settings: RunSettings } {
  const [parsed] = parse(query).rules;
  if (parsed === undefined || !parsed.meaning.ok) throw new Error('it is no rule');
  const { rule, schema } = parsed.meaning.value;
  const translated = translate(rule, 'flink');
  if (translated.status === 'refused') throw new Error(translated.reasons[0].message);
  return { text: translated.text, settings: settingsOf(rule, schema) };
}

/** The events of the table that a statement makes, in its order. */
function eventsIn(table: string): readonly string[] {
  const list = /\n {2}`event` AS ARRAY\[(.*)\]\[`number`\],\n/.exec(table)?.[1] ?? '';
  return [...list.matchAll(/'((?:[^']|'')*)'/g)].map(([, text = '']) => text.replaceAll("''", "'"));
}

const SEQUENCE = 'sequence by host.id with maxspan=1m [process where true] [network where true]';
const at = (second: number, more: object = {}) => ({ '@timestamp': `2026-01-01T00:00:0${second}Z`, ...more });

describe('the engine over a gateway of Flink', () => {
  it('hands over events in the order of time, and reads whose they are from alerts', async () => {
    let table = '';
    const { transport, asked } = standIn((statement) => {
      if (statement.startsWith('CREATE')) {
        table = statement;
        return [['OK']];
      }
      const [first, second] = eventsIn(table);
      return [[0, 'id', 'name', [first, second]]];
    });
    const { text, settings } = jobOf(SEQUENCE);
    const loaded = await engineOver(transport).load([at(2, { 'a.b': "it's" }), at(1)], settings);
    expect(await loaded.run(text)).toEqual({ status: 'answered', matches: [[1, 0]] });
    expect(eventsIn(table).map((json) => JSON.parse(json))).toEqual([
      { '@timestamp': '2026-01-01T00:00:01.000000000Z', 'eqlibrium place': 0 },
      { '@timestamp': '2026-01-01T00:00:02.000000000Z', a: { b: "it's" }, 'eqlibrium place': 1 },
    ]);
    expect(table).toContain('WATERMARK FOR `event_time`');
    expect(asked.filter(({ method }) => method === 'DELETE').map(({ url }) => new URL(url).pathname)).toEqual([
      '/v1/sessions/s/operations/0/close',
      '/v1/sessions/s/operations/1/close',
      '/v1/sessions/s',
    ]);
  });

  it('has one job for all timelines of a rule that are asked at once, and keeps them apart', async () => {
    const statements: string[] = [];
    const { transport } = standIn((statement) => {
      statements.push(statement);
      const [, second, third] = eventsIn(statements[0] ?? '');
      return statement.startsWith('CREATE') ? [] : [[0, 'id', 'name', [second, third]]];
    });
    const engine = engineOver(transport);
    const { text, settings } = jobOf(SEQUENCE);
    const ask = async (events: readonly object[]) => (await engine.load(events as never, settings)).run(text);
    const [one, other] = await Promise.all([ask([at(1)]), ask([at(2), at(3)])]);
    expect([one, other]).toEqual([
      { status: 'answered', matches: [] },
      { status: 'answered', matches: [[0, 1]] },
    ]);
    expect(statements).toHaveLength(2);
    expect(statements[0]).toContain('`timeline` AS ARRAY[0, 1, 1][`number`]');
    expect(statements[1]).toContain('PARTITION BY `timeline`, `key_1`');
  });

  it('has one job for several rules that are asked at once, each over a table of its own', async () => {
    const statements: string[] = [];
    const { transport, asked } = standIn((statement) => {
      statements.push(statement);
      if (statement.startsWith('CREATE')) return [];
      const [one = '', other = ''] = statements;
      return [
        [1, 'id', 'name', [eventsIn(other)[1]]],
        [0, 'id', 'name', [eventsIn(one)[0]]],
      ];
    });
    const engine = engineOver(transport);
    const ask = async (query: string) => {
      const { text, settings } = jobOf(query);
      return (await engine.load([at(1), at(2)], settings)).run(text);
    };
    expect(await Promise.all([ask('process where true'), ask('network where true')])).toEqual([
      { status: 'answered', matches: [[0]] },
      { status: 'answered', matches: [[1]] },
    ]);
    expect(statements).toHaveLength(3);
    expect(statements[1]).toMatch(/^CREATE TEMPORARY TABLE `events 1` /);
    expect(statements[2]).toMatch(
      /^SELECT 0, \* FROM \([\s\S]*FROM `events`\n[\s\S]*\nUNION ALL\nSELECT 1, \* FROM \([\s\S]*FROM `events 1`\n[\s\S]*\)$/,
    );
    expect(asked.filter(({ method, url }) => method === 'POST' && url.endsWith('/v1/sessions'))).toHaveLength(1);
  });

  it('asks each rule by itself where one of several makes the job fail', async () => {
    const { transport } = standIn((statement) =>
      statement.includes("'network'") && !statement.startsWith('CREATE')
        ? '<Exception on server side:\nCaused by: a.ValidationException: no'
        : [],
    );
    const engine = engineOver(transport);
    const ask = async (query: string) => {
      const { text, settings } = jobOf(query);
      return (await engine.load([at(1)], settings)).run(text);
    };
    expect(await Promise.all([ask('process where true'), ask('network where true')])).toEqual([
      { status: 'answered', matches: [] },
      { status: 'failed', message: 'http://flink answers 500: no' },
    ]);
  });

  it('does not take half a character, nor a field that is a value and an object', async () => {
    const { settings } = jobOf('any where true');
    const { transport } = standIn(() => []);
    const loaded = await engineOver(transport).load([{ a: '\ud800' }, { a: 1, 'a.b': 2 }, { a: '\ud83d\ude00' }], settings);
    expect(loaded.rejected).toEqual([
      { id: 0, reason: 'it holds half a character' },
      { id: 1, reason: 'a value and fields below it meet at a.b' },
    ]);
  });

  it('tells what Flink says, and closes its session', async () => {
    const { transport, asked } = standIn((statement) =>
      statement.startsWith('CREATE')
        ? []
        : '<Exception on server side:\na.b.SqlException: no\n\tat x\nCaused by: a.b.ValidationException: Column `x` not found\n\tat y',
    );
    const { text, settings } = jobOf('any where true');
    const loaded = await engineOver(transport).load([{}], settings);
    expect(await loaded.run(text)).toEqual({ status: 'failed', message: 'http://flink answers 500: Column `x` not found' });
    expect(asked.at(-1)).toMatchObject({ method: 'DELETE', url: 'http://flink/v1/sessions/s' });
  });

  it('runs nothing that is no job of ours', async () => {
    const { transport, asked } = standIn(() => []);
    const { text, settings } = jobOf('any where true');
    const loaded = await engineOver(transport).load([{}], settings);
    for (const wrong of [
      'DROP TABLE `events`',
      `${text}\nDROP TABLE \`events\`;`,
      text.replace('INSERT INTO `alerts`', 'SELECT 1; INSERT'),
    ])
      expect(await loaded.run(wrong)).toMatchObject({ status: 'failed' });
    expect(asked).toEqual([]);
  });

  it('gives up on half an answer, on another program, and on a gateway that is gone', async () => {
    const { text, settings } = jobOf('any where true');
    const run = async (transport: Transport) => await (await engineOver(transport).load([{}], settings)).run(text);
    const page: Transport = async () => ({ ok: true, response: { status: 200, headers: new Map(), text: '<html>' } });
    expect(await run(page)).toEqual({
      status: 'failed',
      message: 'http://flink answers 200 with something else than JSON; is this a SQL gateway of Flink?',
    });
    const gone: Transport = async () => ({ ok: false, failure: { kind: 'unreachable', reason: 'nothing listens there' } });
    expect(await run(gone)).toEqual({ status: 'failed', message: 'http://flink: nothing listens there' });
    const { transport } = standIn(() => []);
    const cut: Transport = async (request) =>
      /result\/1$/.test(request.url)
        ? { ok: true, response: { status: 200, headers: new Map(), text: '{"resultType":"PAYLOAD","results":{"data":[]}}' } }
        : await transport(request);
    expect(await run(cut)).toEqual({ status: 'failed', message: 'http://flink stopped in the middle of an answer' });
  });
});
