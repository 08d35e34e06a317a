import { describe, expect, it } from 'vitest';
import { translate } from '../../../../src/api/translate.ts';
import type { RunSettings } from '../../../../src/contract/index.ts';
import { js } from '../../../../src/engines/js/index.ts';
import { oracle } from '../../../../src/engines/oracle/index.ts';
import type { Event, Json } from '../../../../src/event/index.ts';
import { EMPTY_META } from '../../../../src/ir/index.ts';
import { analyzeEql } from '../../../../src/languages/eql/analyze.ts';
import { source } from '../../../../src/source/index.ts';
import { settings } from '../../engines/oracle/ask.ts';
import { ids, prepare, run } from './support.ts';

/** What a case needs to be told: its fact, the query, the timeline, and the matches as places in the timeline. */
type Row = readonly [fact: string, query: string, timeline: string, matches: readonly (readonly number[])[]];

const TYPES = {
  '@timestamp': 'date',
  k: 'keyword',
  j: 'keyword',
  w: 'wildcard',
  v: 'version',
  n: 'long',
  s: 'short',
  u: 'unsigned_long',
  x: 'double',
  f: 'float',
  y: 'byte',
  h: 'half_float',
  m: 'integer',
  b: 'boolean',
  i: 'ip',
  d: 'date',
  seq: 'long',
} as const;
const PLAIN = settings(TYPES);
const TIEBROKEN = settings(TYPES, { tiebreakerField: 'seq' });
const NANOS = settings({ ...TYPES, '@timestamp': 'date_nanos' });
const START = 1_600_000_000_000;

/**
 * `A1.5 k=["x","y"] n=5` is an event of category A, 1.5 seconds after the start, with these fields as JSON (a word alone is a
 * text); events are divided by bars.
 */
