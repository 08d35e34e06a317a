import { describe, expect, it } from 'vitest';
import { found, type Mapping } from './ask.ts';

const MAPPING: Mapping = { s: 'keyword', n: 'long', f: 'float', b: 'boolean', ip: 'ip', d: 'date', 'o.k': 'keyword' };

/** D1 to D5 of the conformance vectors (eql-semantics, appendix A), numbered from 0. */
const VECTORS = [{ n: 5, s: 'Foo' }, { n: [3, 9], s: ['foo', 'bar'] }, {}, { n: null, s: '' }, { n: 4, s: 'x\\y' }];

const not = (query: unknown) => ({ bool: { must_not: query } });

describe('queries over the vectors of the semantics', () => {
  it.each<[string, unknown, number[]]>([
    ['a > 4', { range: { n: { gt: 4 } } }, [0, 1]],
    ['not a > 4', not({ range: { n: { gt: 4 } } }), [2, 3, 4]],
    ['a <= 4', { range: { n: { lte: 4 } } }, [1, 4]],
    ['two ranges, two values', { bool: { filter: [{ range: { n: { gt: 4 } } }, { range: { n: { lt: 4 } } }] } }, [1]],
    ['one range, one value', { range: { n: { gt: 3, lt: 9 } } }, [0, 4]],
    ['a != 5', not({ term: { n: 5 } }), [1, 2, 3, 4]],
    ['a not in (3, 5)', not({ terms: { n: [3, 5] } }), [2, 3, 4]],
    ['a == null', not({ exists: { field: 'n' } }), [2, 3]],
    ['s == "foo"', { term: { s: 'foo' } }, [1]],
    ['s : "foo"', { term: { s: { value: 'foo', case_insensitive: true } } }, [0, 1]],
    ['not s : "f*"', not({ wildcard: { s: { value: 'f*', case_insensitive: true } } }), [2, 3, 4]],
    ['s : "*"', { exists: { field: 's' } }, [0, 1, 3, 4]],
    ['s : "?*"', { wildcard: { s: '?*' } }, [0, 1, 4]],
    ['s == ""', { term: { s: '' } }, [3]],
    ['s like "x\\*"', { wildcard: { s: { wildcard: 'x\\\\*' } } }, [4]],
    ['s regex "x\\\\y"', { regexp: { s: { value: 'x\\\\y', flags: 'ALL' } } }, [4]],
    ['s regex~ "[a-z]oo"', { regexp: { s: { value: '[a-z]oo', case_insensitive: true } } }, [1]],
    ['s regex~ "f.*"', { regexp: { s: { value: 'f.*', case_insensitive: true } } }, [0, 1]],
    ['s > "b"', { range: { s: { gt: 'b' } } }, [1, 4]],
    ['startsWith(s, "F")', { prefix: { s: 'F' } }, [0]],
    ['startsWith~(s, "F")', { prefix: { s: { value: 'F', case_insensitive: true } } }, [0, 1]],
  ])('%s', async (_name, query, expected) => {
    expect(await found(query, VECTORS, MAPPING)).toEqual(expected);
  });
});
