import { describe, expect, it } from 'vitest';
import { ask, type Mapping } from './ask.ts';

const MAPPING: Mapping = { s: 'keyword', n: 'long', b: 'boolean', ip: 'ip', d: 'date', t: 'text', v: 'version', g: 'geo_point' };
const EVENTS = [{ s: 'a' }, { s: 'b' }, { s: ['a', 'b'] }, {}];

describe('requests that Elasticsearch refuses fail with their place', () => {
  it.each<[string, string, RegExp]>([
    ['no JSON', '{', /^body: expected a string/],
    ['trailing text', '{"query":{"match_all":{}}}x', /^body: unexpected text at offset/],
    ['a key twice', '{"query":{"bool":{"filter":[],"filter":[]}}}', /duplicate key "filter"/],
    ['an unknown key', '{"query":{"match_all":{}},"quary":1}', /^body\.quary: unknown parameter/],
    ['an unknown query', '{"query":{"bool":{"filter":[{"trem":{"s":"a"}}]}}}', /^query\.bool\.filter\[0\]\.trem: unknown query/],
    ['an unknown parameter', '{"query":{"term":{"s":{"value":"a","case":1}}}}', /^query\.term\.s\.case: unknown parameter/],
    ['two queries', '{"query":{"term":{"s":"a"},"exists":{"field":"s"}}}', /^query: expected exactly one key/],
    ['two fields', '{"query":{"term":{"s":"a","n":1}}}', /^query\.term: expected exactly one key/],
    ['a query that is a list', '{"query":[]}', /^query: expected an object/],
    ['a null term', '{"query":{"term":{"s":null}}}', /^query\.term\.s: expected a string/],
    ['a null among terms', '{"query":{"terms":{"s":["a",null]}}}', /^query\.terms\.s\[1\]:/],
    ['terms that are no list', '{"query":{"terms":{"s":"a"}}}', /^query\.terms\.s: expected a list/],
    ['a text for a number', '{"query":{"term":{"n":"abc"}}}', /is no number/],
    ['a number for a boolean', '{"query":{"term":{"b":0}}}', /cannot parse "0" as a boolean/],
    ['a text for an address', '{"query":{"term":{"ip":"abc"}}}', /no IP address/],
    ['a prefix that is too long', '{"query":{"term":{"ip":"1.2.3.4/33"}}}', /no IP address/],
    ['a text for a date', '{"query":{"range":{"d":{"gte":"soon"}}}}', /cannot parse date "soon"/],
    ['a day that does not exist', '{"query":{"range":{"d":{"gte":"2023-02-29"}}}}', /cannot parse date/],
    ['prefix on a number', '{"query":{"prefix":{"n":"1"}}}', /can only use prefix on text/],
    ['no case on a number', '{"query":{"term":{"n":{"value":1,"case_insensitive":true}}}}', /no case insensitive/],
    ['both bounds of a kind', '{"query":{"range":{"n":{"gt":1,"gte":1}}}}', /both gt and gte/],
    ['minimum_should_match', '{"query":{"bool":{"minimum_should_match":"many"}}}', /^query\.bool\.minimum_should_match:/],
    ['exists without a field', '{"query":{"exists":{}}}', /^query\.exists\.field: expected a string/],
    [
      'queries nested too deep',
      `{"query":${'{"bool":{"filter":'.repeat(30)}{"match_all":{}}${'}}'.repeat(30)}}`,
      /nested more than 30 deep/,
    ],
    ['JSON nested too deep', '['.repeat(100_000), /nested more than 1000 deep/],
    ['a name of JavaScript', '{"query":{"constructor":{}}}', /^query\.constructor: unknown query/],
    ['another one', '{"query":{"__proto__":{}}}', /^query\.__proto__: unknown query/],
  ])('%s', async (_name, text, message) => {
    const verdict = await ask(text, EVENTS, MAPPING);
    expect(verdict.status === 'failed' ? verdict.message : verdict).toMatch(message);
  });

  it.each([
    ['{"query":{"fuzzy":{"s":"a"}}}', 'query.fuzzy: this evaluator has no fuzzy query'],
    ['{"query":{"range":{"d":{"gte":"24","format":"YYYY"}}}}', 'query.range.d.format: dates of the format YYYY'],
    ['{"query":{"range":{"d":{"gte":"2024","time_zone":"Europe/Rome"}}}}', 'query.range.d.time_zone: the time zone Europe/Rome'],
    [
      '{"query":"any where true","size":10}',
      'query: a body of _eql/search, which only Elasticsearch runs; this evaluator runs bodies of _search',
    ],
  ])('%s is left unanswered', async (text, reason) => {
    expect(await ask(text, EVENTS, MAPPING)).toEqual({ status: 'unsupported', reason });
  });
});

describe('a body', () => {
  it('numbers keep the text they have in the request', async () => {
    expect(await ask('{"query":{"term":{"s":1.0}}}', [{ s: '1.0' }, { s: '1' }], MAPPING)).toEqual({
      status: 'answered',
      matches: [[0]],
    });
    expect(await ask('{"query":{"term":{"s":12345678901234567890}}}', [{ s: '12345678901234567890' }], MAPPING)).toEqual({
      status: 'answered',
      matches: [[0]],
    });
  });
});

it('takes texts apart as the standard analyzer does', async () => {
  const texts = ["x a'B.c, d", 'a b c d', "a'b.c _ d", "é.a'b.c d", "a'b.c é d", 'ab 日本'].map((t) => ({ t }));
  expect(await ask('{"query":{"match_phrase":{"t":"(A\'b.C) D"}}}', texts, MAPPING)).toEqual({
    status: 'answered',
    matches: [[0], [2]],
  });
  expect(await ask('{"query":{"term":{"t":"日"}}}', texts, MAPPING)).toEqual({ status: 'answered', matches: [[5]] });
  const long = [{ t: 'y'.repeat(256) }, { t: 'y'.repeat(255) }];
  expect(await ask('{"query":{"term":{"t":"y"}}}', long, MAPPING)).toEqual({ status: 'answered', matches: [[0]] });
});
