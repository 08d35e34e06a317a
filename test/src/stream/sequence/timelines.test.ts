import { describe, expect, it } from 'vitest';
import type { Event, FieldType, SchemaField } from '../../../../src/event/index.ts';
import { DEFAULT_SEMANTICS } from '../../../../src/ir/index.ts';
import { createSequenceMatcher, type SequenceMatcherOptions } from '../../../../src/stream/index.ts';
import { prepare, type Ran, run } from './support.ts';

const START = Date.UTC(2024, 0, 1);
const TYPES: { readonly [name: string]: FieldType } = {
  '@timestamp': 'date',
  k: 'keyword',
  j: 'keyword',
  n: 'long',
  seq: 'long',
};
const FIELDS = new Map(
  Object.entries(TYPES).map(([name, type]): [string, SchemaField] => [
    name,
    { type, ignoreAbove: null, nullValue: null, exactSubfield: null, origin: 'mapping' },
  ]),
);
const SETTINGS = {
  schema: { fields: FIELDS },
  semantics: DEFAULT_SEMANTICS,
  now: START,
  eventCategoryField: 'event.category',
  timestampField: '@timestamp',
};

/** `x|A1.5` is an event of category A, key x, at 1.5 seconds; `x+y|A1` has two keys, `-|A1` none. */
function eventOf(word: string): Event {
  const [, keys, category = '', seconds] = /^(?:([^|]+)\|)?([A-Z])([0-9.]+)$/.exec(word) ?? [];
  const key = keys === undefined || keys === '-' ? {} : { k: keys.includes('+') ? keys.split('+') : keys };
  return { event: { category }, '@timestamp': START + Math.round(Number(seconds) * 1000), ...key };
}

function ran(query: string, timeline: string, options: Partial<SequenceMatcherOptions<number>> = {}): Ran {
  return run(prepare(query, SETTINGS), timeline.split(/ +/).map(eventOf), { maxDelay: 0, ...options });
}

/** The matches in the words of the timeline; `!` stands for what is missing. */
function words(query: string, timeline: string): readonly string[] {
  const given = timeline.split(/ +/);
  return ran(query, timeline).found.map(({ events }) => events.map((id) => (id === null ? '!' : given[id])).join(' '));
}

type Row = readonly [fact: string, query: string, timeline: string, matches: readonly string[]];

const AB = 'sequence [A where true] [B where true]';
const ABC = 'sequence [A where true] [B where true] [C where true]';
const BY_K = 'sequence by k [A where true] [B where true]';

describe('the state machine (eql-semantics 10.2)', () => {
  it.each<Row>([
    ['a later event completes an earlier one', AB, 'A1 B2', ['A1 B2']],
    ['the wrong order is no sequence', AB, 'B1 A2', []],
    ['the latest start is taken, and those before it are lost', AB, 'A1 A2 B3 B4', ['A2 B3']],
    ['a completed sequence is used up', AB, 'A1 B2 B3', ['A1 B2']],
    ['each stage waits on its own', ABC, 'A1 B2 A3 C4 B5 C6', ['A1 B2 C4', 'A3 B5 C6']],
    ['a later second event takes the place of the earlier', ABC, 'A1 B2 A3 B4 C5 C6', ['A3 B4 C5']],
    [
      'an event may end one sequence and start the next',
      'sequence [any where true] [any where true]',
      'A1 B2 C3',
      ['A1 B2', 'B2 C3'],
    ],
    ['other events in between do not matter', AB, 'A1 C2 C3 B4', ['A1 B4']],
    ['events at one moment go by arrival', AB, 'A1 B1', ['A1 B1']],
    ['maxspan includes its end', `sequence with maxspan=2s [A where true] [B where true]`, 'A1 B3', ['A1 B3']],
    ['a millisecond more is too long', `sequence with maxspan=2s [A where true] [B where true]`, 'A1 B3.001', []],
    ['the span counts from the first event', ABC.replace('sequence', 'sequence with maxspan=2s'), 'A1 B2.5 C3.5', []],
    ['an older start is not tried again', 'sequence with maxspan=9s [A where true] [B where true]', 'A1 A2 B3 B4', ['A2 B3']],
    ['until ends what began before it', `${AB} until [C where true]`, 'A1 C2 B3', []],
    ['until leaves alone what begins after it', `${AB} until [C where true]`, 'A1 C2 A3 B4', ['A3 B4']],
    ['until that is the last event kills', `${AB} until [A where true]`, 'A1 B2', []],
    ['until that is the next event does not', `${AB} until [B where true]`, 'A1 B2', ['A1 B2']],
    ['until after the end does not matter', `${AB} until [C where true]`, 'A1 B2 C3', ['A1 B2']],
    ['until has keys', `${BY_K} until [C where true]`, 'x|A1 y|C2 x|B3', ['x|A1 x|B3']],
    ['until of the same key ends it', `${BY_K} until [C where true]`, 'x|A1 y|A1 x|C2 x|B3 y|B4', ['y|A1 y|B4']],
  ])('%s', (_, query, timeline, matches) => {
    expect(words(query, timeline)).toEqual(matches);
  });
});

