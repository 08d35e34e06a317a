import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../src/event/index.ts';
import { readQueryDsl, requestText } from '../../../../src/proof/index.ts';
import { schemaFromMapping } from '../../../../src/schema/index.ts';

const read = schemaFromMapping({
  mappings: {
    properties: {
      k: { type: 'keyword' },
      n: { type: 'long' },
      w: { type: 'text' },
      t: { type: 'date', format: 'epoch_second' },
      c: { type: 'constant_keyword', value: 'Ab' },
      l: { type: 'keyword', normalizer: 'lowercase' },
    },
  },
});
if (!read.ok) throw new Error('the mapping of this test is none');
const { schema } = read;

describe('a query is refused with its path where another key or value decides what it asks', () => {
  it.each<[query: Json, path: string]>([
    [{ range: { n: { gte: 1, gt: 5 } } }, 'query.range.n'],
    [{ range: { n: { lt: 1, lte: null } } }, 'query.range.n'],
    [{ term: { k: { value: 'a', case_insensitive: 'true' } } }, 'query.term.k.case_insensitive'],
    [{ term: { k: { value: 'a', flags: 'ALL' } } }, 'query.term.k.flags'],
    [{ match: { w: { query: 'a', case_insensitive: true } } }, 'query.match.w.case_insensitive'],
    [{ wildcard: { k: { value: 'a*', wildcard: 'b*' } } }, 'query.wildcard.k.value'],
    [{ terms: { k: 'a' } }, 'query.terms.k'],
    [{ bool: { should: [{ term: { k: 'a' } }], minimum_should_match: null } }, 'query.bool.minimum_should_match'],
    [{ bool: { should: [{ term: { k: 'a' } }], minimum_should_match: '1<50%' } }, 'query.bool.minimum_should_match'],
    [{ term: { k: 1.5 } }, 'query.term.k'],
    [{ query_string: { query: 't:[1700000000 TO *]' } }, 'query.query_string.query, line 1, column 3'],
    [{ query_string: { query: 't:"1700000000"' } }, 'query.query_string.query, line 1, column 3'],
  ])('%j', (query, path) => {
    expect(readQueryDsl(query, schema)).toMatchObject({ ok: false, path });
  });
});

describe('the words of a query string', () => {
  it.each(['or', 'and'] as const)('are joined by its operator: %s', (operator) => {
    const asked = readQueryDsl({ query_string: { query: 'w:(ab cd)', default_operator: operator } }, schema);
    expect(asked).toMatchObject({ ok: true, where: { kind: operator, operands: [{ kind: 'words' }, { kind: 'words' }] } });
  });
});

describe('a number beside a keyword is the text that Java makes of it', () => {
  it.each(['1.0', '1e3', '-0', '0.0001', '9007199254740993'])('%s is not read', (numeral) => {
    const request = requestText(`{"query":{"term":{"k":${numeral}}}}`);
    expect(readQueryDsl({ term: { k: Number(numeral) } }, schema, request?.inexact)).toMatchObject({ ok: false });
  });

  it('is the digits of a whole number, and beside a long any number is read', () => {
    expect(readQueryDsl({ term: { k: 1 } }, schema)).toMatchObject({ ok: true, where: { values: ['1'] } });
    expect(readQueryDsl({ term: { n: 1 } }, schema, new Set([1]))).toMatchObject({ ok: true, where: { values: [1] } });
  });
});

describe('a request of which an object has a key twice', () => {
  it.each([
    ['{"a":1,"b":{"a":2}}', true],
    ['[{"a":1},{"a":1}]', true],
    ['{"a":"{\\"a\\":","b":"a"}', true],
    ['{"a":1,"b":{},"\\u0061" : 2}', false],
    ['{"x":[{"a":1,"a":1}]}', false],
  ])('%s is read: %s', (text, isRead) => {
    expect(requestText(text) !== null).toBe(isRead);
  });
});

describe('alternatives alone', () => {
  it('need one that matches, whatever is said', () => {
    const should = [{ term: { k: 'a' } }, { term: { n: 1 } }];
    expect(readQueryDsl({ bool: { should, minimum_should_match: 0 } }, schema)).toEqual(
      readQueryDsl({ bool: { should } }, schema),
    );
    const filter = [{ term: { k: 'b' } }];
    expect(readQueryDsl({ bool: { filter, should, minimum_should_match: 0 } }, schema)).toEqual(
      readQueryDsl({ bool: { filter } }, schema),
    );
  });
});

describe('what is compared with a constant', () => {
  const star = { kind: 'any-run' };
  it.each<[query: Json, parts: readonly object[]]>([
    [{ term: { c: 'A*' } }, [{ kind: 'literal', text: 'A' }, star]],
    [{ terms: { c: ['A*'] } }, [{ kind: 'literal', text: 'A' }, star]],
    [{ term: { c: 'A?' } }, [{ kind: 'literal', text: 'A?' }]],
    [{ prefix: { c: '*b' } }, [star, { kind: 'literal', text: 'b' }, star]],
    [{ wildcard: { c: 'A\\*' } }, [{ kind: 'literal', text: 'A\\' }, star]],
    [{ wildcard: { c: 'A?' } }, [{ kind: 'literal', text: 'A' }, { kind: 'one' }]],
    [{ query_string: { query: 'c:"A*"' } }, [{ kind: 'literal', text: 'A' }, star]],
    [{ query_string: { query: 'c:A\\*' } }, [{ kind: 'literal', text: 'A' }, star]],
  ])('has stars that act: %j', (query, parts) => {
    expect(readQueryDsl(query, schema)).toMatchObject({ ok: true, where: { kind: 'matches', pattern: { parts } } });
  });
});

it('a normalizer makes of a capital I with a dot what Java makes of it', () => {
  expect(readQueryDsl({ term: { l: '\u0130X' } }, schema)).toMatchObject({ ok: true, where: { values: ['ix'] } });
});
