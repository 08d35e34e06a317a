import { describe, expect, it } from 'vitest';
import type { RunSettings } from '../../../../src/contract/index.ts';
import { eqlSearch } from '../../../../src/engines/eql-search/index.ts';
import { esDsl } from '../../../../src/engines/es-dsl/index.ts';
import { oracle } from '../../../../src/engines/oracle/index.ts';
import type { Event, Json } from '../../../../src/event/index.ts';
import { DEFAULT_SEMANTICS } from '../../../../src/ir/index.ts';

const NOW = Date.UTC(2026, 0, 1, 12);
const SETTINGS: RunSettings = {
  schema: {
    fields: new Map([['a.t', { type: 'date', ignoreAbove: null, nullValue: null, exactSubfield: null, origin: 'mapping' }]]),
  },
  semantics: DEFAULT_SEMANTICS,
  now: NOW,
  eventCategoryField: 'event.category',
  timestampField: '@timestamp',
};

async function run(body: Json, events: readonly Event[], settings: Partial<RunSettings> = {}): Promise<unknown> {
  const loaded = await eqlSearch(oracle, esDsl).load(events, { ...SETTINGS, ...settings });
  const verdict = await loaded.run(typeof body === 'string' ? body : JSON.stringify(body));
  if (verdict.status === 'answered') return verdict.matches;
  return verdict.status === 'failed' ? verdict.message : verdict.reason;
}

const at = (minutes: number, more: Event = {}): Event => ({
  '@timestamp': new Date(NOW + minutes * 60_000).toISOString(),
  k: 'x',
  ...more,
});
const QUERY = 'sequence by k with maxspan=1h [any where true] [any where true]';
const since = (gte: string): Json => ({ range: { '@timestamp': { gte } } });

describe('an EQL search request', () => {
  it('is answered by what it says', async () => {
    expect(await run({ query: QUERY }, [at(-2), at(-1)])).toEqual([[0, 1]]);
  });

  it('sees only the events that its filter lets through, under their own numbers', async () => {
    const events = [at(-10), at(-9), at(-1), at(1)];
    expect(await run({ query: QUERY, filter: since('now-9m') }, events)).toEqual([
      [1, 2],
      [2, 3],
    ]);
    const both = { range: { '@timestamp': { gt: 'now-9m', lte: 'now' } } };
    expect(await run({ query: QUERY, filter: both }, events)).toEqual([]);
    expect(await run({ query: QUERY, filter: since('2026-01-01T11:55:00Z') }, events)).toEqual([[2, 3]]);
  });

  it('filters dotted and nested timestamps, and misses events without one', async () => {
    const filter = { range: { 'a.t': { gte: 'now-9m' } } };
    const events = [at(-1, { a: { t: NOW } }), at(-1, { 'a.t': [new Date(NOW).toISOString()] }), at(-1)];
    expect(await run({ query: QUERY, filter }, events)).toEqual([[0, 1]]);
  });

  it('takes a list of filters as all of them', async () => {
    const within = [since('now-9m'), { range: { '@timestamp': { lte: 'now-90s' } } }];
    expect(await run({ query: QUERY, filter: within }, [at(-10), at(-3), at(-2), at(-1)])).toEqual([[1, 2]]);
  });

  it('runs with its own fields for category, time and ties, never with those of the run', async () => {
    const query = 'sequence by k [a where true] [b where true]';
    const events = [at(-1, { kind: 'a', n: 2, t: NOW }), at(-1, { kind: 'b', n: 1, t: NOW - 1 })];
    expect(await run({ query, event_category_field: 'kind' }, events)).toEqual([[0, 1]]);
    expect(await run({ query, event_category_field: 'kind', timestamp_field: 't' }, events)).toEqual([]);
    expect(await run({ query, event_category_field: 'kind', tiebreaker_field: 'n' }, events)).toEqual([]);
    expect(await run({ query, event_category_field: 'kind' }, events, { tiebreakerField: 'n' })).toEqual([[0, 1]]);
    expect(await run({ query }, events, { eventCategoryField: 'kind' })).toEqual([]);
  });

  it('is not answered when there are more matches than it asks for', async () => {
    const events = Array.from({ length: 12 }, (_, minute) => at(minute));
    expect(await run({ query: QUERY }, events)).toMatch(/11 matches, more than the 10/);
    expect(await run({ query: QUERY, size: 100 }, events)).toHaveLength(11);
  });

  it('hands on what the inner engine refuses', async () => {
    expect(await run({ query: 'sequence by [' }, [])).toEqual(expect.any(String));
  });

  it.each([
    ['is not JSON', '{', /no JSON/],
    ['is no object', [], /no object/],
    ['has a structured query', { query: { match_all: {} } }, /no EQL search/],
    ['has an unknown parameter', { query: QUERY, event_category: 'x' }, /unknown parameter "event_category"/],
    ['has an empty field name', { query: QUERY, timestamp_field: '' }, /timestamp_field/],
    ['has a filter that is no query', { query: QUERY, filter: { nothing: { k: 'x' } } }, /^filter: .*unknown query/],
    [
      'has two fields in one range',
      { query: QUERY, filter: { range: { a: { gte: 'now' }, b: { gte: 'now' } } } },
      /^filter: .*one key/,
    ],
    ['has a bound that is no date', { query: QUERY, filter: since('yesterday') }, /^filter: .*cannot parse date/],
    ['has an unknown bound', { query: QUERY, filter: { range: { a: { from: 'now' } } } }, /^filter: .*unknown parameter/],
    ['has a size that is no number', { query: QUERY, size: 'all' }, /size/],
  ])('fails when it %s', async (_, body, message) => {
    expect(await run(body as Json, [])).toMatch(message);
  });
});
