import { describe, expect, it } from 'vitest';
import type { Event } from '../../../../src/event/index.ts';
import { found } from './ask.ts';

describe('what an event has under a field', () => {
  it('a field named __proto__ is an ordinary field', async () => {
    const event = JSON.parse('{"__proto__": {"b": "v"}}');
    expect(await found({ term: { '__proto__.b': 'v' } }, [event, {}], { '__proto__.b': 'keyword' })).toEqual([0]);
  });

  it('deep arrays do not end the run', async () => {
    let deep: unknown = 'v';
    for (let i = 0; i < 100_000; i++) deep = [deep];
    expect(await found({ term: { 'a.b': 'v' } }, [{ a: { b: deep } } as Event], { 'a.b': 'keyword' })).toEqual([0]);
  });
});

describe('a date field with a format of its own', () => {
  const mapping = { when: { type: 'date', dateFormat: 'dd/MM/yyyy||epoch_second' } } as const;
  const events = ['02/02/2020', 1580601600, '2020-02-02', true, [null, '03/02/2020']].map((when) => ({ when }));

  it('takes no constants of another format', async () => {
    expect(await found({ term: { when: '2020-02-02' } }, events, mapping)).toMatch(/cannot parse date "2020-02-02"/);
  });

  it('an unknown format is unsupported', async () => {
    const unknown = { when: { type: 'date', dateFormat: 'YYYY' } } as const;
    expect(await found({ exists: { field: 'when' } }, events, unknown)).toMatch(/unsupported: .*dates of the format YYYY/);
  });
});

describe('a normalizer changes what a query asks as it changes values', () => {
  const mapping = { l: { type: 'keyword', normalizer: { name: 'lowercase', steps: ['lowercase'] } } } as const;
  const events = [{ l: 'abc' }, { l: 'ABC' }, { l: 'x' }];
  it.each([
    [{ term: { l: 'Abc' } }],
    [{ terms: { l: ['Abc'] } }],
    [{ term: { l: { value: 'aBC', case_insensitive: true } } }],
    [{ prefix: { l: 'AB' } }],
    [{ wildcard: { l: 'A?C*' } }],
    [{ regexp: { l: 'A.[C-D]' } }],
    [{ range: { l: { gte: 'ABC', lt: 'X' } } }],
  ])('%j', async (query) => {
    expect(await found(query, events, mapping)).toEqual([0, 1]);
  });
});
