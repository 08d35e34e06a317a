import { describe, expect, it } from 'vitest';
import type { KqlReading } from '../../../../src/engines/kql/index.ts';
import { explainKql, kql, kqlEngine, kqlOracle } from '../../../../src/engines/kql/index.ts';
import type { Event } from '../../../../src/event/index.ts';
import { DEFAULT_SEMANTICS } from '../../../../src/ir/index.ts';
import { parseKql } from '../../../../src/languages/kql/parse.ts';
import { schemaFromMapping } from '../../../../src/schema/index.ts';
import { source } from '../../../../src/source/index.ts';

const read = schemaFromMapping({
  properties: {
    k: { type: 'keyword' },
    short: { type: 'keyword', ignore_above: 3, null_value: 'NUL' },
    low: { type: 'keyword', normalizer: 'lowercase' },
    w: { type: 'wildcard' },
    n: { type: 'long' },
    d: { type: 'double' },
    f: { type: 'float' },
    b: { type: 'boolean' },
    ip: { type: 'ip' },
    t: { type: 'date' },
    x: { type: 'text', analyzer: 'own' },
    m: { type: 'text' },
    v: { type: 'version' },
    nn: { type: 'nested', properties: { a: { type: 'long' }, b: { type: 'long' } } },
    o: { properties: { k: { type: 'keyword' }, j: { type: 'keyword' } } },
    al: { type: 'alias', path: 'n' },
    odd: { type: 'date', format: 'yyyy' },
  },
});
if (!read.ok) throw new Error('the mapping is none');
const settings = {
  schema: read.schema,
  semantics: DEFAULT_SEMANTICS,
  now: Date.UTC(2026, 0, 15, 12),
  eventCategoryField: 'event.category',
  timestampField: '@timestamp',
};

async function asked(
  query: string,
  events: readonly Event[],
  reading: KqlReading = 'kibana',
): Promise<readonly number[] | string> {
  const loaded = await kqlEngine('kql', reading).load(events, settings);
  const verdict = await loaded.run(query);
  return verdict.status === 'answered' ? verdict.matches.flat() : verdict.status;
}

const texts = (...all: readonly string[]): readonly Event[] => all.map((k) => ({ k }));
const NAMES = texts(
  'nc',
  'Nc',
  'n*c',
  'a b',
  ' a',
  '',
  'and',
  'a"b',
  'a\\b',
  'C:\\Windows\\a',
  'C:\\Windows\\*',
  'a?b',
  'aXb',
  'a\tb',
);

