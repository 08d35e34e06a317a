import { describe, expect, it } from 'vitest';
import type { Event, Json } from '../../../../src/event/index.ts';
import { matching, settings, type Types } from './ask.ts';

describe('arrays (eql-semantics 4)', () => {
  const mapped = settings({ f: 'long', g: 'long', s: 'keyword', t: 'keyword' });
  it.each<[string, Event, boolean]>([
    ['f == 1 and f == 2', { f: [1, 2] }, true],
    ['f > 5 and f < 10', { f: [1, 20] }, true],
    ['not (f > 5 and f < 10)', { f: [1, 20] }, false],
    ['f != 1', { f: [1, 2] }, false],
    ['f not in (2, 3)', { f: [1, 2] }, false],
    ['not s like "a*"', { s: ['b', 'ab'] }, false],
    ['f - f == 0', { f: [1, 7] }, true],
    ['f - f == 6', { f: [1, 7] }, true],
    ['f + f == 7', { f: [3, 5] }, false],
    ['concat(s, t) == "bx"', { s: ['a', 'b'], t: ['x', 'y'] }, true],
    ['concat(s, t) == "xb"', { s: ['a', 'b'], t: ['x', 'y'] }, false],
    ['startsWith(s, t)', { s: ['abc', 'x'], t: ['q', 'ab'] }, true],
    ['number(s, 16) != null', { s: ['0x10', 'ff'] }, true],
    ['f == null', { f: [null, 3] }, false],
    ['f == 3', { f: [[1, [2, [3]]]] }, true],
  ])('%s over %j is %s', async (condition, event, expected) => {
    expect(await matching(condition, [event], mapped)).toEqual(expected ? [0] : []);
  });

  it('an event category may be one of several', async () => {
    const { ask } = await import('./ask.ts');
    const events = [
      { event: { category: ['file', 'process'] } },
      { 'event.category': 'process' },
      { event: { category: 'Process' } },
      {},
    ];
    expect(await ask('process where true', events)).toEqual([[0], [1]]);
    expect(await ask('any where true', events)).toEqual([[0], [1], [2], [3]]);
    expect(await ask('"any" where true', events)).toEqual([]);
  });
});

describe('the shape of an event (eql-semantics 9.3)', () => {
  it.each<[string, Event]>([
    ['nested objects', { a: { b: { c: 'x' } } }],
    ['a dotted key', { 'a.b.c': 'x' }],
    ['a dotted key first', { 'a.b': { c: 'x' } }],
    ['a dotted key last', { a: { 'b.c': 'x' } }],
    ['pooled values', { a: { b: { c: 'y' }, 'b.c': 'z' }, 'a.b': { c: 'w' }, 'a.b.c': 'x' }],
    ['an array of objects', { a: [{ b: 1 }, { b: [{ c: 'y' }, { c: ['x'] }] }] }],
  ])('%s address the same field', async (_, event) => {
    expect(await matching('a.b.c == "x"', [event])).toEqual([0]);
  });

  it('names are exact and case-sensitive', async () => {
    expect(await matching('a.b == null', [{ A: { b: 1 } }, { a: { B: 1 } }, { a: { b: 1 } }])).toEqual([0, 1]);
  });
});

