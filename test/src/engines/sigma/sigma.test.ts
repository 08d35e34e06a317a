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
  it.each([
    ['folds ASCII letters', "name: 'Foo'", names('foo', 'FOO', 'fo', 'fooo'), [0, 1]],
    ['with cased does not', "name|cased: 'Foo'", names('foo', 'Foo'), [1]],
    ['does not fold the Kelvin sign', "name: 'k'", names('K', '\u212a'), [0]],
    [
      'takes an asterisk for any run and a question mark for one character',
      "name: 'a*b?'",
      names('abc', 'a\n\nbc', 'ab', 'abcd'),
      [0, 1],
    ],
    ['counts an astral character once', "name: '?'", names('\u{1F600}', 'ab', ''), [0]],
    ['with an escaped wildcard is plain', "name: 'a\\*b'", names('a*b', 'axb'), [0]],
    ['with a backslash before a letter keeps it', "name: 'a\\b'", names('a\\b', 'ab'), [0]],
    [
      'with two backslashes before a wildcard is a backslash and a wildcard',
      "name: 'a\\\\*'",
      names('a\\', 'a\\x', 'a*'),
      [0, 1],
    ],
    ['that ends in a backslash keeps it', "name: 'a\\'", names('a\\', 'a'), [0]],
    ['in a list is one of several', "name: ['a', 'b']", names('a', 'b', 'c'), [0, 1]],
    ['of an array may be any element', "name: 'a'", names(['x', 'a'], ['x'], [['a']]), [0, 2]],
    ['contains', "name|contains: 'b'", names('abc', 'ac'), [0]],
    ['starts, cased', "name|cased|startswith: 'a'", names('ab', 'Ab'), [0]],
    ['ends', "name|endswith: '.EXE'", names('a.exe', 'exe'), [0]],
    ['that is empty is a value', "name: ''", names('', 'a', null), [0]],
    ['null means missing', 'name: null', [...names(null, [], [null], ''), {}], [0, 1, 2, 4]],
    ['longer than the mapping takes is missing', 'name: null', names('x'.repeat(21), 'x'.repeat(20)), [0]],
    ['that is a number equals a keyword of its text', "name: '5'", names(5, '5', 50), [0, 1]],
    ['number compares with numbers', 'count: 5', [{ count: 5 }, { count: '5' }, { count: 5.7 }, { count: 6 }], [0, 1, 2]],
    ['bound', 'count|gte: 5', [{ count: 5 }, { count: 4 }, { count: [1, 9] }, {}], [0, 2]],
    ['text in a double', 'size: 5', [{ size: '\t5f ' }, { size: '5 f' }, { size: 'f' }, { size: '0x5p0' }], [0, 3]],
    ['text in a long', 'count: 5', [{ count: ' 5' }, { count: '5d' }, { count: '+5' }], [2]],
    ['bound of a half float, which is a float', 'half|gt: 0.995', [{ half: 0.995 }, { half: 0.994 }], [0]],
    ['boolean', 'on: true', [{ on: true }, { on: 'true' }, { on: false }, { on: '' }], [0, 1]],
    [
      'network',
      "address|cidr: '10.0.0.0/8'",
      [{ address: '10.1.2.3' }, { address: '::ffff:10.1.2.3' }, { address: '11.0.0.1' }, { address: 'x' }],
      [0, 1],
    ],
    [
      'network of IPv6',
      "address|cidr: 'fe80::/10'",
      [{ address: 'FE80:0::1' }, { address: '10.1.2.3' }, { address: 'fe80::1%eth0.1' }, { address: 'fe80::1%' }],
      [0, 2],
    ],
  ])('%s', async (_, entry, events, expected) => {
    expect(await run(test(entry), events as readonly Event[])).toEqual(expected);
  });

  it('folds Unicode letters on request', async () => {
    expect(await run(test("name: 'kS\u00e9'"), names('\u212as\u00c9', 'K\u017f\u00e9', 'ks'), 'unicode')).toEqual([0, 1]);
  });

  it('is found under dotted keys, nested objects and both together', async () => {
    const events = [
      { 'a.b': 'x' },
      { a: { b: 'x' } },
      { a: [{ b: 'y' }, { b: 'x' }] },
      { a: { b: 'y' }, 'a.b': 'x' },
      { a: 'x' },
    ];
    expect(await run(test("a.b: 'x'"), events)).toEqual([0, 1, 2, 3]);
  });

  it('of an inherited name is missing', async () => {
    expect(await run(test('constructor: null'), [{}, JSON.parse('{"constructor":"x"}') as Event])).toEqual([0]);
    expect(await run(test("__proto__: 'x'"), [{}, JSON.parse('{"__proto__":"x"}') as Event])).toEqual([1]);
  });
});