describe('join keys (eql-semantics 10.3)', () => {
  it.each<Row>([
    ['keys keep sequences apart', BY_K, 'x|A1 y|A2 x|B3 y|B4', ['x|A1 x|B3', 'y|A2 y|B4']],
    ['an event without the key takes no part', BY_K, '-|A1 -|B2', []],
    ['an optional key may be missing, and none equals none', BY_K.replace('k', '?k'), '-|A1 x|B2 -|B3', ['-|A1 -|B3']],
    ['letters matter', BY_K, 'x|A1 X|B2', []],
    ['each element of a list is a key', BY_K, 'x+y|A1 y|B2 x|B3', ['x+y|A1 y|B2', 'x+y|A1 x|B3']],
    ['two shared elements are two sequences', BY_K, 'x+y|A1 y+x|B2', ['x+y|A1 y+x|B2', 'x+y|A1 y+x|B2']],
    ['an element twice is one key', BY_K, 'x+x|A1 x|B2', ['x+x|A1 x|B2']],
    ['sequences go by their last event, then by key', BY_K, 'y|A1 x|A2 x+y|B3', ['x|A2 x+y|B3', 'y|A1 x+y|B3']],
  ])('%s', (_, query, timeline, matches) => {
    expect(words(query, timeline)).toEqual(matches);
  });

  it('lists of several keys give their product', () => {
    const events = [
      { event: { category: 'A' }, '@timestamp': START, k: ['x', 'y'], j: ['p', 'q'] },
      { event: { category: 'B' }, '@timestamp': START + 1, k: ['y', 'z'], j: ['q', 'r'] },
    ];
    const { found } = run(prepare('sequence by k, j [A where true] [B where true]', SETTINGS), events);
    expect(found).toEqual([{ events: [0, 1], keys: ['y', 'q'] }]);
  });

  it('keys are typed: a number is not its text', () => {
    const events = [
      { event: { category: 'A' }, '@timestamp': START, n: 5, k: '5' },
      { event: { category: 'B' }, '@timestamp': START + 1, n: '5', k: 5 },
    ];
    expect(run(prepare('sequence by n [A where true] [B where true]', SETTINGS), events).found).toEqual([
      { events: [0, 1], keys: [5] },
    ]);
    expect(run(prepare(BY_K, SETTINGS), events).found).toEqual([{ events: [0, 1], keys: ['5'] }]);
  });

  it('an event with more than a thousand combinations of keys is left out and counted', () => {
    const many = Array.from({ length: 40 }, (_, index) => `v${index}`);
    const events = [{ event: { category: 'A' }, '@timestamp': START, k: many, j: many }];
    const { report } = run(prepare('sequence by k, j [A where true] [B where true]', SETTINGS), events);
    expect(report).toMatchObject({ events: 1, tooManyKeys: 1 });
  });
});

