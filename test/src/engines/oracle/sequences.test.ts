import { describe, expect, it } from 'vitest';
import type { RunSettings } from '../../../../src/contract/index.ts';
import type { Event } from '../../../../src/event/index.ts';
import { ask, settings } from './ask.ts';

const MAPPED = settings(
  { '@timestamp': 'date', k: 'keyword', j: 'keyword', n: 'long', x: 'double', seq: 'long' },
  { tiebreakerField: 'seq' },
);

/** Far from the numbers of four digits, which are years. */
const START = 1_600_000_000_000;

/** `A1 x|B2` is an event of category A at 1 s, then one of category B at 2 s with the key x. */
function timeline(text: string): readonly Event[] {
  return text.split(' ').map((word) => {
    const [, key, category, time] = /^(?:(\w+)\|)?([A-Z])([0-9.]+)$/.exec(word) ?? [];
    return {
      event: { category: category ?? '' },
      '@timestamp': START + Number(time) * 1000,
      ...(key === undefined ? {} : { k: key }),
    };
  });
}

/** The matches in the words of the timeline. */
async function found(query: string, text: string, given: RunSettings = MAPPED): Promise<readonly string[] | string> {
  const words = text.split(' ');
  const answer = await ask(query, timeline(text), given);
  return typeof answer === 'string' ? answer : answer.map((match) => match.map((id) => words[id]).join(' '));
}

describe('the state machine of sequences (eql-semantics 10.2)', () => {
  it.each<[string, string, string, readonly string[]]>([
    ['one event follows another', 'sequence [A where true] [B where true]', 'A1 B2 A3 B4', ['A1 B2', 'A3 B4']],
    ['the latest start wins and the earlier are lost', 'sequence [A where true] [B where true]', 'A1 A2 B3 B4', ['A2 B3']],
    ['one event may stand in several sequences', 'sequence [any where true] [any where true]', 'A1 B2 C3', ['A1 B2', 'B2 C3']],
    [
      'keys keep sequences apart',
      'sequence by k [A where true] [B where true]',
      'x|A1 y|A2 x|B3 y|B4 B5',
      ['x|A1 x|B3', 'y|A2 y|B4'],
    ],
    [
      'three stages overlap',
      'sequence [A where true] [B where true] [C where true]',
      'A1 B2 A3 C4 B5 C6',
      ['A1 B2 C4', 'A3 B5 C6'],
    ],
    [
      'a sequence within maxspan to the millisecond',
      'sequence with maxspan=2s [A where true] [B where true]',
      'A1 B3 A4 B6.001',
      ['A1 B3'],
    ],
    [
      'the span counts from the first event',
      'sequence with maxspan=2s [A where true] [B where true] [C where true]',
      'A1 B2.5 C3.5',
      [],
    ],
    [
      'a start beyond the span is gone, older ones too',
      'sequence with maxspan=1s [A where true] [B where true]',
      'A1 A2 B4 B4.5',
      [],
    ],
    [
      'until ends what stands before it',
      'sequence [A where true] [B where true] until [C where true]',
      'A1 C2 B3 A4 B5 C6',
      ['A4 B5'],
    ],
    [
      'until has the keys of the items',
      'sequence by k [A where true] [B where true] until [C where true]',
      'x|A1 y|C2 x|B3',
      ['x|A1 x|B3'],
    ],
    ['until that is the last event kills', 'sequence [A where true] [B where true] until [A where true]', 'A1 B2', []],
    ['until that is the next event does not', 'sequence [A where true] [B where true] until [B where true]', 'A1 B2', ['A1 B2']],
    [
      'runs are copies of an item',
      'sequence by k [A where true] with runs=3',
      'x|A1 x|A2 y|A3 x|A4 x|A5',
      ['x|A1 x|A2 x|A4', 'x|A2 x|A4 x|A5'],
    ],
    [
      'results go by their last event',
      'sequence by k [A where true] [B where true]',
      'y|A1 x|A2 x|B3 y|B4',
      ['x|A2 x|B3', 'y|A1 y|B4'],
    ],
    ['the input need not be in order', 'sequence [A where true] [B where true]', 'B2 A1', ['A1 B2']],
    ['equal instants follow the input', 'sequence [A where true] [B where true]', 'A1 B1', ['A1 B1']],
  ])('%s', async (_, query, text, expected) => {
    expect(await found(query, text)).toEqual(expected);
  });

  it('a tiebreaker orders equal instants, and events without one come last', async () => {
    const at = (category: string, seq: number | null): Event => ({ event: { category }, '@timestamp': 1, seq });
    expect(await ask('sequence [A where true] [B where true]', [at('B', 2), at('A', 1)], MAPPED)).toEqual([[1, 0]]);
    expect(await ask('sequence [A where true] [B where true]', [at('A', null), at('B', 1)], MAPPED)).toEqual([]);
  });

  it('an event that takes part needs one timestamp', async () => {
    const events = [{ event: { category: 'A' } }, { event: { category: 'C' } }];
    expect(await ask('sequence [A where true] [B where true]', events, MAPPED)).toContain('event 0 has no single timestamp');
    expect(await ask('sequence [D where true] [B where true]', events, MAPPED)).toEqual([]);
  });
});

