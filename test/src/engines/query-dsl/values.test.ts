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
  float: { 'a.b': 'float' },
  half: { 'a.b': 'half_float' },
  boolean: { 'a.b': 'boolean' },
  ip: { 'a.b': 'ip' },
  date: { 'a.b': 'date' },
  flat: { a: 'flattened' },
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
    ['a term with a fraction matches no integer', { a: { b: 4 } }, term(4.5), false, 'long'],
    ['a float is equal at its precision', { a: { b: 0.1 } }, term(0.1), true, 'float'],
    ['a half float is equal at its precision', { a: { b: 0.1 } }, term(0.09998), true, 'half'],
    ['the text "true" is true', { a: { b: 'true' } }, term(true), true, 'boolean'],
    ['the empty text is false', { a: { b: '' } }, term(false), true, 'boolean'],
    ['a number is no boolean', { a: { b: 1 } }, exists, false, 'boolean'],
    ['an address in another spelling', { a: { b: '2001:DB8:0:0::1' } }, term('2001:db8::1'), true, 'ip'],
    ['an IPv4-mapped address is IPv4', { a: { b: '::ffff:10.1.2.3' } }, term('10.0.0.0/8'), true, 'ip'],
    ['host bits may be set', { a: { b: '10.1.2.3' } }, { terms: { 'a.b': ['1.1.1.1', '10.9.9.9/8'] } }, true, 'ip'],
    ['an address outside the block', { a: { b: '11.1.2.3' } }, term('10.0.0.0/8'), false, 'ip'],
    ['leading zeros are no address', { a: { b: '010.1.2.3' } }, exists, false, 'ip'],
    ['a key of a flattened field', { a: { b: 7 } }, term('7'), true, 'flat'],
    ['the whole flattened field', { a: { b: 7, c: { d: 'v' } } }, term('v', 'a'), true, 'flat'],
    ['an object exists when a field in it does', { a: { b: { c: 'v' } } }, exists, true, 'object'],
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
    ['lte a month is up to its end', { range: { 'a.b': { lte: '2020-02' } } }, [0, 1, 2, 3]],
    ['an offset', { range: { 'a.b': { gte: '2020-02-02T01:00:00+01:00' } } }, [1, 2, 3]],
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
});