function timelineOf(text: string): readonly Event[] {
  return text.split(' | ').map((one) => {
    const [head = '', ...members] = one.trim().split(/ +/);
    const [, category = '', time = '0'] = /^([A-Z])(.*)$/.exec(head) ?? [];
    const stamp = time.startsWith('@') ? time.slice(1) : START + Math.round(Number(time) * 1000);
    const fields = members.map((member): [string, Json] => {
      const [name = '', value = ''] = member.split(/=(.*)/);
      return [name, /^[["\d{-]|^(?:true|false|null)$/.test(value) ? JSON.parse(value) : value];
    });
    return { event: { category }, '@timestamp': stamp, ...Object.fromEntries(fields) };
  });
}

/** The same question to the oracle, to the matcher with the events sorted first, and to the printed module. */
async function answers(query: string, events: readonly Event[], given: RunSettings): Promise<Readonly<Record<string, unknown>>> {
  const truth = await (await oracle.load(events, given)).run(query);
  const { schema, semantics, timestampField, tiebreakerField = null } = given;
  const meta = { ...EMPTY_META, timestampField, tiebreakerField };
  const analysis = analyzeEql(source(query), { schema, semantics, meta });
  if (!analysis.ok) throw new Error(analysis.problems.map(({ message }) => message).join('; '));
  const printed = translate(analysis.value.rule, 'js');
  if (printed.status === 'refused') throw new Error('refused');
  const module = await (await js.load(events, given)).run(printed.text);
  return {
    oracle: truth.status === 'answered' ? truth.matches : truth,
    matcher: ids(run(prepare(query, given), events).found),
    module: module.status === 'answered' ? module.matches : module,
  };
}

function hold(rows: readonly Row[], given: RunSettings = PLAIN): void {
  it.each(rows)('%s', async (_, query, timeline, matches) => {
    const found = await answers(query, timelineOf(timeline), given);
    expect(found).toEqual({ oracle: matches, matcher: matches, module: matches });
  });
}

const by = (keys: string): string => `sequence by ${keys} [A where true] [B where true]`;

describe('types of join keys (eql-semantics 10.3, 9.1)', () => {
  hold([
    ['a number in a keyword is its text', by('k'), 'A1 k=5 | B2 k="5"', [[0, 1]]],
    ['a boolean in a keyword is its text', by('k'), 'A1 k=true | B2 k="true"', [[0, 1]]],
    ['the text null is a text', by('?k'), 'A1 k="null" | B2', []],
    ['a text in a number field is a number', by('n'), 'A1 n=5 | B2 n="5"', [[0, 1]]],
    ['decimals of a long are cut off', by('n'), 'A1 n=5.9 | B2 n=5', [[0, 1]]],
    ['what is no number is no key', by('n'), 'A1 n=abc | B2 n=abc', []],
    ['and null where the key is optional', by('?n'), 'A1 n=abc | B2', [[0, 1]]],
    ['negative zero is zero', by('x'), 'A1 x=0 | B2 x=-0', [[0, 1]]],
    ['the empty text is false', by('b'), 'A1 b=false | B2 b=""', [[0, 1]]],
    ['an address in any spelling', by('i'), 'A1 i="2001:db8::1" | B2 i="2001:DB8:0:0:0:0:0:1"', [[0, 1]]],
    ['a mapped address is its IPv4', by('i'), 'A1 i="10.0.0.1" | B2 i="::ffff:10.0.0.1"', [[0, 1]]],
    ['an instant in any zone', by('d'), 'A1 d="2020-01-01T00:00:00Z" | B2 d="2020-01-01T01:00:00+01:00"', [[0, 1]]],
    ['an instant as milliseconds', by('d'), 'A1 d="2020-01-01T00:00:00Z" | B2 d=1577836800000', [[0, 1]]],
    ['versions by their text', by('v'), 'A1 v="1.0" | B2 v="1.0.0"', []],
    ['keyword and wildcard', 'sequence [A where true] by k [B where true] by w', 'A1 k=x | B2 w=x', [[0, 1]]],
    ['the digits of large numbers', by('n'), 'A1 n="9007199254740993" | B2 n="9007199254740992"', []],
    ['the same large number', by('u'), 'A1 u="18446744073709551615" | B2 u="18446744073709551615"', [[0, 1]]],
    ['a large number in two spellings', by('n'), 'A1 n="100000000000000000" | B2 n=100000000000000000', [[0, 1]]],
    [
      'large numbers by size',
      by('n'),
      'A1 n=["9007199254740993",8] | B2 n=8 | B2 n="9007199254740993"',
      [
        [0, 1],
        [0, 2],
      ],
    ],
  ]);

  it('a match tells a large number by its digits', () => {
    const { found } = run(
      prepare(by('n'), PLAIN),
      timelineOf('A1 n="9007199254740993" | B2 n="9007199254740993" | A3 n=7 | B4 n=7'),
    );
    expect(found.map(({ keys }) => keys)).toEqual([['9007199254740993'], [7]]);
  });
});

describe('join keys of two types of numbers (eql-semantics 10.3)', () => {
  const across = (one: string, other: string): string => `sequence [A where true] by ${one} [B where true] by ${other}`;
  const numbers = ['n', 's', 'x', 'f', 'u', 'y', 'h', 'm'] as const;
  const pairs = numbers.flatMap((one) => numbers.filter((other) => other !== one).map((other) => [one, other] as const));
  hold(
    pairs.map(([one, other]) => [
      `never equal: ${TYPES[one]} and ${TYPES[other]}`,
      across(one, other),
      `A1 ${one}=5 | B2 ${other}=5`,
      [],
    ]),
  );
  hold([
    ['null alone equals null', across('?n', '?s'), 'A1 | B2 | A3 n=5 | B4 s=5 | A5 n=5 | B6', [[0, 1]]],
    ['one of two fields suffices', 'sequence by k [A where true] by n [B where true] by s', 'A1 k=x n=5 | B2 k=x s=5', []],
    [
      'two of three items',
      'sequence [A where true] by n [B where true] by n [C where true] by s',
      'A1 n=5 | B2 n=5 | C3 s=5',
      [],
    ],
    ['in a sample', 'sample [A where true] by n [B where true] by s', 'A1 n=5 | B2 s=5', []],
    ['until of another type ends nothing', `${across('n', 'n')} until [C where true] by s`, 'A1 n=5 | C2 s=5 | B3 n=5', [[0, 2]]],
    ['until of the same type does', `${across('n', 'n')} until [C where true] by n`, 'A1 n=5 | C2 n=5 | B3 n=5', []],
    [
      'until of another type ends null',
      `${across('?n', '?n')} until [C where true] by ?s`,
      'A1 | C2 | B3 | A4 | C5 s=5 | B6',
      [[3, 5]],
    ],
    [
      'a missing event is looked for by a query, which converts',
      'sequence with maxspan=9s [A where true] by n ![C where true] by s [B where true] by n',
      'A1 n=5 | C2 s=5 | B3 n=5 | A4 n=6 | C5 s=5 | B6 n=6',
      [[3, 5]],
    ],
  ]);
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

  it('a null key that no sequence comes to does no harm, nor does the text null', async () => {
    const query = 'sequence by ?k with maxspan=9s [A where true] ![C where true] [B where true]';
    const found = await answers(query, timelineOf('A1 | A2 k="null" | B3 k="null" | A4 k=x'), PLAIN);
    expect(found).toEqual({ oracle: [[1, 2]], matcher: [[1, 2]], module: [[1, 2]] });
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

  it('an event without a tiebreaker has a place, behind those with one', async () => {
    const events = timelineOf('A1 k=x | B1 k=x seq=1');
    expect(await answers(pair, events, TIEBROKEN)).toEqual({ oracle: [], matcher: [], module: [] });
  });
});

describe('missing and several keys (eql-semantics 10.3)', () => {
  hold([
    ['an empty text is a key', by('k'), 'A1 k="" | B2 k=""', [[0, 1]]],
    ['an empty text is not null', by('?k'), 'A1 k="" | B2', []],
    ['an empty list is null', by('?k'), 'A1 k=[] | B2 k=[null]', [[0, 1]]],
    ['a null beside a value is nothing', by('?k'), 'A1 k=["x",null] | B2', []],
    ['nulls are apart by place', by('?k, ?j'), 'A1 k=x | B2 j=x | B3 k=x', [[0, 2]]],
    ['one optional, one not', by('k, ?j'), 'A1 k=x | B2 k=x j=y | B3 k=x', [[0, 2]]],
    [
      'products of lists',
      by('k, j'),
      'A1 k=["a","b"] j=["c","d"] | B2 k=b j=d | B3 k=a j=["c","d"]',
      [
        [0, 1],
        [0, 2],
        [0, 2],
      ],
    ],
    [
      'shared keys, then those of items',
      'sequence by k [A where true] by j [B where true] by w',
      'A1 k=x j=y | B2 k=x w=y | A3 k=x j=q | B4 k=z w=q',
      [[0, 1]],
    ],
    [
      'keys ascend, null first',
      by('?n'),
      'A1 n=[10,9] | A2 | B3 n=[9,10] | B4',
      [
        [0, 2],
        [0, 2],
        [1, 3],
      ],
    ],
    ['until joins by null', `${by('?k')} until [C where true]`, 'A1 | C2 | B3 | A4 k=x | C5 | B6 k=x', [[3, 5]]],
    ['until ends the keys it has', `${by('k')} until [C where true]`, 'A1 k=["x","y"] | C2 k=y | B3 k=["x","y"]', [[0, 2]]],
    [
      'until by a field of its own',
      'sequence [A where true] by k [B where true] by j until [C where true] by w',
      'A1 k=x | C2 w=x | B3 j=x | A4 k=x | C5 w=y | B6 j=x',
      [[3, 5]],
    ],
  ]);
});

describe('what is copied among items (eql-semantics 2.1, 2.4)', () => {
  const asked = (first: string, second = 'true'): string => `sequence by k [A where ${first}] [B where ${second}]`;
  const lists = 'A1 k=["x","y"] | B2 k=y';
  hold([
    ['equality', asked('k == "x"'), lists, []],
    ['a pattern', asked('k : "x*"'), lists, []],
    ['a list of values', asked('k in ("x", "q")'), lists, []],
    ['not a list of patterns, which is an or', asked('k : ("x*", "q")'), lists, [[0, 1]]],
    ['not a list without case, which is an or', asked('k in~ ("x", "q")'), lists, [[0, 1]]],
    ['a list without case of one', asked('k in~ ("x")'), lists, []],
    ['a negation', asked('k != "z"'), 'A1 k=["x","y"] | B2 k=["z","y"]', []],
    ['a negated or, which is one list', asked('not (k == "z" or k == "q")'), 'A1 k=["x","y"] | B2 k=["z","y"]', []],
    ['a negated and', asked('not (k == "z" and length(k) == 1)'), 'A1 k=["x","y"] | B2 k=["z","y"]', []],
    ['not what names another field too', asked('not (k == "z" and j == "q")'), 'A1 k=["x","y"] | B2 k=["z","y"] j=q', [[0, 1]]],
    ['nor what relates a key to another field', asked('true', 'startsWith(j, k)'), 'A1 k=x | B2 k=x j=xa', [[0, 1]]],
    ['a part of a conjunction in parentheses', asked('j == "q" and (k == "x" and j != "r")'), 'A1 k=["x","y"] j=q | B2 k=y', []],
    ['what all alternatives ask', asked('(k == "x" and j == "q" or j == "r" and k == "x")'), 'A1 k=["x","y"] j=q | B2 k=y', []],
    ['what an alternative asks alone', asked('(k == "x" or k == "x" and j == "q")'), lists, []],
    ['not what one alternative asks', asked('(k == "x" and j == "q" or k == "y")'), 'A1 k=["x","y"] j=q | B2 k=y', [[0, 1]]],
    ['what has an alternative that is never', asked('(k == "x" or false)'), lists, []],
    ['under two negations', asked('not not (k == "x" and j == "q")'), 'A1 k=["x","y"] j=q | B2 k=y', []],
    ['values beside a common part', asked('(k == "x" and j == "q" or k == "z" and j == "q")'), 'A1 k=["x","y"] j=q | B2 k=y', []],
    ['a script', asked('length(k) == 2'), 'A1 k=["xx","y"] | B2 k=y', []],
    ['one part of a conjunction', asked('j == "q" and k == "x"'), 'A1 k=["x","y"] j=q | B2 k=y', []],
    ['backwards too', asked('true', 'k == "x"'), 'A1 k=y | B2 k=["x","y"]', []],
    [
      'to the key at the same place',
      'sequence [A where k == "x"] by k [B where true] by j',
      'A1 k=["x","y"] | B2 j=y | A3 k=x | B4 j=["x","q"]',
      [[2, 3]],
    ],
    ['not to until', `${asked('k == "x"')} until [C where true]`, 'A1 k=["x","y"] | C2 k=y | B3 k=y | B4 k=x', [[0, 3]]],
    [
      'not to missing events, which have their own',
      'sequence by k with maxspan=10s [A where k == "x"] ![C where true] [B where true]',
      'A1 k=["x","y"] | C2 k=y | B3 k=["x","y"]',
      [[0, 2]],
    ],
    [
      'nor from missing events',
      'sequence by k with maxspan=10s [A where true] ![C where k == "x"]',
      'A1 k=x | A2 k=y | C3 k=x | C4 k=y',
      [[1]],
    ],
    [
      'nor that the key of a missing event exists',
      'sequence with maxspan=10s [A where true] by ?k ![C where true] by j [B where true] by ?k',
      'A1 k=x | B2 k=x | A3 k=y | C4 k=y | B5 k=y | A6 k=z | C7 j=z | B8 k=z',
      [
        [0, 1],
        [2, 4],
      ],
    ],
    [
      'two keys, each to its place',
      'sequence [A where startsWith(j, k)] by k, j [B where true] by w, k',
      'A1 k=x j=xa | B2 w=x k=xa',
      [[0, 1]],
    ],
    [
      'two keys, to items that have them the other way round',
      'sequence [A where startsWith(j, k)] by k, j [B where true] by j, k',
      'A1 k=["x","q"] j=["xa","a"] | B2 j=q k=a',
      [],
    ],
    [
      'between two items beside a missing one',
      'sequence by k with maxspan=10s [A where k == "x"] ![C where true] [B where true] [D where true]',
      'A1 k=["x","y"] | B2 k=["x","y"] | D3 k=y',
      [],
    ],
    ['the category', 'sequence by event.category [A where true] [any where true]', 'A1 event.category=B | B2', []],
    [
      'a category that both have',
      'sequence by event.category [A where true] [any where true]',
      'A1 event.category=B | B2 event.category=A',
      [
        [0, 1],
        [0, 1],
      ],
    ],
    [
      'any category asks nothing of a key',
      'sequence by event.category [any where true] [any where true]',
      'A1 event.category=B | B2',
      [[0, 1]],
    ],
    [
      'a key is mandatory everywhere when it is somewhere',
      'sequence with maxspan=9s [A where true] by ?k [B where true] by k',
      'A1 | A2 k=x | B3 k=x',
      [[1, 2]],
    ],
    [
      'at its own place, whatever the field is called',
      'sequence by ?k [A where true] by ?j [B where true] by k',
      'A1 | A2 j=x | B3 k=x',
      [],
    ],
  ]);
});

describe('time (eql-semantics 10.1, 10.2)', () => {
  const within = 'sequence with maxspan=2s [A where true] [B where true]';
  const three = 'sequence with maxspan=2s [A where true] [B where true] [C where true]';
  hold([
    ['a younger start is within the span', within, 'A1 | A1.001 | B3.001', [[1, 2]]],
    ['the shortest span', within.replace('2s', '1ms'), 'A1 | B1.001 | A2 | B2.002', [[0, 1]]],
    ['a day', within.replace('2s', '1d'), 'A0 | B86400 | A100000 | B186400.001', [[0, 1]]],
    ['an hour, set apart', within.replace('2s', '1 h'), 'A0 | B3600', [[0, 1]]],
    ['later stages wait on', three, 'A1 | B2 | A2.5 | C4 | B4.2 | C4.5', [[2, 4, 5]]],
    ['arrival does not matter once sorted', three, 'A1 | B2 | C3.001 | C3', [[0, 1, 3]]],
    ['a second event that comes too late is none', within, 'A1 | B4.5 | B3', [[0, 2]]],
    ['an event at the moment of until', `${by('k')} until [C where true]`, 'A1 k=x | C1 k=x | B1 k=x', []],
    ['until before the start', 'sequence [A where true] [B where true] until [C where true]', 'C1 | A1 | B1', [[1, 2]]],
    ['until by every event', 'sequence [A where true] [B where true] until [any where true]', 'A1 | B2', []],
    [
      'until by the middle event',
      'sequence [A where true] [B where true] [C where true] until [B where true]',
      'A1 | B2 | C3',
      [],
    ],
    [
      'until by the last event',
      'sequence [A where true] [B where true] [C where true] until [C where true]',
      'A1 | B2 | C3',
      [[0, 1, 2]],
    ],
    [
      'runs before another item',
      'sequence [A where true] with runs=3 [B where true]',
      'A1 | A2 | A3 | A4 | B5 | B6',
      [[1, 2, 3, 4]],
    ],
    [
      'runs and the same item again',
      'sequence [A where true] with runs=2 [A where true]',
      'A1 | A2 | A3 | A4',
      [
        [0, 1, 2],
        [1, 2, 3],
      ],
    ],
    ['runs within a span', 'sequence with maxspan=2s [A where true] with runs=3', 'A1 | A2 | A3.001 | A4', [[1, 2, 3]]],
    [
      'until between runs',
      'sequence [A where true] [B where true] with runs=2 until [C where true]',
      'A1 | B2 | C3 | B4 | A5 | B6 | B7',
      [[4, 5, 6]],
    ],
    [
      'an event that fits both items ends one sequence and starts another',
      'sequence [any where k == "x"] [any where j == "y"]',
      'A1 k=x j=y | A2 k=x j=y | A3 k=x j=y',
      [
        [0, 1],
        [1, 2],
      ],
    ],
    ['but is not both of its events', 'sequence [any where k == "x"] [any where j == "y"]', 'A1 k=x j=y', []],
  ]);
  const pair = 'sequence [A where true] [B where true]';
  hold(
    [
      ['tiebreakers are numbers', pair, 'B1 seq=10 | A1 seq=9', [[1, 0]]],
      ['also those in texts', pair, 'B1 seq="10" | A1 seq="9"', [[1, 0]]],
      ['large ones by their digits', pair, 'B1 seq="9007199254740993" | A1 seq="9007199254740992"', [[1, 0]]],
      ['large ones beside small ones', pair, 'B1 seq="9007199254740993" | A1 seq=9', [[1, 0]]],
      ['an event without one comes after', pair, 'A1 | B1 seq=9', []],
      ['and completes', pair, 'B1 | A1 seq=9', [[1, 0]]],
      ['equal ones leave it to arrival', pair, 'A1 seq=9 | B1 seq=9', [[0, 1]]],
    ],
    TIEBROKEN,
  );
  hold(
    [
      ['a span to the nanosecond', within, 'A@2020-01-01T00:00:00.000000001Z | B@2020-01-01T00:00:02.000000001Z', [[0, 1]]],
      ['a nanosecond more', within, 'A@2020-01-01T00:00:00.000000001Z | B@2020-01-01T00:00:02.000000002Z', []],
    ],
    NANOS,
  );
});

describe('missing events beside others (eql-semantics 10.5)', () => {
  const five = (items: string): string => `sequence with maxspan=5s ${items}`;
  hold([
    ['before the start is not between', five('[A where true] ![X where true] [B where true]'), 'X1 | A1 | B2', [[1, 2]]],
    ['behind one event, by itself', five('[A where true] ![A where true]'), 'A1 | A3 | A9', [[1], [2]]],
    ['between by the first item itself', five('[A where true] ![A where true] [B where true]'), 'A1 | A2 | B3', [[1, 2]]],
    ['before: the latest of several', five('![X where true] ![Y where true] [A where true]'), 'X1 | A2 | Y3 | A4 | A20', [[4]]],
    [
      'runs of a missing event',
      five('[A where true] ![X where true] with runs=2 [B where true]'),
      'A1 | X2 | B3 | A4 | B5',
      [[3, 4]],
    ],
    [
      'runs before a missing event',
      five('[A where true] with runs=2 ![X where true] [B where true]'),
      'A1 | X2 | A3 | B4',
      [[0, 2, 3]],
    ],
    [
      'with until',
      five('[A where true] ![X where true] [B where true] until [C where true]'),
      'A1 | C2 | B3 | A4 | B5',
      [[3, 4]],
    ],
    [
      'of one key of a list',
      'sequence by k with maxspan=5s [A where true] ![X where true] [B where true]',
      'A1 k=["x","y"] | X2 k=y | B3 k=["x","y"]',
      [[0, 2]],
    ],
    ['then a head', five('[A where true] [B where true] ![X where true] | head 1'), 'A1 | B2 | A3 | B4 | X9', [[0, 1]]],
  ]);
});

describe('pipes and samples (eql-semantics 10.6, 10.7)', () => {
  const two = 'A1 | B2 | A3 | B4';
  const pair = 'sequence [A where true] [B where true]';
  hold([
    ['nothing is left of nothing', `${pair} | head 0 | tail 5`, two, []],
    ['the smaller of two tails', `${pair} | tail 2 | tail 1`, two, [[2, 3]]],
    ['the smaller of two heads', `${pair} | head 1 | head 5`, two, [[0, 1]]],
    ['a head counts sequences of one event one by one', `${by('k')} | head 1`, 'A1 k=y | A2 k=x | B3 k=["y","x"]', [[1, 2]]],
    ['so does a tail', `${by('k')} | tail 1`, 'A1 k=y | A2 k=x | B3 k=["y","x"]', [[0, 2]]],
    ['pipes behind a sample do nothing', 'sample by k [A where true] [B where true] | head 0', 'A1 k=x | B2 k=x', [[0, 1]]],
    [
      'samples ascend by number',
      'sample by n [A where true] [B where true]',
      'A1 n=10 | B2 n=10 | A3 n=9 | B4 n=9',
      [
        [2, 3],
        [0, 1],
      ],
    ],
    [
      'false before true',
      'sample by b [A where true] [B where true]',
      'A1 b=true | B2 b=true | A3 b=false | B4 b=false',
      [
        [2, 3],
        [0, 1],
      ],
    ],
    [
      'an element of a list is a key',
      'sample by k [A where true] [B where true]',
      'A1 k=["x","y"] | B2 k=y | B3 k=x',
      [
        [0, 2],
        [0, 1],
      ],
    ],
    ['keys of items', 'sample [A where true] by k [B where true] by j', 'A1 k=x | B2 j=x', [[0, 1]]],
    ['conditions on keys are copied', 'sample by k [A where k == "x"] [B where true]', 'A1 k=["x","y"] | B2 k=y', []],
    ['three items want three events', 'sample by k [any where true] [any where true] [any where true]', 'A1 k=x | B2 k=x', []],
  ]);
});