describe('join keys (eql-semantics 10.3, 2.4)', () => {
  const at = (time: number, fields: Event): Event => ({ '@timestamp': time, ...fields });
  const pair = 'sequence by k [any where n == 1] [any where n == 2]';

  it('a missing key takes an event out, an optional one is null and equals null', async () => {
    const events = [at(1, { n: 1 }), at(2, { n: 2 })];
    expect(await ask(pair, events, MAPPED)).toEqual([]);
    expect(await ask(pair.replace('by k', 'by ?k'), events, MAPPED)).toEqual([[0, 1]]);
  });

  it('each element of an array is a key', async () => {
    const events = [at(1, { n: 1, k: ['x', 'y', 'x', null] }), at(2, { n: 2, k: 'y' }), at(3, { n: 2, k: ['x', 'z'] })];
    expect(await ask(pair, events, MAPPED)).toEqual([
      [0, 1],
      [0, 2],
    ]);
  });

  it('several arrays give their product', async () => {
    const events = [at(1, { n: 1, k: ['x', 'y'], j: ['p', 'q'] }), at(2, { n: 2, k: 'y', j: 'p' })];
    expect(await ask(pair.replace('by k', 'by k, j'), events, MAPPED)).toEqual([[0, 1]]);
  });

  it('keys of items stand beside the shared ones', async () => {
    const events = [at(1, { n: 1, k: 'x', j: 'p' }), at(2, { n: 2, k: 'p', j: 'x' }), at(3, { n: 2, k: 'x', j: 'x' })];
    expect(await ask('sequence [any where n == 1] by k [any where n == 2] by j', events, MAPPED)).toEqual([[0, 1]]);
  });

  it('letters, and the strings of numbers, do not join', async () => {
    const events = [at(1, { n: 1, k: 'X' }), at(2, { n: 2, k: 'x' })];
    expect(await ask(pair, events, MAPPED)).toEqual([]);
    const numbers = [at(1, { n: 1, x: 5 }), at(2, { n: 5 })];
    expect(await ask('sequence [any where n == 1] by x [any where n == 5] by n', numbers, MAPPED)).toEqual([]);
  });

  it('a condition on a key holds for the other items too', async () => {
    const events = [at(1, { n: 1, k: ['x', 'y'] }), at(2, { n: 2, k: 'y' })];
    expect(await ask(pair, events, MAPPED)).toEqual([[0, 1]]);
    expect(await ask(pair.replace('n == 1', 'n == 1 and k == "x"'), events, MAPPED)).toEqual([]);
    expect(await ask(pair.replace('n == 1', 'n == 1 and (k == "x" or k : "q")'), events, MAPPED)).toEqual([[0, 1]]);
  });

  it.each(['k == "x" or k == "q"', '"x" == k or (k in ("q", "r") or k == "s")', 'k like ("x", "q")', 'k == "x" or k like "q"'])(
    'equalities of a key are one `in`, which holds for the other items too: %s',
    async (condition) => {
      const events = [at(1, { n: 1, k: ['x', 'y'] }), at(2, { n: 2, k: 'y' })];
      expect(await ask(pair.replace('n == 1', `n == 1 and (${condition})`), events, MAPPED)).toEqual([]);
    },
  );

  it.each([
    'k == "x" or n == 1',
    'k == "x" or k != "q"',
    'k like ("x", "q*")',
    'k == "x" or k == null',
    'k == "x" or k not in ("q")',
  ])('other alternatives hold for no other item: %s', async (condition) => {
    const events = [at(1, { n: 1, k: ['x', 'y'] }), at(2, { n: 2, k: 'y' })];
    expect(await ask(pair.replace('n == 1', `n == 1 and (${condition})`), events, MAPPED)).toEqual([[0, 1]]);
  });

  it('what is negated is copied with its negation', async () => {
    const events = [at(1, { n: 1, k: ['y'] }), at(2, { n: 2, k: ['x', 'y'] })];
    expect(await ask(pair.replace('n == 1', 'n == 1 and not (k == "x" or k == "q")'), events, MAPPED)).toEqual([]);
  });

  it('a key that one item demands, all demand', async () => {
    const events = [at(1, { n: 1 }), at(2, { n: 2 })];
    expect(await ask('sequence [any where n == 1] by ?k [any where n == 2] by j', events, MAPPED)).toEqual([]);
  });
});

