import { describe, expect, it } from 'vitest';
import type { Event } from '../../../../src/event/index.ts';
import { found, type Mapping } from './ask.ts';

const exists = { exists: { field: 'a.b' } };
const term = (value: unknown, field = 'a.b') => ({ term: { [field]: value } });

const MAPPINGS: Readonly<Record<string, Mapping>> = {
  keyword: { 'a.b': 'keyword' },
  short: { 'a.b': { type: 'keyword', ignoreAbove: 3 } },
  nulled: { 'a.b': { type: 'keyword', nullValue: 'NULL' } },
  long: { 'a.b': 'long' },
  byte: { 'a.b': 'byte' },
  short16: { 'a.b': 'short' },
  integer: { 'a.b': 'integer' },
  float: { 'a.b': 'float' },
  half: { 'a.b': 'half_float' },
  boolean: { 'a.b': 'boolean' },
  ip: { 'a.b': 'ip' },
  date: { 'a.b': 'date' },
  nanos: { 'a.b': 'date_nanos' },
  object: { 'a.b.c': 'keyword' },
  alias: { 'x.y': { type: 'keyword', path: 'a.b' }, 'a.b': 'keyword' },
};

describe('what an event has under a field', () => {
  it.each<[string, Event, unknown, boolean, keyof typeof MAPPINGS]>([
    ['a nested object', { a: { b: 'v' } }, term('v'), true, 'keyword'],
    ['a dotted key', { 'a.b': 'v' }, term('v'), true, 'keyword'],
    ['both are pooled', { a: { b: 'x' }, 'a.b': 'v' }, term('v'), true, 'keyword'],
    ['an array of objects', { a: [{ b: 'x' }, { b: ['y', ['v']] }] }, term('v'), true, 'keyword'],
    ['another case of the name', { A: { b: 'v' } }, exists, false, 'keyword'],
    ['an object in the place of a value', { a: { b: { c: 1 } } }, exists, false, 'keyword'],
    ['an empty text is a value', { a: { b: '' } }, exists, true, 'keyword'],
    ['null is none', { a: { b: null } }, exists, false, 'keyword'],
    ['an empty array is none', { a: { b: [] } }, exists, false, 'keyword'],
    ['an array of null is none', { a: { b: [null] } }, exists, false, 'keyword'],
    ['null as the mapping replaces it', { a: { b: [null] } }, term('NULL'), true, 'nulled'],
    ['inherited properties are none', {}, { exists: { field: 'constructor' } }, false, 'keyword'],
    ['a number as text', { a: { b: 1.5 } }, term('1.5'), true, 'keyword'],
    ['a boolean as text', { a: { b: true } }, term(true), true, 'keyword'],
    ['a long text is ignored', { a: { b: ['abcd'] } }, exists, false, 'short'],
    ['a text at the limit is kept', { a: { b: ['abc'] } }, exists, true, 'short'],
    ['the limit counts UTF-16 units', { a: { b: ['😀😀'] } }, exists, false, 'short'],
    ['a fraction is cut off an integer', { a: { b: 4.9 } }, term(4), true, 'long'],
    ['a numeric text is a number', { a: { b: '-4.9' } }, term(-4), true, 'long'],
    ['an empty text is no number', { a: { b: '' } }, exists, false, 'long'],
    ['blanks are no number', { a: { b: ' 4 ' } }, exists, false, 'long'],
    ['what does not fit is no value', { a: { b: 128 } }, exists, false, 'byte'],
    ['what a short has no room for', { a: { b: 32768 } }, exists, false, 'short16'],
    ['what an integer has no room for', { a: { b: 2147483648 } }, exists, false, 'integer'],
    ['the smallest integer', { a: { b: -2147483648.5 } }, exists, true, 'integer'],
    ['the text of the largest long', { a: { b: '9223372036854775807' } }, exists, true, 'long'],
    ['the text of one more', { a: { b: '9223372036854775808' } }, exists, false, 'long'],
    ['the text of less than the smallest long', { a: { b: '-9223372036854775809' } }, exists, false, 'long'],
    ['a number beyond a float', { a: { b: 1e39 } }, exists, false, 'float'],
    ['the largest float', { a: { b: 3.4028235e38 } }, exists, true, 'float'],
    ['a number that rounds beyond a half float', { a: { b: 65520 } }, exists, false, 'half'],
    ['a number that rounds to the largest half float', { a: { b: -65519 } }, term(-65504), true, 'half'],
    ['a term with a fraction matches no integer', { a: { b: 4 } }, term(4.5), false, 'long'],
    ['blanks around a number and a letter behind it', { a: { b: '\n5.9F ' } }, term(5), true, 'integer'],
    ['the same in a float', { a: { b: ' 5d' } }, term(5), true, 'float'],
    ['but not in a long', { a: { b: ' 5' } }, exists, false, 'long'],
    ['a letter in a long', { a: { b: '5d' } }, exists, false, 'long'],
    ['a blank that is none to Java', { a: { b: '\u00a05' } }, exists, false, 'float'],
    ['blanks alone', { a: { b: ' ' } }, exists, false, 'float'],
    ['not a number', { a: { b: 'NaN' } }, exists, false, 'float'],
    ['a half float is above its own text', { a: { b: 0.995 } }, { range: { 'a.b': { gt: 0.995 } } }, true, 'half'],
    ['a float is equal at its precision', { a: { b: 0.1 } }, term(0.1), true, 'float'],
    ['a half float is equal at its precision', { a: { b: 0.1 } }, term(0.09998), true, 'half'],
    ['the text "true" is true', { a: { b: 'true' } }, term(true), true, 'boolean'],
    ['the empty text is false', { a: { b: '' } }, term(false), true, 'boolean'],
    ['a number is no boolean', { a: { b: 1 } }, exists, false, 'boolean'],
    ['an address in another spelling', { a: { b: '2001:DB8:0:0::1' } }, term('2001:db8::1'), true, 'ip'],
    ['an IPv4-mapped address is IPv4', { a: { b: '::ffff:10.1.2.3' } }, term('10.0.0.0/8'), true, 'ip'],
    ['an IPv4-compatible address is not', { a: { b: '::10.1.2.3' } }, term('10.0.0.0/8'), false, 'ip'],
    ['the dots of an IPv6 address are its last 32 bits', { a: { b: '::10.1.2.3' } }, term('::a01:203'), true, 'ip'],
    ['a mapped address without dots is IPv4', { a: { b: '::ffff:a01:203' } }, term('10.1.2.3'), true, 'ip'],
    ['leading zeros after a colon are no address', { a: { b: '::010.1.2.3' } }, exists, false, 'ip'],
    ['a zone is cut off', { a: { b: 'fe80::1%eth0.100' } }, term('fe80::1'), true, 'ip'],
    ['and may hold anything', { a: { b: 'fe80::1%a/b:%' } }, term('fe80::%x/10'), true, 'ip'],
    ['an empty zone is none', { a: { b: 'fe80::1%' } }, exists, false, 'ip'],
    ['nor has IPv4 one', { a: { b: '10.1.2.3%1' } }, exists, false, 'ip'],
    ['nor IPv6 that ends in it', { a: { b: '::ffff:10.1.2.3%1' } }, exists, false, 'ip'],
    ['host bits may be set', { a: { b: '10.1.2.3' } }, { terms: { 'a.b': ['1.1.1.1', '10.9.9.9/8'] } }, true, 'ip'],
    ['an address outside the block', { a: { b: '11.1.2.3' } }, term('10.0.0.0/8'), false, 'ip'],
    ['leading zeros are no address', { a: { b: '010.1.2.3' } }, exists, false, 'ip'],
    ['an object exists when a field in it does', { a: { b: { c: 'v' } } }, exists, true, 'object'],
    ['a four-digit number is a year', { a: { b: 2020 } }, term('2020-01-01T00:00:00Z'), true, 'date'],
    ['five digits are milliseconds', { a: { b: 20200 } }, term('1970-01-01T00:00:20.200Z'), true, 'date'],
    ['a month is its start', { a: { b: '2020-02' } }, term('2020-02-01T00:00:00.000Z'), true, 'date'],
    ['a date is cut to milliseconds', { a: { b: 0.5 } }, term('1970-01-01T00:00:00.000Z'), true, 'date'],
    ['a constant is cut to milliseconds', { a: { b: 0 } }, term('0.5'), true, 'date'],
    ['a zone of 18 hours', { a: { b: '2020-02-02T10:00-18:00' } }, exists, true, 'date'],
    ['a zone beyond 18 hours', { a: { b: '2020-02-02T10:00+18:01' } }, exists, false, 'date'],
    ['a date before 1970', { a: { b: '1960-05-05' } }, exists, true, 'date'],
    ['nanoseconds begin in 1970', { a: { b: ['1960-05-05', -0.5] } }, exists, false, 'nanos'],
    ['nanoseconds last until 2262', { a: { b: '2262-04-11T23:47:16.854775807Z' } }, exists, true, 'nanos'],
    ['nanoseconds end in 2262', { a: { b: '2262-04-11T23:47:16.854775808Z' } }, exists, false, 'nanos'],
    ['an alias', { a: { b: 'v' } }, term('v', 'x.y'), true, 'alias'],
    ['an unmapped field has no values', { q: 'v' }, { exists: { field: 'q' } }, false, 'keyword'],
  ])('%s', async (_name, event, query, expected, mapping) => {
    expect(await found(query, [event], MAPPINGS[mapping] ?? {})).toEqual(expected ? [0] : []);
  });

  it('a field named __proto__ is an ordinary field', async () => {
    const event = JSON.parse('{"__proto__": {"b": "v"}}');
    expect(await found({ term: { '__proto__.b': 'v' } }, [event, {}], { '__proto__.b': 'keyword' })).toEqual([0]);
  });

  it('the timestamp is a date without a mapping', async () => {
    expect(
      await found({ range: { '@timestamp': { gte: '2024-01-01' } } }, [{ '@timestamp': '2024-01-01T00:00:00Z' }], {}),
    ).toEqual([0]);
  });

  it('deep arrays do not end the run', async () => {
    let deep: unknown = 'v';
    for (let i = 0; i < 100_000; i++) deep = [deep];
    expect(await found(term('v'), [{ a: { b: deep } } as Event], MAPPINGS['keyword'] ?? {})).toEqual([0]);
  });
});