/** Each was also asked of Elasticsearch 9.5.3 with x-pack-kql, and the answers are its own but where escapes stand beside wildcards. */
describe('a keyword', () => {
  it.each<[string, readonly number[]]>([
    ['k:nc', [0]],
    ['k:"nc"', [0]],
    ['k : (nc or Nc)', [0, 1]],
    ['k:n*', [0, 2]],
    ['k:"n*c"', [2]],
    [String.raw`k:n\*c`, [2]],
    ['k:a b', [3]],
    ['k:" a"', [4]],
    ['k:""', [5]],
    ['k:"and"', [6]],
    [String.raw`k:\and`, [6]],
    [String.raw`k:"a\"b"`, [7]],
    [String.raw`k:"a\\b"`, [8]],
    [String.raw`k:a\\b`, [8]],
    ['k:"a?b"', [11]],
    [String.raw`k:"a\tb"`, [13]],
    [String.raw`k:\u006ec`, [0]],
    ['k:*b', [3, 7, 8, 11, 12, 13]],
    ['not k:n*', [1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]],
    ['k:(not n*) and k:a*', [3, 6, 7, 8, 11, 12, 13]],
    ['k > "n"', [0, 2]],
    ['k <= "" or k >= nc', [0, 5]],
    ['K:nc', []],
    ['*:*', NAMES.map((_, at) => at)],
    ['', NAMES.map((_, at) => at)],
  ])('%s', async (query, found) => {
    expect(await asked(query, NAMES)).toEqual(found);
    expect(await asked(query, NAMES, 'elasticsearch')).toEqual(found);
  });

  it.each<[string, readonly number[], readonly number[]]>([
    [String.raw`k:C\:\\Windows\\*`, [9, 10], [10]],
    [String.raw`k:*\\*`, [8, 9, 10], [10]],
    ['k:a?*', [11], [3, 6, 7, 8, 11, 12, 13]],
    [String.raw`k:*\*`, [10], NAMES.map((_, at) => at)],
  ])('%s is read by Kibana as it is meant, and by Elasticsearch otherwise', async (query, kibana, elasticsearch) => {
    expect(await asked(query, NAMES)).toEqual(kibana);
    expect(await asked(query, NAMES, 'elasticsearch')).toEqual(elasticsearch);
  });

  it('may have several values, none, or one that is not kept', async () => {
    const events: readonly Event[] = [{ k: ['a', 'b'] }, { k: [] }, { k: null }, {}, { 'o.k': 'a', o: { k: 'b' } }];
    expect(await asked('k:a and k:b', events)).toEqual([0]);
    expect(await asked('k:(a and b)', events)).toEqual([0]);
    expect(await asked('not k:*', events)).toEqual([1, 2, 3, 4]);
    expect(await asked('o.k:a and o.k:b', events)).toEqual([4]);
    expect(await asked('short:*', [{ short: 'abcd' }, { short: 'abc' }, { short: null }])).toEqual([1, 2]);
    expect(await asked('short:NUL', [{ short: null }])).toEqual([0]);
    expect(await asked('low:ABC or low:X*', [{ low: 'aBc' }, { low: 'xY' }, { low: 'y' }])).toEqual([0, 1]);
  });

  it('takes a pattern as a whole, and its relatives word by word', async () => {
    const events: readonly Event[] = ['foo bar', 'x foo', 'bar y', 'foo  bar z', 'p q'].map((text) => ({ k: text, w: text }));
    expect(await asked('k:*foo bar*', events)).toEqual([0]);
    expect(await asked('w:*foo bar*', events)).toEqual([1, 2]);
    expect(await asked('w:q* p q', events)).toEqual([4]);
    expect(await asked('w:*a AND b*', events)).toBe('unsupported');
  });
});

const OTHERS: readonly Event[] = [
  { n: 5, d: 1.5, b: true, ip: '10.1.2.3', t: '2020-02-02T10:00:00.5Z', f: 0.1 },
  { n: -5, d: -0.0, b: false, ip: '::1', t: '2020-02-03T00:00:00Z' },
  { n: [1, 100], d: 5, b: '', ip: '::ffff:10.1.2.3', t: 1580688000000 },
  {
    nn: [
      { a: 1, b: 2 },
      { a: 3, b: 4 },
    ],
    o: { k: 'v', j: 'w' },
  },
  { n: '7' },
  { nn: { a: 1, b: 4 }, o: { k: 'w' } },
];

