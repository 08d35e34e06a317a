import { describe, expect, it } from 'vitest';
import {
  type ClusterFacts,
  connect,
  findEqlMatches,
  type HttpResponse,
  readPages,
} from '../../../../src/engines/cluster/index.ts';
import { searchEql, searchIds } from '../../../../src/engines/cluster/search.ts';

const FACTS: ClusterFacts = { ok: true, product: 'opensearch', version: '2.19.1', eql: true, kql: false };
const SHARDS = { total: 2, successful: 2, skipped: 1, failed: 0 };
const event = (id: string, at = 1) => ({ _index: 'logs', _id: id, _source: { n: at }, sort: [at, id] });
const total = (value: number, relation = 'eq') => ({ value, relation });
const search = (hits: unknown, besides: object = {}): object => ({ timed_out: false, _shards: SHARDS, ...besides, hits });

/** A cluster that gives these answers to searches, one after the other, and the last one from then on. */
function answering(...answers: readonly (object | string)[]) {
  let next = 0;
  return connect({
    url: 'http://node',
    credentials: { kind: 'none' },
    wait: async () => {},
    timeout: 1000,
    transport: async ({ url }) => {
      const isSearch = /_search\?allow_partial|_search\?size=[1-9]|_eql/.test(url);
      const answer = isSearch ? (answers[Math.min(next++, answers.length - 1)] ?? {}) : { pit_id: 'p', id: 'p', _shards: SHARDS };
      const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
      const response: HttpResponse = { status: 200, headers: new Map(), text };
      return { ok: true, response };
    },
  });
}

async function paged(
  ...answers: readonly (object | string)[]
): Promise<{ readonly ids: readonly string[]; readonly failure: string | null }> {
  const ids: string[] = [];
  const request = { indices: 'logs', query: {}, timestampField: '@timestamp', size: 2 };
  for await (const page of readPages(answering(...answers), FACTS, request)) {
    if (!page.ok) return { ids, failure: page.message };
    ids.push(...page.hits.map(({ id }) => id));
  }
  return { ids, failure: null };
}

async function related(
  answer: object | string,
  eventsEach = 2,
): Promise<{ readonly matches: number; readonly failure: string | null }> {
  const question = { body: '{}', size: 10_000, eventsEach };
  const { matches, failure } = await findEqlMatches(answering(answer), 'logs', question);
  return { matches: matches.length, failure: failure?.message ?? null };
}

/** What says of any answer that it is half. */
const HALVES: readonly (readonly [string, object])[] = [
  ['was given up in time', { timed_out: true }],
  ['is partial', { is_partial: true }],
  ['is still running', { is_running: true }],
  ['was ended early', { terminated_early: true }],
  ['has a failed shard', { _shards: { total: 2, successful: 1, failed: 1 } }],
  ['has the failure of a shard', { _shards: { total: 1, failures: [{ reason: { reason: 'x' } }] } }],
  ['has the failure of a shard beside', { shard_failures: [{ reason: { reason: 'x' } }] }],
  ['lacks a shard', { _shards: { total: 3, successful: 1, skipped: 1, failed: 0 } }],
  ['counts shards in no numbers', { _shards: { total: 2, successful: '2', failed: 0 } }],
  ['counts failures in no numbers', { _shards: { total: 1, successful: 1, failed: 'many' } }],
  ['skipped a cluster', { _clusters: { total: 2, successful: 1, skipped: 1 } }],
  ['searched a cluster in part', { _clusters: { total: 2, successful: 1, partial: 1 } }],
  ['failed on a cluster', { _clusters: { total: 2, successful: 1, failed: 1 } }],
  ['waits for a cluster', { _clusters: { total: 2, successful: 1, running: 1 } }],
  ['lacks a cluster', { _clusters: { total: 2, successful: 1, skipped: 0 } }],
  ['tells of a cluster that failed', { _clusters: { total: 1, successful: 1, details: { b: { status: 'failed' } } } }],
  ['tells of a cluster that gave up', { _clusters: { details: { b: { status: 'successful', timed_out: true } } } }],
  ['is an error', { error: { type: 'x', reason: 'no' }, status: 200 }],
  ['is an error in one word', { error: 'no' }],
];

