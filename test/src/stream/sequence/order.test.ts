import { describe, expect, it } from 'vitest';
import type { Event, Json } from '../../../../src/event/index.ts';
import { readInstant } from '../../../../src/stream/sequence/instant.ts';
import { settingsFor } from './random.ts';
import { prepare, run } from './support.ts';

const START = Date.UTC(2024, 0, 1);
const PLAIN = settingsFor({ nanoseconds: false, tiebreaker: false });
const NANOS = settingsFor({ nanoseconds: true, tiebreaker: false });
const TIES = settingsFor({ nanoseconds: false, tiebreaker: true });
const AB = 'sequence [A where true] [B where true]';

const at = (category: string, stamp: Json, more: Event = {}): Event => ({ event: { category }, '@timestamp': stamp, ...more });

describe('moments', () => {
  it.each<[text: string | number, ms: number, ns: number]>([
    ['2024-01-01T00:00:00.000Z', START, 0],
    ['2024-01-01T00:00:00.123456789Z', START + 123, 456_789],
    ['2024-01-01T00:00:00,5Z', START + 500, 0],
    ['2024-01-01T01:00:00+01:00', START, 0],
    ['2023-12-31T22:30:00-0130', START, 0],
    ['2024-01-01', START, 0],
    ['2024-01', START, 0],
    ['2024', START, 0],
    [2024, START, 0],
    [START, START, 0],
    [String(START), START, 0],
    [`${START}.25`, START, 250_000],
  ])('%s is read', (text, ms, ns) => {
    expect(readInstant(text, 'nanoseconds')).toEqual({ ms, ns });
    expect(readInstant(text, 'milliseconds')).toEqual({ ms, ns: 0 });
  });

  it.each<string | number | boolean>([
    '',
    'yesterday',
    '2024-13-01',
    '2023-02-29',
    '2024-01-01T24:00:00Z',
    '2024-01-01T00:60:00Z',
    '2024-01-01T00:00:00+19:00',
    '2024-01-01T00:00:00.1234567890Z',
    '2024-01-01 00:00:00',
    Number.NaN,
    1e30,
    true,
  ])('%s is no moment', (text) => {
    expect(readInstant(text, 'milliseconds')).toBeNull();
  });

  it('fractions before 1970 count up', () => {
    expect(readInstant('-10000.5', 'milliseconds')?.ms).toBe(-10001);
    expect(readInstant('-10000', 'milliseconds')?.ms).toBe(-10000);
    expect(readInstant('-10000', 'nanoseconds')).toBeNull();
  });
});

describe('the order of events (eql-semantics 10.1)', () => {
  it('nanoseconds order events where the mapping keeps them', () => {
    const events = [at('B', '2024-01-01T00:00:00.000000002Z'), at('A', '2024-01-01T00:00:00.000000001Z')];
    expect(run(prepare(AB, NANOS), events).found.map(({ events }) => events)).toEqual([[1, 0]]);
    expect(run(prepare(AB, PLAIN), events).found).toEqual([]);
  });

  it('maxspan is exact to the nanosecond', () => {
    const query = 'sequence with maxspan=1ms [A where true] [B where true]';
    const first = at('A', '2024-01-01T00:00:00.0000005Z');
    expect(run(prepare(query, NANOS), [first, at('B', '2024-01-01T00:00:00.0010005Z')]).found).toHaveLength(1);
    expect(run(prepare(query, NANOS), [first, at('B', '2024-01-01T00:00:00.001000501Z')]).found).toHaveLength(0);
  });

  it('a tiebreaker orders events of one moment; those without come last', () => {
    const ordered = [at('B', START, { seq: 2 }), at('A', START, { seq: 1 })];
    expect(run(prepare(AB, TIES), ordered, { maxDelay: 0 }).found).toHaveLength(1);
    expect(run(prepare(AB, TIES), [at('A', START), at('B', START, { seq: 1 })], { maxDelay: 0 }).found).toHaveLength(0);
    expect(run(prepare(AB, TIES), [at('B', START), at('A', START, { seq: 1 })], { maxDelay: 0 }).found).toHaveLength(1);
    expect(run(prepare(AB, PLAIN), ordered, { maxDelay: 0 }).found).toHaveLength(0);
  });

  it('numbers break ties as numbers', () => {
    const events = [at('B', START, { seq: 10 }), at('A', START, { seq: 9 })];
    expect(run(prepare(AB, TIES), events).found).toHaveLength(1);
  });

  it('events that are late by at most maxDelay are put in order', () => {
    const events = [at('B', START + 20), at('A', START + 10), at('C', START + 40)];
    expect(run(prepare(AB, PLAIN), events, { maxDelay: 10 }).found).toHaveLength(1);
    expect(run(prepare(AB, PLAIN), events, { maxDelay: 9 })).toMatchObject({ found: [], report: { late: 1, events: 2 } });
    expect(run(prepare(AB, PLAIN), events, { maxDelay: 0 })).toMatchObject({ found: [], report: { late: 1 } });
  });

  it('a full buffer lets the first go, and counts what then comes too late', () => {
    const events = [at('B', START + 3), at('B', START + 2), at('A', START + 1)];
    const { report } = run(prepare(AB, PLAIN), events, { maxState: 1 });
    expect(report).toMatchObject({ matches: 0, late: 1 });
  });

  it('events without a place in time are left out and counted by reason', () => {
    const events = [
      at('A', START),
      { event: { category: 'B' } },
      at('B', null),
      at('B', 'soon'),
      at('B', [START + 1, START + 2]),
      at('B', START + 3, { seq: [1, 2] }),
      at('B', [START + 4]),
      at('X', 'soon'),
    ];
    const { found, report } = run(prepare(AB, TIES), events);
    expect(found.map(({ events }) => events)).toEqual([[0, 6]]);
    expect(report).toMatchObject({ events: 7, unplaced: { 'no-timestamp': 2, 'bad-timestamp': 2, 'several-tiebreakers': 1 } });
  });

  it("a timestamp may be nested or dotted, and must be the event's own", () => {
    const settings = { ...PLAIN, timestampField: 'event.created' };
    const events: Event[] = [
      { 'event.category': 'A', event: { created: START } },
      { event: { category: 'B' }, 'event.created': START + 1 },
    ];
    expect(run(prepare(AB, settings), events).found).toHaveLength(1);
    expect(run(prepare(AB, { ...PLAIN, timestampField: 'constructor' }), events).report.unplaced['no-timestamp']).toBe(2);
  });
});