/** Asked of Elasticsearch 9.5.3 as well. */
describe('numbers, truth values, addresses and dates', () => {
  it.each<[string, readonly number[] | string]>([
    ['n:5', [0]],
    ['n:5.0', [0]],
    ['n:5.5', []],
    ['n:abc', []],
    ['not n:abc', [0, 1, 2, 3, 4, 5]],
    ['n:5*', 'failed'],
    ['n > abc', 'failed'],
    ['n > 0 and n < 10', [0, 2, 4]],
    ['n > 4.5', [0, 2, 4]],
    ['n:99999999999999999999', []],
    ['n > 99999999999999999999', 'failed'],
    ['d:1.5', [0]],
    ['d:0', []],
    ['d:-0', [1]],
    ['n:5e0', [0]],
    ['f:0.1', [0]],
    ['b:true', [0]],
    ['b:TRUE', []],
    ['b:false', [1, 2]],
    ['b:""', 'failed'],
    ['b > false', [0]],
    ['ip:10.1.2.3', [0, 2]],
    ['ip:"10.0.0.0/8"', [0, 2]],
    ['ip > 10.0.0.0', [0, 2]],
    ['ip:abc', []],
    ['ip:"::1"', [1]],
    ['ip:"10.1.2.3/33"', 'failed'],
    ['t:"2020-02-02"', [0]],
    ['t > "2020-02-02"', [1, 2]],
    ['t >= "2020-02-03"', [1, 2]],
    ['t < "2020-02-02T11"', [0]],
    ['t:abc', 'failed'],
    ['t:1580688000000', [1, 2]],
    ['t > now-10y/y and t < "2020-02-02||+1d/d"', [0]],
    ['al:5', [0]],
    ['n:(5 or 7)', [0, 4]],
    ['o.*:w', [3, 5]],
    ['nn:{a:1 and b:2}', [3]],
    ['nn:{a:1 and b:4}', [5]],
    ['n*.a:1', [3, 5]],
    ['not (not n:5)', [0]],
  ])('%s', async (query, found) => {
    expect(await asked(query, OTHERS)).toEqual(found);
    expect(await asked(query, OTHERS, 'elasticsearch')).toEqual(found);
  });

  it('of nested objects are out of reach without braces in Kibana, where an object is there when a field in it is', async () => {
    expect([await asked('nn.a:1', OTHERS), await asked('nn.a:1', OTHERS, 'elasticsearch')]).toEqual([[], [3, 5]]);
    expect([await asked('o:*', OTHERS), await asked('o:*', OTHERS, 'elasticsearch')]).toEqual([[3, 5], []]);
  });

  it.each([
    ['m: "b-c d"', [{ m: 'a B.C d' }, { m: 'x B c, D!' }, { m: 'b _ c d' }, { m: 'b c de' }], [1, 2]],
    ['m: "cafe" or m: 日', [{ m: 'cafés' }, { m: 'café' }, { m: 'CAFE:' }, { m: 'x日本' }], [2, 3]],
    ['m: 1.2', [{ m: '11.2' }, { m: 'v1.2' }, { m: '(1.2)' }, { m: '1.2.a' }], [2, 3]],
    [`m: ${'y'.repeat(3)}`, [{ m: 'y'.repeat(258) }, { m: 'y'.repeat(257) }], [0]],
  ])('the standard analyzer takes texts apart for %s', async (query, events, expected) => {
    expect(await asked(query, events)).toEqual(expected);
  });

  it.each(['x:word', '"any value"', 'odd:"2020"'])('%s is answered by nobody here', async (query) => {
    expect(await asked(query, [{}, { odd: '2020' }])).toBe('unsupported');
  });

  it.each(['k:', 'k:(a', 'k:a b:c', '"'])('%s is no query', async (query) => {
    expect(await asked(query, OTHERS)).toBe('failed');
  });
});

describe('the oracle', () => {
  it('sees only what filters let through, and the engine of the target all', async () => {
    const filter = { from: 'rule', query: { term: { n: 5 } }, negated: false, span: { start: 0, end: 0 } } as const;
    const around = { ...settings, context: { filters: [filter], exceptions: [], runtimeFields: [], fields: [] } } as never;
    const found = async (engine: typeof kql) => await (await engine.load(OTHERS, around)).run('n:*');
    expect(await found(kqlOracle)).toEqual({ status: 'answered', matches: [[0]] });
    expect(await found(kql)).toEqual({ status: 'answered', matches: [[0], [1], [2], [4]] });
  });

  it('explains each condition by the values that it saw', () => {
    const parsed = parseKql(source('k:(nc or n*) and not n >= 5 and b:*', 'rule'));
    if (!parsed.ok) throw new Error('does not parse');
    const explanation = explainKql(parsed.value, { k: ['x', 'ncat'], n: [1, 'y'] }, settings);
    expect(explanation).toMatchObject({
      kind: 'event',
      matches: false,
      root: {
        kind: 'and',
        operands: [
          {
            kind: 'or',
            holds: true,
            operands: [
              { text: 'k: nc', holds: false },
              { text: 'k: n*', comparedAs: 'wildcards', holds: true },
            ],
          },
          {
            kind: 'not',
            holds: true,
            operand: {
              text: 'n >= 5',
              fields: [
                {
                  name: 'n',
                  values: [
                    { text: '1', satisfies: false },
                    { kind: 'dropped', reason: 'no number' },
                  ],
                },
              ],
            },
          },
          { text: 'b: *', comparedAs: 'presence', holds: false, fields: [{ name: 'b', values: [] }] },
        ],
      },
    });
  });
});