describe('an answer that is whole', () => {
  it('is taken, whatever it says besides', async () => {
    const besides = {
      terminated_early: false,
      is_partial: false,
      _clusters: { total: 1, successful: 1, skipped: 0, details: { a: { status: 'successful' } } },
    };
    expect(await paged(search({ total: total(1), hits: [event('a')] }, besides))).toEqual({ ids: ['a'], failure: null });
    expect(await paged(search({ total: 1, hits: [event('a')] }))).toEqual({ ids: ['a'], failure: null });
    expect(await paged(search({ total: total(1, 'gte'), hits: [event('a')] }), search({ hits: [] }))).toEqual({
      ids: ['a'],
      failure: null,
    });
    expect(await related({ ...besides, hits: { total: total(0), events: [] } })).toEqual({ matches: 0, failure: null });
    const absent = { join_keys: [], events: [event('a'), { missing: true }] };
    expect(await related({ hits: { sequences: [absent] } }, 1)).toEqual({ matches: 1, failure: null });
  });

  it('may come in pages shorter than asked for', async () => {
    const pages = [['a'], ['b'], ['c']].map((ids, at) => search({ total: total(3), hits: ids.map((id) => event(id, at)) }));
    expect(await paged(...pages)).toEqual({ ids: ['a', 'b', 'c'], failure: null });
  });
});

describe.each(HALVES)('an answer that %s', (_, besides) => {
  it('is half in pages: what came is told, and that it is not all', async () => {
    const { failure } = await paged(search({ total: total(1), hits: [event('a')] }, besides));
    expect(failure).toMatch(/^http:\/\/node (gave half an answer: |answers 200 with an error: no)/);
    const later = await paged(
      search({ total: total(3), hits: [event('a'), event('b')] }),
      search({ hits: [event('c')] }, besides),
    );
    expect(later.failure).not.toBeNull();
    expect(later.ids.slice(0, 2)).toEqual(['a', 'b']);
  });

  it('is half as EQL', async () => {
    for (const hits of [{ events: [event('a')] }, { sequences: [{ events: [event('a')] }] }])
      expect((await related({ ...besides, hits })).failure).not.toBeNull();
  });

  it('fails an engine', async () => {
    const found = await searchIds(answering(search({ total: total(1), hits: [{ _id: '0' }] }, besides)), 'own', '{}', 3);
    const matched = await searchEql(answering({ ...besides, hits: { events: [{ _id: '0' }] } }), 'own', '{}', 3);
    expect([found.ok, matched.ok]).toEqual([false, false]);
  });
});

describe('hits', () => {
  it.each<readonly [string, readonly object[], readonly string[], RegExp]>([
    [
      'fewer than told',
      [search({ total: total(5), hits: [event('a')] }), search({ hits: [] })],
      ['a'],
      /tells of 5 matches, and 1 came/,
    ],
    ['none where some are told', [search({ total: total(5), hits: [] })], [], /tells of 5 matches, and 0 came/],
    [
      'fewer than the least told',
      [search({ total: total(5, 'gte'), hits: [event('a')] }), search({ hits: [] })],
      ['a'],
      /of 5 matches, and 1/,
    ],
    [
      'more than told',
      [search({ total: total(1), hits: [event('a'), event('b')] }), search({ hits: [] })],
      ['a', 'b'],
      /of 1 matches, and 2/,
    ],
    ['without a count', [search({ hits: [event('a')] })], ['a'], /does not say how many/],
    ['with a count that is none', [search({ total: { value: 'x' }, hits: [event('a')] })], ['a'], /does not say how many/],
    ['that are no list', [search({ total: total(1), hits: { 0: event('a') } })], [], /it is without hits/],
    ['that are not there', [search(undefined)], [], /it is without hits/],
    ['one twice on a page', [search({ total: total(2), hits: [event('a'), event('a')] })], ['a'], /1 of its hits came before/],
    [
      'a page that comes again',
      [search({ total: total(6), hits: [event('a'), event('b')] })],
      ['a', 'b'],
      /2 of its hits came before/,
    ],
    [
      'without an id',
      [search({ total: total(2), hits: [event('a'), { ...event('b'), _id: undefined }] })],
      ['a'],
      /without an _id/,
    ],
    [
      'without a source',
      [search({ total: total(2), hits: [event('a'), { ...event('b'), _source: undefined }] })],
      ['a'],
      /without their _source/,
    ],
    [
      'with a source that is none',
      [search({ total: total(2), hits: [{ ...event('b'), _source: [1] }, event('a')] })],
      ['a'],
      /without their _source/,
    ],
    ['that are no objects', [search({ total: total(2), hits: [event('a'), 3] })], ['a'], /without an _id/],
    [
      'a full page without a place to go on',
      [search({ total: total(9), hits: [event('a'), { ...event('b'), sort: undefined }] })],
      ['a', 'b'],
      /without sort/,
    ],
  ])('%s are half an answer', async (_, answers, ids, failure) => {
    const got = await paged(...answers);
    expect(got.ids).toEqual(ids);
    expect(got.failure).toMatch(failure);
  });

  it.each(['{"hits":{"total":{"value":1},"hits":[', '<html></html>', '', '[]', 'null', '"x"'])(
    '%j is no answer',
    async (text) => {
      expect((await paged(text)).failure).not.toBeNull();
      expect((await related(text)).failure).not.toBeNull();
    },
  );

  it('in an encoding that nobody asked for are named as such, not shown', async () => {
    const connection = connect({
      url: 'http://node',
      credentials: { kind: 'none' },
      wait: async () => {},
      timeout: 1000,
      transport: async () => ({
        ok: true,
        response: { status: 200, headers: new Map([['content-encoding', 'gzip']]), text: '\u001f\u008b' },
      }),
    });
    expect(await connection.ask({ method: 'GET', path: '/' })).toMatchObject({
      message: expect.stringContaining('bytes in gzip, which was not asked for'),
    });
  });

  it('of another index with the same id are others', async () => {
    const hits = [event('a'), { ...event('a'), _index: 'b' }];
    expect((await paged(search({ total: total(2), hits }), search({ hits: [] }))).failure).toBeNull();
  });
});