describe('a regular expression', () => {
  it.each([
    ['searches', 'b', names('abc', 'ac'), [0]],
    ['is anchored where it says so', '^(a|b)$', names('a', 'b', 'ab', 'a\n'), [0, 1]],
    ['is cased', 'A', names('a', 'A'), [1]],
    ['repeats', '^a{2,3}b?$', names('a', 'aa', 'aaab', 'aaaa'), [1, 2]],
    ['repeats a group', '^(ab)+$', names('abab', 'aba', ''), [0]],
    ['has classes', '^[^a-c]\\d\\w$', names('d1_', 'a1_', 'd1-'), [0]],
    ['with a dot stops at line ends', '^.$', names('a', '\n', '\u{1F600}'), [0, 2]],
    ['with a star of a star body of nothing ends', '^(a?)*$', names('aa', 'b', ''), [0, 2]],
    ['escapes punctuation', '^\\/\\.\\-$', names('/.-', '/x-'), [0]],
  ])('%s', async (_, pattern, events, expected) => {
    expect(await run(test(`name|re: '${pattern}'`), events)).toEqual(expected);
  });

  it('takes the flags s and i', async () => {
    expect(await run(test("name|re|s: '^.$'"), names('\n', 'ab'))).toEqual([0]);
    expect(await run(test("name|re|i: '^[a-c]x$'"), names('BX', 'dx'))).toEqual([0]);
  });

  it.each(['(?=a)', 'a*?', '\\bx', '(a', 'a)', '[b-a]', 'a{3,2}', '*a', '(?:a)'])('%s is refused', async (pattern) => {
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
    ['sel_a or sel_b and other', [0, 2, 4]],
    ['(sel_a or sel_b) and other', [4]],
    ['not sel_a and not sel_b', [3, 5]],
    ['not (sel_a or sel_b)', [3, 5]],
    ['1 of sel_*', [0, 1, 2, 4]],
    ['all of sel_*', [2]],
    ['any of them', [0, 1, 2, 3, 4]],
    ['not 1 of sel_* and other', [3]],
  ])('%s', async (condition, expected) => {
    expect(await run(three(condition), EVENTS)).toEqual(expected);
  });

  it.each(['sel_c', 'sel_a and', '(sel_a', 'sel_a)', '1 of nothing_*', '2 of them', 'sel_a sel_b', '(sel_a and '.repeat(5000)])(
    '%s is refused',
    async (condition) => {
      expect(await run(three(condition.slice(0, 60_000)), EVENTS)).toBe('failed');
    },
  );
});

describe('a document', () => {
  it.each([
    ['that is no YAML', 'a: [1'],
    ['that is a list', '- a'],
    ['of two rules', `${test("name: 'a'")}---\n${test("name: 'a'")}`],
    ['without a detection', 'title: t\nlogsource:\n    product: linux\n'],
    ['with an unknown modifier', test("name|base64: 'a'")],
    ['with a modifier named like an inherited method', test("name|toString: 'a'")],
    ['with null in a list', test("name: ['a', null]")],
    ['with an empty list', test('name: []')],
    ['with keywords', ruleOf("selection: ['a']\ncondition: selection")],
  ])('%s fails and says so', async (_, text) => {
    expect(await run(text, names('a'))).toBe('failed');
  });

  it("of Sigma's own taxonomy sees events under its names", async () => {
    const events = [
      { process: { executable: '/bin/x', command_line: 'x -a' }, user: { name: 'root' } },
      { process: { executable: '/bin/y' } },
    ];
    const rule = ruleOf(
      "selection:\n    Image|endswith: '/x'\n    CommandLine|contains: ' -a'\n    User: 'root'\ncondition: selection",
    ).replace('taxonomy: ecs\n', '');
    expect(await run(rule, events)).toEqual([0]);
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
