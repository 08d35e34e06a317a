import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/api/parse.ts';
import type { Json } from '../../../src/event/index.ts';

const QUERY = 'process where process.pid > 1';

function codes(parameters: { readonly [key: string]: Json }, address = ''): readonly string[] {
  const { problems, warnings } = parse(`GET /logs/_eql/search${address}\n${JSON.stringify({ query: QUERY, ...parameters })}\n`);
  const all = [...problems, ...warnings].map(({ diagnostic }) => diagnostic.code);
  return all.filter((code) => code.startsWith('request-'));
}

describe('a request that Elasticsearch refuses is refused', () => {
  it.each([
    ['a negative size', { size: -1 }],
    ['a size that is no whole number', { size: 2.5 }],
    ['a size of words', { size: 'many' }],
    ['a size of more than 32 bits', { size: 2 ** 31 }],
    ['a size in hexadecimal digits', { size: '0x10' }],
    ['a size in a list', { size: [5] }],
    ['a page of one event', { fetch_size: 1 }],
    ['no sample of a key', { max_samples_per_key: 0 }],
    ['a position that is neither end', { result_position: 'middle' }],
    ['a position that is a number', { result_position: 1 }],
    ['a filter without value', { filter: null }],
    ['a timestamp field without value', { timestamp_field: null }],
    ['runtime fields without value', { runtime_mappings: null }],
    ['a size without value', { size: null }],
  ])('%s', (_, parameters) => {
    expect(codes(parameters)).toContain('request-invalid');
  });
});

describe('a request that Elasticsearch takes is taken', () => {
  it.each([
    ['no event at all', { size: 0 }, []],
    ['a size written as text', { size: '25' }, []],
    ['pages of two events', { fetch_size: 2 }, []],
    ['the position that holds anyway', { result_position: 'tail' }, []],
    ['the other position', { result_position: 'head' }, ['request-choice']],
    ['one sample of a key, as without it', { max_samples_per_key: 1 }, []],
    ['more samples of a key', { max_samples_per_key: '3' }, ['request-choice']],
  ])('%s', (_, parameters, expected) => {
    expect(codes(parameters)).toEqual(expected);
  });

  it('with parameters of the address in it', () => {
    expect(codes({}, '?pretty&keep_alive=2d&wait_for_completion_timeout=1s')).toEqual([]);
    expect(codes({}, '?allow_partial_search_results=true')).toEqual(['request-choice']);
  });

  it('and a size written as text is read', () => {
    const [rule] = parse(`GET /logs/_eql/search\n${JSON.stringify({ query: QUERY, size: '25' })}`).rules;
    expect(rule?.document.meta.maxSignals).toBe(25);
  });
});
