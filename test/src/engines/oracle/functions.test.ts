import { describe, expect, it } from 'vitest';
import { functionOf } from '../../../../src/engines/oracle/functions.ts';
import { arity, FUNCTION_NAMES, FUNCTIONS } from '../../../../src/languages/eql/index.ts';
import { matching, settings } from './ask.ts';

const MAPPED = settings({
  ver: 'version',
  flat: 'flattened',
  s: 'keyword',
  n: 'long',
  m: 'integer',
  d: 'double',
  x: 'float',
  b: 'boolean',
  ip: 'ip',
  none: 'keyword',
});
const EVENT = { s: 'abcdef', n: 7, m: -7, d: 42.5, x: 0.1, b: true, ip: '10.1.2.3' };

describe('functions (eql-semantics 8)', () => {
  it.each([
    'add(n, 2) == 9',
    'n + d == 49.5',
    'subtract(n, m) == 14',
    'n * 2.0 == 14',
    'm / 2 == -3',
    'divide(n, 2) == 3',
    'n / 2.0 == 3.5',
    'm % 2 == -1',
    'modulo(n, -2) == 1',
    'd % 5 == 2.5',
    '9 - n == 2',
    '2 + n == 9',
    '-n == -7',
    '-n < 1 - 7',
    'd / 0 > 1000000',
    'n + 9223372036854775807 > 0',
    '9223372036854775807 + n > 0',
    'string(n + 2147483647) == "2147483654"',
    'between(s, "b", "e") == "cd"',
    'between(s, "x", "e") == ""',
    'between(s, "b", "x") == ""',
    'between(s, "", "e") == "abcdef"',
    'between("abcabc", "a", "c", true) == "bcab"',
    'between(concat(s, s), "b", "e", true) == "cdefabcd"',
    'between(concat(s, s), "b", "e", false) == "cd"',
    'between~(s, "B", "E") == "cd"',
    'cidrMatch(ip, "10.6.48.157/8")',
    'cidrMatch(ip, "192.168.0.0/16", "10.1.2.3")',
    'not cidrMatch(ip, "10.1.2.4/32", "1::/16")',
    'cidrMatch(ip, "::/8")',
    'not cidrMatch(ip, "::ffff:10.0.0.0/104")',
    'concat(s, n, d, b, 1.0, 1e8, ip) == "abcdef742.5true1.01.0E810.1.2.3"',
    'concat(s, none) == null',
    'CONCAT(s) == "abcdef"',
    'endsWith(s, concat("e", "f"))',
    'startsWith~(s, substring("ABCX", 0, 3))',
    'stringContains(s, substring(s, 2, 4))',
    'stringContains~(substring(s, 0), "CD")',
    'not stringContains(substring(s, 0), "")',
    'indexOf(s, "c") == 2',
    'indexOf(s, "c", 3) == null',
    'indexOf(s, "c", -5) == 2',
    'indexOf~(s, "C") == 2',
    'indexOf(s, "", 99) == 6',
    'indexOf(s, "c", null) == 2',
    'indexOf(s, "z") != -1',
    'length(s) == 6',
    '6 == length(s)',
    'length("\\u{1F600}") == 2',
    'number("0x1f") == 31',
    'number("1f", 16) == 31',
    'number("0x1f", 16) == 31',
    'number("-101", 2) == -5',
    'number(" 1e3 ") == 1000',
    'number("12d") == 12',
    'number("99999999999999999999") > 9e18',
    'string(n) == "7"',
    'string(d) == "42.5"',
    'string(b) == "true"',
    'string(ip) == "10.1.2.3"',
    'string(x) == "0.10000000149011612"',
    'string(1e7) == "1.0E7"',
    'string(9999999.0) == "9999999.0"',
    'string(0.001) == "0.001"',
    'string(0.00012) == "1.2E-4"',
    'string(-0.0) == "-0.0"',
    'substring(s, -3) == "def"',
    'substring(s, 0, -1) == "abcde"',
    'substring(s, -99, 2) == "ab"',
    'substring(s, 4, 2) == ""',
    'substring(s, null) == "abcdef"',
    'substring(s, 2, null) == "cdef"',
    'substring(s, length(s) - 1) == "f"',
    'substring(s, 0, 2) in ("ab", "x")',
    'substring(s, 0, 2) in~ ("AB")',
    'substring(s, 0, 2) not in ("AB")',
    'substring(s, 0, 1) < "b"',
    'not (substring(s, 0, 1) == 1)',
    'startsWith(s, "a") == true',
    'startsWith(s, "b") != true',
    'true == (s in ("abcdef"))',
    '(n == 7) == true',
    '(n == 8) != true',
    '1 == 1',
    '"A" : "a"',
    '"abc" like "a*"',
    '"a" in ("a", "b")',
    'length("ab") > 1 and 3 < 4 and not 1.0 > 1',
    'not (null > 1)',
    'null == null',
  ])('%s', async (condition) => {
    expect(await matching(condition, [EVENT], MAPPED)).toEqual([0]);
  });

  it.each([
    '(n / 0 == 1)',
    '(n % 0 == 1)',
    '(between(concat("z", s), "f", "a", true) == "")',
    'startsWith(s, n + 0)',
    '(length(n) == 1)',
    '(number("0x1f", 10) == 31)',
    '(number(s) == 1)',
    '(number(s) == null)',
    '(number("") == 0)',
    '(number("1.5", 16) == 1)',
    'n / 0 == null',
    'n * n * 9223372036854775807 > 1.5',
    'between(s, "a", "c", null) == "b"',
    'between(s, none, "c") == "b"',
    'between(s, "a", "c", nosuch) == "b"',
    'stringContains(s, none)',
    'stringContains(substring(s, 0), null)',
  ])(
    '%s fails: the event is no match, however often that is denied, unless the rest decides (eql-semantics 3.6)',
    async (condition) => {
      expect(await matching(condition, [EVENT], MAPPED)).toEqual([]);
      expect(await matching(`not (${condition})`, [EVENT], MAPPED)).toEqual([]);
      expect(await matching(`not not (${condition})`, [EVENT], MAPPED)).toEqual([]);
      expect(await matching(`not (n == 7 and ${condition})`, [EVENT], MAPPED)).toEqual([]);
      expect(await matching(`not (n == 8 and ${condition})`, [EVENT], MAPPED)).toEqual([0]);
      expect(await matching(`n == 7 or not (${condition})`, [EVENT], MAPPED)).toEqual([0]);
      expect(await matching(`n == 8 or not (${condition})`, [EVENT], MAPPED)).toEqual([]);
    },
  );

  it('only a source that is null makes null of between and stringContains (eql-semantics 8)', async () => {
    expect(await matching('between(none, "a", "b") == null', [EVENT], MAPPED)).toEqual([0]);
    expect(await matching('between(none, "a", "b", null) == null', [EVENT], MAPPED)).toEqual([0]);
    expect(await matching('not stringContains(none, s)', [EVENT], MAPPED)).toEqual([0]);
  });

  it('32-bit arithmetic on constants overflows', async () => {
    expect(await matching('2147483647 + 1 == 2147483648', [{}])).toEqual([]);
    expect(await matching('2147483648 + 1 == 2147483649', [{}])).toEqual([0]);
  });

  it.each([
    ['length()', 'arguments'],
    ['nosuch(s)', 'no function'],
    ['constructor(s)', 'no function'],
    ['length~(s) == 1', 'tilde'],
    ['length(s)', 'no condition'],
    ['n + 1', 'true or false'],
    ['not (s + 1 == 2)', 'takes numbers'],
    ['-s == 1', 'takes numbers'],
    ['n * concat(s, s) == 1', 'takes numbers'],
    ['string(not s == "a") == "true"', 'negation'],
    ['ver : "1.*"', 'no text'],
    ['ver in ("1")', 'no list'],
    ['length(ver) == 1', 'no version'],
    ['ver > 1', 'texts only'],
    ['flat == "a"', 'of type flattened'],
    ['a == length(b)', 'constant on one side'],
    ['s in (n)', 'constants only'],
    ['s : 5', 'must be a string'],
    ['s regex "("', 'cannot be read'],
    ['cidrMatch(s, "10.0.0.0/8")', 'no address'],
  ])('%s is not judged', async (condition, words) => {
    const answer = await matching(condition, [EVENT], MAPPED);
    expect(answer).toBeTypeOf('string');
    expect(answer).toContain(words);
  });
});