describe('dates round as the operator asks', () => {
  const at = (time: string) => ({ a: { b: time } });
  const events = [at('2020-02-01T23:59:59.999Z'), at('2020-02-02T00:00:00Z'), at('2020-02-02T23:59:59.999Z'), at('2020-02-03')];
  it.each<[string, unknown, number[]]>([
    ['a term is the whole day', term('2020-02-02'), [1, 2]],
    ['gt is after the day', { range: { 'a.b': { gt: '2020-02-02' } } }, [3]],
    ['gte is from its start', { range: { 'a.b': { gte: '2020-02-02' } } }, [1, 2, 3]],
    ['lt is before its start', { range: { 'a.b': { lt: '2020-02-02' } } }, [0]],
    ['lte is up to its end', { range: { 'a.b': { lte: '2020-02-02' } } }, [0, 1, 2]],
    ['lte a month is up to the end of its first day', { range: { 'a.b': { lte: '2020-02' } } }, [0]],
    ['gt a month is after its first day', { range: { 'a.b': { gt: '2020-02' } } }, [1, 2, 3]],
    ['a term of a month is its first day', term('2020-02'), [0]],
    ['gt a year is after its first day', { range: { 'a.b': { gt: '2020', lt: '2020-02-02' } } }, [0]],
    ['an offset', { range: { 'a.b': { gte: '2020-02-02T01:00:00+01:00' } } }, [1, 2, 3]],
    ['a format of its own', { range: { 'a.b': { gte: '02/02/2020', format: 'dd/MM/yyyy' } } }, [1, 2, 3]],
    ['a time zone', { range: { 'a.b': { gte: '2020-02-02T01:00:00', time_zone: '+01:00' } } }, [1, 2, 3]],
    ['no time zone beside an offset', { range: { 'a.b': { gte: '2020-02-02T00:00:00Z', time_zone: '+09:00' } } }, [1, 2, 3]],
    ['date math', { range: { 'a.b': { gte: '2020-01-31||+1M/M', lt: '2020-02-02||/d' } } }, [0]],
    ['months end where they end', { range: { 'a.b': { gt: '2020-01-31||+1M' } } }, []],
    ['milliseconds', { range: { 'a.b': { gte: 1580688000000 } } }, [3]],
  ])('%s', async (_name, query, expected) => {
    expect(await found(query, events, MAPPINGS['date'] ?? {})).toEqual(expected);
  });

  it('now is the clock of the run', async () => {
    const around = [at('2024-05-15T12:21:45.677Z'), at('2024-05-15T12:21:45.678Z'), at('2024-05-14T23:59:59Z')];
    expect(await found({ range: { 'a.b': { gte: 'now-9m' } } }, around, MAPPINGS['date'] ?? {})).toEqual([1]);
    expect(await found({ range: { 'a.b': { gte: 'now/d', lte: 'now/d' } } }, around, MAPPINGS['date'] ?? {})).toEqual([0, 1]);
    expect(await found({ range: { 'a.b': { gte: 'now/w' } } }, around, MAPPINGS['date'] ?? {})).toEqual([0, 1, 2]);
  });

  it('nanoseconds are told apart', async () => {
    const two = [at('2020-02-02T10:30:15.123456788Z'), at('2020-02-02T10:30:15.123456789Z')];
    const range = { range: { 'a.b': { gt: '2020-02-02T10:30:15.123456788Z' } } };
    expect(await found(range, two, MAPPINGS['nanos'] ?? {})).toEqual([1]);
    expect(await found(range, two, MAPPINGS['date'] ?? {})).toEqual([]);
  });
});

