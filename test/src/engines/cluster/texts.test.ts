import { describe, expect, it } from 'vitest';
import { readAddress } from '../../../../src/engines/cluster/address.ts';
import { authorization } from '../../../../src/engines/cluster/credentials.ts';
import { pinClock } from '../../../../src/engines/cluster/pin-clock.ts';
import { redactor } from '../../../../src/engines/cluster/redact.ts';
import type { Schema } from '../../../../src/event/index.ts';
import { rawMembers } from '../../../../src/source/index.ts';

const NOW = Date.UTC(2026, 0, 15, 12);
const facts = { ignoreAbove: null, nullValue: null, exactSubfield: null, origin: 'mapping' } as const;
const SCHEMA: Schema = {
  fields: new Map([
    ['@timestamp', { ...facts, type: 'date' }],
    ['name', { ...facts, type: 'keyword' }],
  ]),
};

describe('the clock of a query', () => {
  const pin = (query: object): unknown => JSON.parse(pinClock(JSON.stringify(query), NOW, '@timestamp', SCHEMA));

  it('is anchored at the moment of the run, with all its date math', () => {
    expect(pin({ range: { '@timestamp': { gte: 'now-9m', lt: 'now/d' } } })).toEqual({
      range: { '@timestamp': { gte: '2026-01-15T12:00:00.000Z||-9m', lt: '2026-01-15T12:00:00.000Z||/d' } },
    });
  });

  it.each([
    { range: { name: { gte: 'now-9m' } } },
    { range: { '@timestamp': { gte: 'nowhere' } } },
    { term: { range: 'now' } },
    { query: 'any where name == "now-9m"' },
  ])('is not looked for elsewhere: %j', (query) => {
    const text = JSON.stringify(query);
    expect(pinClock(text, NOW, '@timestamp', SCHEMA)).toBe(text);
  });

  it('leaves a text without it as it is, byte by byte', () => {
    const text = '{ "n": 9007199254740993, "__proto__": 1.0 }';
    expect(pinClock(text, NOW, '@timestamp', SCHEMA)).toBe(text);
  });
});

describe('members of JSON text', () => {
  it('are given letter by letter', () => {
    const text = ' { "a" : 9007199254740993 , "b\\u0022":{"x":[1,{"y":"}\\"]"}]},"c":[ ] , "d":"\\\\" } ';
    expect([...rawMembers(text)]).toEqual([
      ['a', '9007199254740993'],
      ['b"', '{"x":[1,{"y":"}\\"]"}]}'],
      ['c', '[ ]'],
      ['d', '"\\\\"'],
    ]);
    expect([...rawMembers('[1.0,"x", {}]').values()]).toEqual(['1.0', '"x"', '{}']);
  });

  it.each(['{}', '[]', '1', '"a"', 'null', ''])('of %j are none', (text) => {
    expect([...rawMembers(text)]).toEqual([]);
  });
});

describe('credentials', () => {
  it('are taken out of texts in every form they travel in', () => {
    const basic = { kind: 'basic', user: 'bob', password: 'a b/c' } as const;
    const header = authorization(basic);
    expect(redactor(basic)(`${header} and a b/c and a%20b%2Fc of bob`)).toBe('Basic *** and *** and *** of bob');
    const key = { kind: 'api-key', key: 'id:s3cret' } as const;
    expect(redactor(key)(`${authorization(key)}, s3cret`)).toBe('ApiKey ***, ***');
    expect(redactor({ kind: 'none' })('as it is')).toBe('as it is');
  });

  it('may be of any letters', () => {
    expect(authorization({ kind: 'basic', user: '\u00e9', password: '\u8a18' })).toBe('Basic w6k66KiY');
  });

  it('are read from an address and are no part of it any more', () => {
    expect(readAddress('https://bob:p%40ss@host:9200/es//')).toEqual({
      url: 'https://host:9200/es',
      credentials: { kind: 'basic', user: 'bob', password: 'p@ss' },
    });
    expect(readAddress('https://bob:%zz@host')).toMatch(/percent-encoded/);
  });
});