describe('matches of EQL', () => {
  const pair = { join_keys: ['k'], events: [event('a'), event('b')] };

  it.each<readonly [what: string, answer: object, matches: number, eventsEach: number]>([
    ['without hits', {}, 0, 2],
    ['with neither events nor sequences', { hits: {} }, 0, 2],
    ['with events that are no list', { hits: { events: {} } }, 0, 2],
    ['fewer than told', { hits: { total: total(2), sequences: [pair] } }, 1, 2],
    ['one twice', { hits: { sequences: [pair, pair] } }, 1, 2],
    ['a sequence without events', { hits: { sequences: [pair, { join_keys: [] }] } }, 1, 2],
    ['an event without its id', { hits: { sequences: [pair, { events: [event('c'), { _index: 'x', _source: {} }] }] } }, 1, 2],
    ['an event twice', { hits: { events: [event('a'), event('a')] } }, 1, 1],
    ['an event without its source', { hits: { events: [event('a'), { _index: 'x', _id: 'y' }] } }, 1, 1],
    ['a sequence of too few events', { hits: { sequences: [pair, { events: [event('c')] }] } }, 1, 2],
    [
      'an event that nobody asked to be missing',
      { hits: { sequences: [pair, { events: [event('c'), { missing: true }] }] } },
      1,
      2,
    ],
    ['single events where sequences were asked for', { hits: { events: [event('a')] } }, 0, 2],
  ])('%s are half an answer', async (_, answer, matches, eventsEach) => {
    const got = await related(answer, eventsEach);
    expect(got.matches).toBe(matches);
    expect(got.failure).toMatch(/half an answer/);
  });

  it('may share events', async () => {
    const other = { join_keys: ['k'], events: [event('a'), event('c')] };
    expect(await related({ hits: { total: total(2), sequences: [pair, other] } })).toEqual({ matches: 2, failure: null });
  });

  it('fail an engine where an answer says nothing, says a match twice or tells of more', async () => {
    for (const hits of [{}, { events: [{ _id: '0' }, { _id: '0' }] }, { total: total(2), events: [{ _id: '0' }] }]) {
      expect(await searchEql(answering({ hits }), 'own', '{}', 3)).toMatchObject({ ok: false, kind: 'refused' });
    }
    const twice = search({ total: total(2), hits: [{ _id: '0' }, { _id: '0' }] });
    expect(await searchIds(answering(twice), 'own', '{}', 3)).toMatchObject({ ok: false, kind: 'refused' });
  });
});