describe('texts order by code points', () => {
  const events = ['\ud83dx', '\ud83d', '\ud83d\ude00', '\uffff', '\ud83dy'].map((b) => ({ a: { b } }));
  it.each<[string, unknown, number[]]>([
    ['half of a pair is the code point of its number', { lt: '\ufb05' }, [0, 1, 4]],
    ['half of a pair orders by what follows', { gt: '\ud83dx' }, [2, 3, 4]],
    ['a pair is above every single unit', { gt: '\uffff' }, [2]],
    ['a pair is above its first half', { gt: '\ud83d', lt: '\u{1f601}' }, [0, 2, 3, 4]],
  ])('%s', async (_name, bounds, expected) => {
    expect(await found({ range: { 'a.b': bounds } }, events, MAPPINGS['keyword'] ?? {})).toEqual(expected);
  });
});

describe('a date field with a format of its own', () => {
  const mapping = { when: { type: 'date', dateFormat: 'dd/MM/yyyy||epoch_second' } } as const;
  const events = ['02/02/2020', 1580601600, '2020-02-02', true, [null, '03/02/2020']].map((when) => ({ when }));

  it.each([
    ['exists for what it reads', { exists: { field: 'when' } }, [0, 1, 4]],
    ['a term names the whole day', { term: { when: '02/02/2020' } }, [0, 1]],
    ['a list of terms', { terms: { when: ['03/02/2020', 1580601600] } }, [0, 1, 4]],
    ['a range', { range: { when: { gt: '02/02/2020', lte: '02/02/2020||+1d/d' } } }, [4]],
    [
      'document values',
      { script: { script: "doc['when'].size() == 1 && doc['when'].value.toInstant().toEpochMilli() == 1580601600000L" } },
      [0, 1],
    ],
  ])('%s', async (_, query, expected) => {
    expect(await found(query, events, mapping)).toEqual(expected);
  });

  it('takes no constants of another format', async () => {
    expect(await found({ term: { when: '2020-02-02' } }, events, mapping)).toMatch(/cannot parse date "2020-02-02"/);
  });

  it('an unknown format is unsupported', async () => {
    const unknown = { when: { type: 'date', dateFormat: 'YYYY' } } as const;
    expect(await found({ exists: { field: 'when' } }, events, unknown)).toMatch(/unsupported: .*dates of the format YYYY/);
  });
});