describe('what a value is indexed as (eql-semantics 9.1)', () => {
  const cases: readonly [string, Types, Json, readonly string[], readonly string[]][] = [
    ['a number in a keyword', { f: 'keyword' }, 0, ['f == "0"', 'f == 0', 'f : "0"'], ['f == "0.0"', 'f == null']],
    ['a boolean in a keyword', { f: 'keyword' }, true, ['f == "true"', 'f == true', 'f'], ['f == false']],
    [
      'an over-long keyword',
      { f: { type: 'keyword', ignoreAbove: 3 } },
      ['abcd', 'x'],
      ['f == "x"'],
      ['f == "abcd"', 'f : "a*"'],
    ],
    ['only an over-long keyword', { f: { type: 'keyword', ignoreAbove: 3 } }, 'abcd', ['f == null', 'f != "abcd"'], ['f : "*"']],
    ['a long string in a wildcard', { f: 'wildcard' }, 'x'.repeat(5000), ['f : "xx*"'], []],
    ['a numeric string in a long', { f: 'long' }, '5.9', ['f == 5', 'f == "5"'], ['f == 5.9', 'f > 5']],
    ['a decimal in a long', { f: 'long' }, -5.9, ['f == -5'], ['f < -5']],
    ['text in a long', { f: 'long' }, ['five', '', true], ['f == null'], ['f > 0']],
    ['a large long', { f: 'long' }, '9007199254740993', ['f == 9007199254740993'], ['f == 9007199254740992']],
    ['a byte out of range', { f: 'byte' }, 300, ['f == null'], []],
    [
      'an unsigned long',
      { f: 'unsigned_long' },
      '18446744073709551615',
      ['f == 18446744073709551615', 'f > 9223372036854775807'],
      [],
    ],
    ['a float', { f: 'float' }, 0.1, ['f == 0.1', 'f >= 0.1'], ['f > 0.1']],
    ['a half float', { f: 'half_float' }, 0.1, ['f == 0.1', 'f == 0.09998'], ['f == 0.1001']],
    [
      'a half float beside a bound, which is a float',
      { f: 'half_float' },
      0.995,
      ['f == 0.995', 'f > 0.995', 'f >= 0.9951'],
      ['f <= 0.995', 'f < 0.995', 'f > 0.9952'],
    ],
    ['blanks and a type letter in a double', { f: 'double' }, ' 5d\n', ['f == 5'], []],
    ['blanks and a type letter in a short', { f: 'short' }, '\t5.9F ', ['f == 5'], []],
    ['blanks in a long', { f: 'long' }, [' 5', '5d'], ['f == null'], []],
    ['what Java alone reads', { f: 'double' }, ['NaN', 'Infinity', ' ', '5 d', '\u00a05'], ['f == null'], []],
    ['hexadecimal in a double', { f: 'double' }, '0x1p3', ['f == 8'], ['f == null']],
    ['a half float that is too large', { f: 'half_float' }, 70000, ['f == null'], []],
    ['a double', { f: 'double' }, '1e3', ['f == 1000', 'f == 1000.0'], []],
    ['text for true', { f: 'boolean' }, 'true', ['f', 'f == true', 'f == "true"'], ['f != true']],
    ['empty text for false', { f: 'boolean' }, '', ['f == false', 'f != true'], ['f']],
    ['true and false', { f: 'boolean' }, [true, false], ['f == true', 'f == false'], ['f != true', 'f != false']],
    ['a number in a boolean', { f: 'boolean' }, 1, ['f == null'], ['f']],
    ['an address', { f: 'ip' }, '2001:DB8:0::1', ['f == "2001:db8::1"', 'f == "2001:db8::/32"'], ['f == "::1"']],
    [
      'an IPv4 address',
      { f: 'ip' },
      '10.1.2.3',
      ['f == "::ffff:10.1.2.3"', 'f == "10.0.0.0/8"', 'f > "10.1.2.2"', 'cidrMatch(f, "::/8")'],
      ['f == "10.1.2.4"', 'f == "::ffff:10.0.0.0/104"', 'cidrMatch(f, "1::/16")'],
    ],
    [
      'an address with a zone',
      { f: 'ip' },
      'fe80::1%eth0',
      ['f == "fe80::1"', 'f == "fe80::1%1"', 'f == "fe80::%a/10"', 'cidrMatch(f, "fe80::%a/10")', 'string(f) == "fe80::1"'],
      ['f == "fe80::2%eth0"', 'f == "fe80::1%a/64/3"', 'f == "10.0.0.1%a"'],
    ],
    [
      'text in an address',
      { f: 'ip' },
      ['10.1.2', '10.01.2.3', 'fe80::1%', '%1', '10.1.2.3%1', '::ffff:10.1.2.3%1', '10.0.0.0/8'],
      ['f == null'],
      [],
    ],
    ['an explicit null with a null value', { f: { type: 'keyword', nullValue: 'NULL' } }, null, ['f == "NULL"'], ['f == null']],
    [
      'an array null with a null value',
      { f: { type: 'keyword', nullValue: 'NULL' } },
      [null, 'x'],
      ['f == "NULL"', 'f == "x"'],
      [],
    ],
    ['text with an exact sub-field', { f: { type: 'text', exactSubfield: 'keyword' } }, 'Ab', ['f == "Ab"'], ['f == "ab"']],
  ];
  it.each(cases)('%s', async (_, types, value, holds, fails) => {
    const given = settings(types);
    for (const condition of holds)
      expect([condition, await matching(condition, [{ f: value }], given)]).toEqual([condition, [0]]);
    for (const condition of fails) expect([condition, await matching(condition, [{ f: value }], given)]).toEqual([condition, []]);
  });

  it('refuses a rule over fields that take no tests', async () => {
    expect(await matching('f == "x"', [{}], settings({ f: 'text' }))).toContain('cannot be tested');
    expect(await matching('f == "x"', [{}], settings({ f: 'nested' }))).toContain('cannot be tested');
    expect(await matching('f : "x"', [{}], settings({ f: 'ip' }))).toContain('no text');
  });
});

describe('constants of another type (eql-semantics 9.2)', () => {
  it.each<[string, Types, Json, boolean]>([
    ['f > 5', { f: 'keyword' }, '10', false],
    ['f >= "1000000000"', { f: 'keyword' }, '999', true],
    ['5 < f', { f: 'long' }, 6, true],
    ['5 >= f', { f: 'long' }, 6, false],
    ['f == 4.5', { f: 'long' }, 4, false],
    ['f < 4.5', { f: 'long' }, 4, true],
    ['f == "abc"', { f: 'long' }, 4, false],
    ['f != "abc"', { f: 'long' }, 4, true],
    ['f == "bar"', { f: 'boolean' }, true, false],
    ['f == "no address"', { f: 'ip' }, '10.0.0.1', false],
  ])('%s with %j over %j is %s', async (condition, types, value, expected) => {
    expect(await matching(condition, [{ f: value }], settings(types))).toEqual(expected ? [0] : []);
  });
});

