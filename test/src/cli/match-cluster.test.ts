import { afterEach, describe, expect, it } from 'vitest';
import { openConnection } from '../../../src/cli/external-engines/cluster.ts';
import { EXIT } from '../../../src/cli/host/host.ts';
import type { Event, Json } from '../../../src/event/index.ts';
import { type Ran, run } from '../../support/memory-host.ts';
import { NETCAT, tomlRule } from '../../support/rule-files.ts';
import { type Fault, type StandIn, standInCluster } from '../../support/stand-in-cluster.ts';

const open: StandIn[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

async function cluster(documents: readonly Event[], fault?: Fault, about?: Json): Promise<StandIn> {
  const one = await standInCluster({ ...(fault === undefined ? {} : { fault }), ...(about === undefined ? {} : { about }) });
  one.put('logs', documents);
  open.push(one);
  return one;
}

const SEQUENCE = `sequence by host.id with maxspan=1m
  [process where process.name == "nc"]
  [network where true]`;

async function match({ url }: StandIn, rule: string, ...words: readonly string[]): Promise<Ran> {
  const on = words.includes('--on') ? [] : ['--on', `opensearch=${url}`];
  const index = words.includes('--index') ? [] : ['--index', 'logs'];
  return await run(['match', rule, ...on, ...index, ...words], {
    files: { 'nc.eql': NETCAT, 'seq.eql': SEQUENCE, 'own.toml': tomlRule(NETCAT, 'own'), 'head.eql': `${NETCAT}\n| head 3` },
    connectCluster: (product, address, connection) => openConnection(product, address, { environment: {}, connection }),
  });
}

const at = (second: number): string => new Date(Date.UTC(2026, 0, 1) + second * 1000).toISOString();

function event(second: number, name: string): Event {
  return { '@timestamp': at(second), event: { category: 'process', type: ['start'] }, process: { name }, host: { id: 'h' } };
}

const lines = (out: string): readonly Json[] =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('match --on a cluster', () => {
  it('prints the documents that match as match prints lines, with where they are', async () => {
    const one = await cluster([event(1, 'nc'), event(2, 'vi'), event(3, 'nc')]);
    const { exitCode, out } = await match(one, 'nc.eql');
    expect(exitCode).toBe(EXIT.ok);
    expect(lines(out)).toEqual([
      { rule: { id: 'nc', name: 'nc' }, _index: 'logs', _id: 'd0', event: event(1, 'nc') },
      { rule: { id: 'nc', name: 'nc' }, _index: 'logs', _id: 'd2', event: event(3, 'nc') },
    ]);
    expect(lines((await match(one, 'nc.eql', '--ids')).out)[1]).toEqual({
      rule: { id: 'nc', name: 'nc' },
      _index: 'logs',
      _id: 'd2',
    });
    const counts = await match(one, 'nc.eql', '--count', '--json');
    expect(JSON.parse(counts.out)).toEqual({ rules: [{ id: 'nc', name: 'nc', matches: 2, whole: true }] });
    expect((await match(one, 'nc.eql', '--count')).out).toContain('nc    nc          2');
  });

  it('goes through all pages of one point in time, closes it and writes nothing', async () => {
    const one = await cluster(Array.from({ length: 2500 }, (_, second) => event(second, 'nc')));
    const { out } = await match(one, 'nc.eql', '--ids');
    expect(lines(out).length).toBe(2500);
    expect(one.requests.filter(({ path }) => path === '/_search')).toHaveLength(3);
    expect(one.views.size).toBe(0);
    expect(one.requests.filter(({ method, path }) => method === 'PUT' || /_bulk|_doc|_update|_refresh/.test(path))).toEqual([]);
  });

  it('keeps the letters of a document', async () => {
    const source = `{"n":9007199254740993, "x":1.50,"event":{"category":"process"},"q":"} \\" ]\\u00e9"}`;
    const answer = `{"timed_out":false,"_shards":{"failed":0},"hits":{"total":{"value":1},"hits":[{"_index":"logs","_id":"a","_source":${source},"sort":[1]}]}}`;
    const one = await cluster([], ({ path }) => (path === '/_search' ? { status: 200, body: answer } : null));
    const { out } = await match(one, 'nc.eql');
    expect(out).toBe(`{"rule":{"id":"nc","name":"nc"},"_index":"logs","_id":"a","event":${source}}\n`);
  });

  it('asks for the window that --since and --until say, and for no schedule', async () => {
    const one = await cluster([event(10, 'nc'), event(20, 'nc'), event(30, 'nc')]);
    const { out } = await match(one, 'own.toml', '--since', at(20), '--until', at(30));
    expect(lines(out)).toMatchObject([{ _id: 'd1' }]);
    const body = JSON.parse(one.requests.find(({ path }) => path === '/_search')?.body ?? '');
    expect(JSON.stringify(body.query)).not.toContain('now');
    expect(body.query.bool.filter[1]).toEqual({
      range: { '@timestamp': { gte: at(20), lt: at(30), format: 'strict_date_optional_time' } },
    });
  });

  it.each(['2026', '2026-01', 'now-1d', '2026||+1M/d'])(
    'sends %j as a date, whatever else the field may be read as',
    async (since) => {
      const one = await cluster([event(10, 'nc')]);
      await match(one, 'nc.eql', '--since', since);
      const body = JSON.parse(one.requests.find(({ path }) => path === '/_search')?.body ?? '');
      const range = { '@timestamp': { gte: since, format: 'strict_date_optional_time' } };
      expect(body.query.bool.filter[1]).toEqual({ range });
    },
  );

  it('relates the events of a sequence here where the cluster has no EQL', async () => {
    const network = (second: number): Event => ({ ...event(second, 'x'), event: { category: 'network' } });
    const one = await cluster([event(1, 'nc'), event(2, 'vi'), network(3), event(100, 'nc'), network(300)]);
    const { exitCode, out } = await match(one, 'seq.eql', '--ids');
    expect(exitCode).toBe(EXIT.ok);
    const place = (id: string): Json => ({ _index: 'logs', _id: id });
    expect(lines(out)).toEqual([{ rule: { id: 'seq', name: 'seq' }, keys: ['h'], events: [place('d0'), place('d2')] }]);
    const asked = JSON.parse(one.requests.find(({ path }) => path === '/_search')?.body ?? '');
    expect(JSON.stringify(asked.query)).toContain('"process.name":"nc"');
    const whole = lines((await match(one, 'seq.eql')).out);
    expect(whole).toMatchObject([{ events: [event(1, 'nc'), network(3)] }]);
  });

  it('cuts single events by their pipes here where the cluster has no EQL', async () => {
    const one = await cluster([event(1, 'nc'), event(2, 'vi'), event(3, 'nc'), event(4, 'nc'), event(9, 'nc')]);
    const { exitCode, out } = await match(one, 'head.eql', '--ids');
    expect(exitCode).toBe(EXIT.ok);
    const found = ['d0', 'd2', 'd3'].map((id) => ({ keys: [], events: [{ _index: 'logs', _id: id }] }));
    expect(lines(out)).toEqual(found.map((match) => ({ rule: { id: 'head', name: 'head' }, ...match })));
  });

  it('sends sequences as EQL where the cluster has it', async () => {
    const answer = `{"is_partial":false,"timed_out":false,"hits":{"total":{"value":1},"sequences":[{"join_keys":["h"],"events":[
      {"_index":"logs","_id":"a","_source":{"n":1.0}},{"_index":"logs","_id":"b","_source":{"n":2.0}}]}]}}`;
    const one = await cluster(
      [],
      ({ path }) => {
        if (!path.endsWith('/_eql/search')) return null;
        if (path.startsWith('/logs')) return { status: 200, body: answer };
        return { status: 404, body: { error: { type: 'index_not_found_exception', reason: 'no such index' } } };
      },
      { version: { number: '8.19.0' } },
    );
    const { exitCode, out } = await match(one, 'seq.eql', '--on', `elasticsearch=${one.url}`, '--since', 'now-1d/d');
    expect(exitCode).toBe(EXIT.ok);
    expect(out).toBe('{"rule":{"id":"seq","name":"seq"},"keys":["h"],"events":[{"n":1.0},{"n":2.0}]}\n');
    const sent = JSON.parse(one.requests.at(-1)?.body ?? '');
    expect(sent).toMatchObject({
      query: SEQUENCE,
      filter: { range: { '@timestamp': { gte: 'now-1d/d', format: 'strict_date_optional_time' } } },
    });
  });
});

describe('match --on a cluster that does not do well', () => {
  it('says that what came before a failure is not all, and closes its point in time', async () => {
    const one = await cluster(
      Array.from({ length: 1500 }, (_, second) => event(second, 'nc')),
      ({ path, before }) =>
        path === '/_search' && before > 1 ? { status: 200, body: { _shards: { failed: 1 }, hits: { hits: [] } } } : null,
    );
    const { exitCode, out, err } = await match(one, 'nc.eql', '--ids');
    expect(exitCode).toBe(EXIT.input);
    expect(lines(out)).toHaveLength(1000);
    expect(err).toContain('1 of its shards failed; the 1000 matches before that are not all');
    expect(one.views.size).toBe(0);
  });

  it('refuses an index that is not there, and a document without its source', async () => {
    const one = await cluster([event(1, 'nc')], ({ path }) =>
      path.startsWith('/gone') ? { status: 200, body: { _shards: { total: 0 } } } : null,
    );
    expect(await match(one, 'nc.eql', '--index', 'gone*')).toMatchObject({
      exitCode: EXIT.input,
      err: expect.stringContaining('has no index of the name gone*'),
    });
    const bare = await cluster([], ({ path }) =>
      path === '/_search' ? { status: 200, body: { hits: { hits: [{ _index: 'a', _id: 'b', sort: [1] }] } } } : null,
    );
    expect((await match(bare, 'nc.eql')).err).toContain('without their _source');
  });

  it('leaves out a rule whose own index is no name, and asks for nothing of it', async () => {
    const one = await cluster([event(1, 'nc')]);
    const files = {
      'bad.toml': tomlRule(NETCAT, 'bad').replace('[rule]', '[rule]\nindex = ["logs", "../_cluster"]'),
      'nc.eql': NETCAT,
    };
    const { exitCode, out, err } = await run(['match', 'bad.toml', '--on', `opensearch=${one.url}`], {
      files,
      connectCluster: (product, address, connection) => openConnection(product, address, { environment: {}, connection }),
    });
    expect({ exitCode, out }).toEqual({ exitCode: EXIT.input, out: '' });
    expect(err).toContain('bad: "../_cluster" is no name of an index');
    expect(one.requests).toEqual([]);
  });

  it.each([
    [['nc.eql', '--on', 'opensearch=http://127.0.0.1:1', '--index', '..'], '--index: ".." is no name of an index'],
    [['nc.eql', '--on', 'opensearch=http://127.0.0.1:1', '--index', 'a,_search'], 'only _all begins with _'],
    [['nc.eql', '--on', 'opensearch=http://127.0.0.1:1', '--index', ''], 'a name of an index is empty'],
    [['nc.eql', '--on', 'opensearhc=http://u:secret@h'], 'Did you mean opensearch? --on names a cluster as'],
    [['nc.eql', '--on', 'http://u:secret@h'], '--on names a cluster as opensearch=URL'],
    [['nc.eql', '--on', 'opensearch=http://127.0.0.1:1'], 'nc names no indices; say with --index'],
    [['nc.eql', '--index', 'a'], '--index is for the events of a cluster'],
    [['nc.eql', '--insecure'], '--insecure is for the events of a cluster'],
    [['nc.eql', '--since', 'yesterday'], 'Give a date such as'],
    [['nc.eql', '--since', 'now-1x'], 'Give a date such as'],
  ])('%j is a mistake of the caller', async (words, message) => {
    const { exitCode, out, err } = await run(['match', ...words], { files: { 'nc.eql': NETCAT } });
    expect({ exitCode, out }).toEqual({ exitCode: EXIT.input, out: '' });
    expect(err).toContain(message);
    expect(err).not.toContain('secret');
  });
});