describe('runs (eql-semantics 10.4)', () => {
  it.each<Row>([
    ['are copies of an item', 'sequence [A where true] with runs=3', 'A1 A2 A3 A4', ['A1 A2 A3', 'A2 A3 A4']],
    ['have keys', 'sequence by k [A where true] with runs=2', 'x|A1 y|A2 x|A3', ['x|A1 x|A3']],
    [
      'stand between others',
      'sequence [A where true] [B where true] with runs=2 [C where true]',
      'A1 B2 C3 B4 C5',
      ['A1 B2 B4 C5'],
    ],
    ['need not be next to each other', 'sequence [A where true] with runs=2 [B where true]', 'A1 C2 A3 B4', ['A1 A3 B4']],
  ])('%s', (_, query, timeline, matches) => {
    expect(words(query, timeline)).toEqual(matches);
  });
});

describe('missing events (eql-semantics 10.5)', () => {
  const between = 'sequence with maxspan=5s [A where true] ![X where true] [B where true]';
  const before = 'sequence with maxspan=5s ![X where true] [A where true] [B where true]';
  const behind = 'sequence with maxspan=5s [A where true] [B where true] ![X where true]';
  const around = 'sequence with maxspan=5s ![X where true] [A where true] [B where true] ![Y where true]';
  it.each<Row>([
    ['nothing in between', between, 'A1 B2', ['A1 ! B2']],
    ['something in between', between, 'A1 X2 B3', []],
    ['the moments at the edges do not count', between, 'A1 X1 X2 B2', ['A1 ! B2']],
    ['what is spoilt is not tried again, nor what it pushed aside', between, 'A1 A2 X3 B4 B5', []],
    ['before an earlier start does not matter', between, 'A1 X2 A3 B4', ['A3 ! B4']],
    ['nothing before', before, 'A1 B2', ['! A1 B2']],
    ['something before, within maxspan of the end', before, 'X1 A2 B3', []],
    ['exactly maxspan before the end', before, 'X1 A2 B6', []],
    ['a millisecond more is far enough', before, 'X1 A2 B6.001', ['! A2 B6.001']],
    ['at the moment of the start does not count', before, 'X1 A1 B2', ['! A1 B2']],
    ['but what came before that moment does', before, 'X1 X2 A2 B3', []],
    ['nothing behind', behind, 'A1 B2', ['A1 B2 !']],
    ['something behind, within maxspan of the start', behind, 'A1 B2 X3', []],
    ['exactly maxspan behind the start', behind, 'A1 B2 X6', []],
    ['a millisecond later', behind, 'A1 B2 X6.001', ['A1 B2 !']],
    ['at the moment of the end does not count', behind, 'A1 B2 X2', ['A1 B2 !']],
    ['nothing on both sides', around, 'A1 B2', ['! A1 B2 !']],
    ['one side is enough: only before', around, 'X1 A2 B3', ['! A2 B3 !']],
    ['one side is enough: only behind', around, 'A1 B2 Y3', ['! A1 B2 !']],
    ['both sides within maxspan of each other', around, 'X1 A2 B3 Y6', []],
    ['both sides further apart', around, 'X1 A2 B3 Y6.001', ['! A2 B3 !']],
    ['only the same key counts', between.replace('with', 'by k with'), 'x|A1 y|X2 x|B3', ['x|A1 ! x|B3']],
    [
      'runs of a missing event repeat it',
      'sequence with maxspan=5s [A where true] ![X where true] with runs=2 [B where true]',
      'A1 B2',
      ['A1 ! ! B2'],
    ],
    ['one event and a missing one', 'sequence with maxspan=5s [A where true] ![X where true]', 'A1 X2 A7', ['A7 !']],
    [
      'decided late, told in order',
      behind.replace('with', 'by k with'),
      'y|A1 x|A2 x|B3 y|B4 z|A6.5 z|C20',
      ['x|A2 x|B3 !', 'y|A1 y|B4 !'],
    ],
    ['matches wait for those before them', behind.replace('with', 'by k with'), 'x|A5 x|B6 y|A2 z|C3', ['x|A5 x|B6 !']],
  ])('%s', (_, query, timeline, matches) => {
    expect(words(query, timeline)).toEqual(matches);
  });

  it('a match that waits is told as soon as time has passed maxspan, by any event or by the clock', () => {
    const { plan, parts } = prepare(behind, SETTINGS);
    const told = (timeline: string, advance: number | null): number => {
      let found = 0;
      const onMatch = (): void => {
        found++;
      };
      const matcher = createSequenceMatcher<number>(plan, parts, { onMatch });
      for (const [id, word] of timeline.split(' ').entries()) matcher.push(eventOf(word), id);
      if (advance !== null) matcher.advance(START + advance);
      return found;
    };
    expect(told('A1 B2', null)).toBe(0);
    expect(told('A1 B2 A6', null)).toBe(0);
    expect(told('A1 B2 A6.001', null)).toBe(1);
    expect(told('A1 B2', 6000)).toBe(0);
    expect(told('A1 B2', 6001)).toBe(1);
  });
});

