import { describe, expect, it } from 'vitest';
import { sigma } from '../../../../src/engines/sigma/index.ts';
import { indexedValue } from '../../../../src/engines/sigma/indexed.ts';
import type { Event, SchemaField } from '../../../../src/event/index.ts';
import { DEFAULT_SEMANTICS } from '../../../../src/ir/index.ts';

const field = (type: SchemaField['type'], ignoreAbove: number | null = null): SchemaField => ({
  type,
  ignoreAbove,
  nullValue: null,
  exactSubfield: null,
  origin: 'mapping',
});

const FIELDS = new Map<string, SchemaField>([
  ['name', field('keyword', 20)],
  ['count', field('long')],
  ['size', field('double')],
  ['half', field('half_float')],
  ['on', field('boolean')],
  ['address', field('ip')],
]);

async function run(rule: string, events: readonly Event[], folding: 'ascii' | 'unicode' = 'ascii'): Promise<unknown> {
  const loaded = await sigma.load(events, {
    schema: { fields: FIELDS },
    semantics: { ...DEFAULT_SEMANTICS, folding },
    now: 0,
    eventCategoryField: 'event.category',
    timestampField: '@timestamp',
  });
  const verdict = await loaded.run(rule);
  return verdict.status === 'answered' ? verdict.matches.map(([id]) => id) : verdict.status;
}

const ruleOf = (detection: string): string =>
  `title: t\ntaxonomy: ecs\nlogsource:\n    product: linux\ndetection:\n${detection.replace(/^/gm, '    ')}\n`;
const test = (entry: string): string => ruleOf(`selection:\n    ${entry}\ncondition: selection`);
const names = (...values: readonly Event[string][]): readonly Event[] => values.map((name) => ({ name }));

describe('a value', () => {
  it('of an inherited name is missing', async () => {
    expect(await run(test('constructor: null'), [{}, JSON.parse('{"constructor":"x"}') as Event])).toEqual([0]);
    expect(await run(test("__proto__: 'x'"), [{}, JSON.parse('{"__proto__":"x"}') as Event])).toEqual([1]);
  });
});

describe('a regular expression', () => {
  it.each([
    '(?=a)',
    '(?<!a)',
    'a*+',
    '(?>a)',
    '(a)\\1',
    '\\pL',
    '(*F)',
    '(a',
    'a)',
    '[b-a]',
    '[a',
    'a{3,2}',
    '*a',
    'a**',
    '{1}',
    '[[:cntrl:]]',
  ])('%s is refused', async (pattern) => {
    expect(await run(test(`name|re: '${pattern}'`), names('a'))).toBe('failed');
  });

  it('that explodes elsewhere ends', async () => {
    expect(await run(test("on|re: '^(x+x+)+y$'"), [{ on: 'x' }])).toEqual([]);
    expect(
      await run(ruleOf("selection:\n    free|re: '^(x+x+)+y$'\ncondition: selection"), [{ free: 'x'.repeat(20_000) }]),
    ).toEqual([]);
    expect(await run(test("name|re: '((a{1000}){1000}){1000}'"), names('a'))).toBe('failed');
    expect(await run(test("name|re: '^a{1,1001}$'"), names('a'))).toBe('failed');
    expect(await run(test("name|re: '^a{100000}$'"), names('a'))).toBe('failed');
    expect(await run(test("name|re: '^a{1,1000}$'"), names('a'))).toEqual([0]);
  });
});

describe('a condition', () => {
  const three = (condition: string): string =>
    ruleOf(`sel_a:\n    a: '1'\nsel_b:\n    b: '1'\nother:\n    - c: '1'\n    - d: '1'\ncondition: ${condition}`);
  const EVENTS: readonly Event[] = [{ a: '1' }, { b: '1' }, { a: '1', b: '1' }, { c: '1' }, { d: '1', a: '1' }, {}];

  it.each([
    'sel_c',
    'sel_a and',
    '(sel_a',
    'sel_a)',
    '1 of nothing_*',
    '4 of them',
    '0 of them',
    'x of them',
    'sel_a | count() > 3',
    'sel_a sel_b',
    '(sel_a and '.repeat(5000),
  ])('%s is refused', async (condition) => {
    expect(await run(three(condition.slice(0, 60_000)), EVENTS)).toBe('failed');
  });
});

describe('a document', () => {
  it.each([
    ['that is no YAML', 'a: [1'],
    ['that is a list', '- a'],
    ['of two rules', `${test("name: 'a'")}---\n${test("name: 'a'")}`],
    ['without a detection', 'title: t\nlogsource:\n    product: linux\n'],
    ['with an unknown modifier', test("name|rot13: 'a'")],
    ['with a part of a date', test('name|hour: 3')],
    ['with a placeholder', test("name|expand: '%admins%'")],
    ['with a text that has no ASCII and is not encoded', test("name|wide: 'ä'")],
    ['with a text of which nothing stays in Base64', test("name|base64offset|contains: 'a'")],
    ['with a wildcard to be encoded', test("name|base64: 'a*'")],
    ['with an edge of a regular expression', test("name|re|startswith: 'a'")],
    ['with a number to be contained', test('name|contains: 5')],
    ['with a cased number', test('name|cased: 5')],
    ['with a number beyond 2^53', test('name: 9007199254740993')],
    ['with a network that is none', test("name|cidr: '10.0.0.0/33'")],
    ['with a list in a list', test("name: [['a']]")],
    ['with a keyword that needs a field', ruleOf("selection:\n    '|cidr': '10.0.0.0/8'\ncondition: selection")],
    ['with null as a keyword', ruleOf('selection: [null]\ncondition: selection')],
    ['with a timeframe', ruleOf("selection:\n    name: 'a'\ntimeframe: 5m\ncondition: selection")],
    ['with an action that is none', `action: gloval\n${test("name: 'a'")}`],
    ['with a detection and a filter', `${test("name: 'a'")}filter: {}\n`],
    ['with a modifier named like an inherited method', test("name|toString: 'a'")],
    ['with null in a list', test("name: ['a', null]")],
    ['with an empty list', test('name: []')],
  ])('%s fails and says so', async (_, text) => {
    expect(await run(text, names('a'))).toBe('failed');
  });
});

describe('a date in nanoseconds', () => {
  it.each([
    ['2262-04-11T23:47:16.854775807Z', true],
    ['2262-04-11T23:47:16.854775808Z', false],
    ['2262-04-11T23:47:16.855Z', false],
    ['2262-04-11T23:47:17Z', false],
    ['9223372036854.775807', true],
    ['9223372036854.775808', false],
    ['1970-01-01T00:00:00Z', true],
    ['1969-12-31T23:59:59.999999999Z', false],
    ['-0.5', false],
  ])('%s is within its reach: %s (eql-semantics 9.1)', (text, kept) => {
    const facts = { type: 'date_nanos', ignoreAbove: null, nullValue: null, exactSubfield: null } as const;
    expect(indexedValue(text, facts)).toBe(kept ? text : null);
  });
});
