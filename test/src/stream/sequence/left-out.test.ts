import { describe, expect, it } from 'vitest';
import { oracle } from '../../../../src/engines/oracle/index.ts';
import type { Event, Json } from '../../../../src/event/index.ts';
import { settings } from '../../engines/oracle/ask.ts';
import { ids, prepare, run } from './support.ts';

const TYPES = { '@timestamp': 'date', k: 'keyword', j: 'keyword', n: 'long', seq: 'long' } as const;
const PLAIN = settings(TYPES);
const TIEBROKEN = settings(TYPES, { tiebreakerField: 'seq' });
const START = 1_600_000_000_000;

/** `A1 k=x n=5` is an event of category A, a second after the start, with these fields; events are divided by bars. */
function timelineOf(text: string): readonly Event[] {
  return text.split(' | ').map((one) => {
    const [head = '', ...members] = one.trim().split(/ +/);
    const [, category = '', time = '0'] = /^([A-Z])(.*)$/.exec(head) ?? [];
    const fields = members.map((member): [string, Json] => {
      const [name = '', value = ''] = member.split(/=(.*)/);
      return [name, /^["\d]/.test(value) ? JSON.parse(value) : value];
    });
    return { event: { category }, '@timestamp': START + Number(time) * 1000, ...Object.fromEntries(fields) };
  });
}

describe('large numbers as join keys (eql-semantics 10.3)', () => {
  it('a match tells a large number by its digits', () => {
    const { found } = run(
      prepare('sequence by n [A where true] [B where true]', PLAIN),
      timelineOf('A1 n="9007199254740993" | B2 n="9007199254740993" | A3 n=7 | B4 n=7'),
    );
    expect(found.map(({ keys }) => keys)).toEqual([['9007199254740993'], [7]]);
  });
});

describe('null keys beside missing events (eql-semantics 10.5)', () => {
  it.each([
    ['behind', 'sequence by ?k with maxspan=9s [A where true] ![C where true]'],
    ['before', 'sequence by ?k with maxspan=9s ![C where true] [A where true]'],
    ['between', 'sequence by ?k with maxspan=9s [A where true] ![C where true] [A where true]'],
    ['of a missing event that needs its key', 'sequence with maxspan=9s [A where true] by ?k ![C where true] by j'],
  ])('the search fails, and the matcher leaves the sequence out and counts it: %s', async (_, query) => {
    const events = timelineOf('A1 | A2');
    const truth = await (await oracle.load(events, PLAIN)).run(query);
    expect(truth).toMatchObject({ status: 'failed', message: expect.stringContaining('a key is null') });
    const { found, report } = run(prepare(query, PLAIN), events);
    expect(found).toEqual([]);
    expect(report.nullKeys).toBeGreaterThan(0);
  });
});

describe('events without one place in time (eql-semantics 10.1)', () => {
  const pair = 'sequence by k [A where true] [B where true]';
  it.each([
    ['several timestamps', 'bad-timestamp', PLAIN, { '@timestamp': [START, START + 1] }],
    ['the same timestamp twice', 'bad-timestamp', PLAIN, { '@timestamp': [START, START] }],
    ['no timestamp', 'no-timestamp', PLAIN, { '@timestamp': null }],
    ['several tiebreakers', 'several-tiebreakers', TIEBROKEN, { seq: [1, 2] }],
  ])('%s: the search fails, and the matcher leaves the event out and counts it', async (_, reason, given, fields) => {
    const events = [
      ...timelineOf('A1 k=x'),
      { event: { category: 'A' }, '@timestamp': START, k: 'y', ...fields },
      ...timelineOf('B2 k=x'),
    ];
    expect(await (await oracle.load(events, given)).run(pair)).toMatchObject({ status: 'failed' });
    const { found, report } = run(prepare(pair, given), events);
    expect(ids(found)).toEqual([[0, 2]]);
    expect(report.unplaced).toMatchObject({ [reason]: 1 });
  });
});