describe('missing events (eql-semantics 10.5)', () => {
  it.each<[string, string, string, readonly string[]]>([
    ['nothing between', 'sequence with maxspan=5s [A where true] ![X where true] [B where true]', 'A1 B2 A3 X4 B5', ['A1 B2']],
    [
      'an event at the same instant is not between',
      'sequence with maxspan=5s [A where true] ![X where true] [B where true]',
      'A1 X1 X2 B2',
      ['A1 B2'],
    ],
    [
      'nothing before',
      'sequence with maxspan=5s ![X where true] [A where true] [B where true]',
      'A1 B2 X3 A4 B8 A9 B9.5',
      ['A1 B2', 'A9 B9.5'],
    ],
    [
      'nothing behind',
      'sequence with maxspan=5s [A where true] [B where true] ![X where true]',
      'A1 B2 X6 A7 B8 X12.001',
      ['A7 B8'],
    ],
    ['nothing around', 'sequence with maxspan=5s ![X where true] [A where true] ![X where true]', 'X1 A3 X5 A8 X11', ['A8']],
    ['one side free is enough', 'sequence with maxspan=5s ![X where true] [A where true] ![X where true]', 'X1 A3', ['A3']],
    [
      'only the same key counts',
      'sequence by k with maxspan=5s [A where true] ![X where true] [B where true]',
      'x|A1 y|X2 x|B3',
      ['x|A1 x|B3'],
    ],
  ])('%s', async (_, query, text, expected) => {
    expect(await found(query, text)).toEqual(expected);
  });
});

describe('samples (eql-semantics 10.6)', () => {
  it('each key for which every item has an event of its own, in the order of keys', async () => {
    expect(await found('sample by k [A where true] [B where true]', 'y|B1 x|B2 y|A3 x|A4 z|A5 x|A6')).toEqual([
      'x|A4 x|B2',
      'y|A3 y|B1',
    ]);
  });

  it('one event cannot stand for two items', async () => {
    expect(await found('sample by k [A where true] [any where true]', 'x|A1 y|A2 y|A3')).toEqual(['y|A2 y|A3']);
    expect(await found('sample by k [any where true] [A where true]', 'x|A1 x|B2')).toEqual(['x|B2 x|A1']);
  });

  it('timestamps do not matter, and an optional key may be null', async () => {
    const events = [{ event: { category: 'B' } }, { event: { category: 'A' } }];
    expect(await ask('sample by ?k [A where true] [B where true]', events, MAPPED)).toEqual([[1, 0]]);
    expect(await ask('sample by k [A where true] [B where true]', events, MAPPED)).toEqual([]);
  });
});

describe('pipes (eql-semantics 10.7)', () => {
  it.each([
    ['| head 2', ['A1', 'A2']],
    ['| tail 2', ['A3', 'A4']],
    ['| head 3 | tail 2', ['A2', 'A3']],
    ['| tail 2 | head 9', ['A3', 'A4']],
    ['| head 0', []],
    ['| tail 0', []],
  ])('%s', async (pipes, expected) => {
    expect(await found(`any where true ${pipes}`, 'A4 A2 A1 A3')).toEqual(expected);
  });

  it('count whole sequences', async () => {
    expect(await found('sequence [A where true] [B where true] | tail 1', 'A1 B2 A3 B4')).toEqual(['A3 B4']);
  });

  it('without pipes single events come in the order of the input', async () => {
    expect(await found('any where true', 'A4 A2')).toEqual(['A4', 'A2']);
  });
});