describe('samples (eql-semantics 10.6)', () => {
  it.each<Row>([
    [
      'each key with an event for every item, keys ascending',
      'sample by k [A where true] [B where true]',
      'y|B1 x|B2 y|A3 x|A4 z|A5',
      ['x|A4 x|B2', 'y|A3 y|B1'],
    ],
    ['time means nothing', 'sample by k [A where true] [B where true]', 'x|B9 x|A1', ['x|A1 x|B9']],
    ['one a key', 'sample by k [A where true] [B where true]', 'x|A1 x|B2 x|A3 x|B4', ['x|A1 x|B2']],
    ['one event does not stand for two items', 'sample by k [A where true] [any where true]', 'x|A1 y|A2 y|A3', ['y|A2 y|A3']],
    ['items make room for each other', 'sample by k [any where true] [A where true]', 'x|A1 x|B2', ['x|B2 x|A1']],
    [
      'three items over three events',
      'sample by k [any where true] [any where true] [A where true]',
      'x|A1 x|B2 x|C3',
      ['x|B2 x|C3 x|A1'],
    ],
    ['each element of a list is a key', 'sample by k [A where true] [B where true]', 'x+y|A1 y|B2 z|B3', ['x+y|A1 y|B2']],
    [
      'a missing optional key is a key, and the first',
      'sample by ?k [A where true] [B where true]',
      'x|A1 x|B2 -|B3 -|A4',
      ['-|A4 -|B3', 'x|A1 x|B2'],
    ],
    [
      'pipes do not cut samples',
      'sample by k [A where true] [B where true] | head 1',
      'x|A1 x|B2 y|B3 y|A4',
      ['x|A1 x|B2', 'y|A4 y|B3'],
    ],
  ])('%s', (_, query, timeline, matches) => {
    expect(words(query, timeline)).toEqual(matches);
  });

  it('many items that want the same few events are soon given up', () => {
    const items = Array.from({ length: 40 }, () => '[A where true]').join(' ');
    const timeline = Array.from({ length: 39 }, (_, index) => `x|A${index}`).join(' ');
    expect(words(`sample by k ${items}`, timeline)).toEqual([]);
    expect(words(`sample by k ${items}`, `${timeline} x|A99`)).toHaveLength(1);
  });
});

describe('pipes (eql-semantics 10.7)', () => {
  it.each<[pipes: string, matches: readonly string[]]>([
    ['| head 2', ['A1 B2', 'A3 B4']],
    ['| tail 2', ['A3 B4', 'A5 B6']],
    ['| head 2 | tail 1', ['A3 B4']],
    ['| tail 2 | head 1', ['A3 B4']],
    ['| tail 2 | head 9', ['A3 B4', 'A5 B6']],
    ['| head 1 | tail 7', ['A1 B2']],
    ['| head 0', []],
    ['| tail 0', []],
  ])('%s', (pipes, matches) => {
    expect(words(`${AB} ${pipes}`, 'A1 B2 A3 B4 A5 B6')).toEqual(matches);
  });

  it('once a head has its matches nothing is kept', () => {
    const { report } = ran(`${AB} | head 1`, 'A1 B2 A3 B4 A5 B6');
    expect(report).toMatchObject({ matches: 1, events: 2 });
  });
});