describe('the text of a date (eql-semantics 8)', () => {
  it.each([
    ['2020-01-01T00:00:00.000Z', '2020-01-01T00:00Z'],
    ['2020-01-01T00:00:01Z', '2020-01-01T00:00:01Z'],
    ['2020-01-01T23:59:00.5Z', '2020-01-01T23:59:00.500Z'],
    ['2020-01-01T01:00:00+02:00', '2019-12-31T23:00Z'],
    ['0050-05-05', '0050-05-05T00:00Z'],
    [-1, '1969-12-31T23:59:59.999Z'],
    [253402300800000, '+10000-01-01T00:00Z'],
    [-62167219200001, '-0001-12-31T23:59:59.999Z'],
    [900000000000000000, '+28521834-08-28T16:00Z'],
  ])('of %s is %s', async (when, text) => {
    const types = settings({ when: 'date' });
    expect(await matching(`string(when) == "${text}"`, [{ when }], types)).toEqual([0]);
    expect(await matching(`concat("<", when, ">") == "<${text}>"`, [{ when }], types)).toEqual([0]);
  });

  it('keeps nanoseconds in threes of digits', async () => {
    const events = ['2020-01-01T00:00:00.123456789Z', '2020-01-01T00:00:00.1234Z'].map((when) => ({ when }));
    const types = settings({ when: 'date_nanos' });
    expect(await matching('string(when) == "2020-01-01T00:00:00.123456789Z"', events, types)).toEqual([0]);
    expect(await matching('string(when) == "2020-01-01T00:00:00.123400Z"', events, types)).toEqual([1]);
  });
});

describe('the two tables of functions', () => {
  it.each(FUNCTION_NAMES)('say the same of how %s is called', (name) => {
    const row = FUNCTIONS[name];
    const known = functionOf(name.toUpperCase());
    const { least, most } = arity(row);
    expect({ least: known?.least, most: known?.most, tilde: known?.tilde, isTest: known?.gives === 'test' }).toEqual({
      least,
      most: most ?? Number.POSITIVE_INFINITY,
      tilde: row.tilde,
      isTest: row.returns === 'boolean',
    });
  });
});

describe('the order of text (eql-semantics 3.4)', () => {
  it('is by code point in query leaves and by UTF-16 unit in script leaves', async () => {
    const events = [{ s: '\u{1F600}' }];
    expect(await matching('s > "\u{FF01}"', events, MAPPED)).toEqual([0]);
    expect(await matching('substring(s, 0) > "\u{FF01}"', events, MAPPED)).toEqual([]);
  });
});