describe('dates (eql-semantics 9.2)', () => {
  const mapped = settings({ t: 'date' });
  const day = [{ t: '2020-02-01T23:59:59.999Z' }, { t: '2020-02-02' }, { t: 1580688000000 - 1 }, { t: '2020-02-03T01:00+01:00' }];
  it.each([
    ['t == "2020-02-02"', [1, 2]],
    ['t != "2020-02-02"', [0, 3]],
    ['t > "2020-02-02"', [3]],
    ['t >= "2020-02-02"', [1, 2, 3]],
    ['t < "2020-02-02"', [0]],
    ['t <= "2020-02-02"', [0, 1, 2]],
    ['t in ("2020-02-02", "2021")', [1, 2]],
    ['t == "2020"', []],
    ['t > "2020-01"', [0, 1, 2, 3]],
    ['t <= "2020-02"', [0]],
    ['t > "2020-02"', [1, 2, 3]],
    ['t == "2020-02-02T23:59:59.999"', [2]],
    ['t == "2020-02-02||/M"', [0, 1, 2, 3]],
    ['t >= "2020-02-02||+1d"', [3]],
    ['t == "no date"', []],
    ['t == "2020-02-30"', []],
  ])('%s', async (condition, expected) => {
    expect(await matching(condition, day, mapped)).toEqual(expected);
  });

  it('four digits are a year, even as a number (run on OpenSearch 2.19.1)', async () => {
    const events = [{ t: 2020 }, { t: '2020' }, { t: 20200 }];
    expect(await matching('t == "2020-01-01"', events, mapped)).toEqual([0, 1]);
    expect(await matching('t == 2020', events, mapped)).toEqual([0, 1]);
    expect(await matching('t == 20200', events, mapped)).toEqual([2]);
  });

  it('a constant is cut to the milliseconds that a date keeps (run on OpenSearch 2.19.1)', async () => {
    const events = [{ t: '2020-06-01T00:00:00Z' }];
    expect(await matching('t >= "2020-06-01T00:00:00.0001"', events, mapped)).toEqual([0]);
    expect(await matching('t > "2020-06-01T00:00:00.0001"', events, mapped)).toEqual([]);
    expect(await matching('t > "2020-05-31T23:59:59.9999"', events, mapped)).toEqual([0]);
  });

  it('date math counts from the clock of the run', async () => {
    const events = [{ t: '2024-02-27T23:59:59.999Z' }, { t: '2024-02-28' }, { t: '2024-02-29T12:00:00Z' }];
    expect(await matching('t >= "now-1d/d"', events, mapped)).toEqual([1, 2]);
    expect(await matching('t == "now"', events, mapped)).toEqual([2]);
    expect(await matching('t < "now-1M+1d/w"', events, mapped)).toEqual([]);
    expect(await matching('t < "now/w"', [{ t: '2024-02-25T23:00:00Z' }, { t: '2024-02-26' }], mapped)).toEqual([0]);
    expect(await matching('t > "now-1q"', events, mapped)).toEqual([]);
  });

  it('date_nanos reaches from 1970 to 2262 (run on OpenSearch 2.19.1)', async () => {
    const events = [{ t: '1969-12-31' }, { t: '2300' }, { t: '1970' }, { t: '2262-04-11T23:47:16.854775807Z' }];
    expect(await matching('t != null', events, settings({ t: 'date_nanos' }))).toEqual([2, 3]);
    expect(await matching('t > "1960"', events, settings({ t: 'date_nanos' }))).toEqual([]);
  });

  it('the exact sub-field tells how long the texts of a text field may be, the field itself whether there is one', async () => {
    const given = settings({
      m: { type: 'text', exactSubfield: 'raw' },
      'm.raw': { type: 'keyword', ignoreAbove: 3, path: 'm' },
    });
    const events = [{ m: 'abc' }, { m: 'abcd' }, {}];
    expect(await matching('m != null', events, given)).toEqual([0, 1]);
    expect(await matching('m != "abc"', events, given)).toEqual([1, 2]);
    expect(await matching('m : "?*"', events, given)).toEqual([0]);
    expect(await matching('m < "b"', events, given)).toContain('single terms');
  });

  it('nanoseconds count in date_nanos only', async () => {
    const events = [{ t: '2020-02-02T00:00:00.123456789Z' }];
    expect(await matching('t > "2020-02-02T00:00:00.123456788Z"', events, settings({ t: 'date_nanos' }))).toEqual([0]);
    expect(await matching('t > "2020-02-02T00:00:00.123Z"', events, mapped)).toEqual([]);
  });
});
