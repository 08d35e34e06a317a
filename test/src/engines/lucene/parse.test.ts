import { describe, expect, it } from 'vitest';
import { QueryStringFailure } from '../../../../src/engines/lucene/failure.ts';
import { queryOf } from '../../../../src/engines/lucene/parse.ts';

/** What Lucene's classic parser makes of these, by its grammar and `addClause` (QueryParserBase). */
describe('a query string is read as', () => {
  const term = (field: string, value: string) => ({ match: { [field]: value } });
  const bool = (lists: { must?: object[]; should?: object[]; must_not?: object[] }) => ({
    bool: { must: [], should: [], must_not: [], ...lists },
  });
  it.each<[string, object]>([
    ['a:b', term('a', 'b')],
    ['a:"b c"', { match_phrase: { a: 'b c' } }],
    ['a:""', { match_phrase: { a: '' } }],
    [String.raw`a:b\ c`, term('a', 'b c')],
    [String.raw`a\:b:"c\"d\\e\u000a"`, { match_phrase: { 'a:b': 'c"d\\e\n' } }],
    ['*:*', { match_all: {} }],
    ['a:*', { exists: { field: 'a' } }],
    [String.raw`_exists_:a.b\-c`, { exists: { field: 'a.b-c' } }],
    ['a:b*', { prefix: { a: { value: 'b' } } }],
    [String.raw`a:b\**`, { prefix: { a: { value: 'b*' } } }],
    [String.raw`a:*b\*?`, { wildcard: { a: { value: String.raw`*b\*?` } } }],
    [String.raw`a:/b\/c"/`, { regexp: { a: { value: String.raw`b\/c"`, flags: 'ALL' } } }],
    ['a:[1 TO 5}', { range: { a: { gte: '1', lt: '5' } } }],
    ['a:{"b c" TO *]', { range: { a: { gt: 'b c' } } }],
    ['a:{* TO "*"}', { range: { a: {} } }],
    [String.raw`a:\>5`, { range: { a: { gt: '5' } } }],
    [String.raw`a:\<=5`, { range: { a: { lte: '5' } } }],
    [String.raw`a:\>`, term('a', '>')],
    [String.raw`a:\>=`, { range: { a: { gt: '=' } } }],
    [String.raw`a:/b\\/`, { regexp: { a: { value: String.raw`b\\`, flags: 'ALL' } } }],
    ['a:">5"', { match_phrase: { a: '>5' } }],
    ['a:b c:d', bool({ should: [term('a', 'b'), term('c', 'd')] })],
    ['a:b OR c:d', bool({ should: [term('a', 'b'), term('c', 'd')] })],
    ['a:b && c:d', bool({ must: [term('a', 'b'), term('c', 'd')] })],
    ['a:b AND NOT c:d', bool({ must: [term('a', 'b')], must_not: [term('c', 'd')] })],
    ['a:(b OR "c")', bool({ should: [term('a', 'b'), { match_phrase: { a: 'c' } }] })],
    // AND makes its neighbours required and leaves the rest optional: no precedence.
    ['a:b OR c:d AND e:f', bool({ should: [term('a', 'b')], must: [term('c', 'd'), term('e', 'f')] })],
    ['NOT a:b', bool({ must_not: [term('a', 'b')] })],
    ['a:b OR (NOT c:d)', bool({ should: [term('a', 'b'), bool({ must_not: [term('c', 'd')] })] })],
    ['a:AND1', term('a', 'AND1')],
    // Words between which nothing but blanks stands are one text, unless something else is about to begin.
    ['a:(b c)', term('a', 'b c')],
    ['a:(b c d OR e)', bool({ should: [term('a', 'b c'), term('a', 'd'), term('a', 'e')] })],
    ['a:(b c:d)', bool({ should: [term('a', 'b'), term('c', 'd')] })],
    ['a:(b "c")', bool({ should: [term('a', 'b'), { match_phrase: { a: 'c' } }] })],
    ['a:(- OR b)', bool({ should: [term('a', '-'), term('a', 'b')] })],
  ])('%s', (text, query) => {
    expect(queryOf(text)).toEqual(query);
  });

  it.each([
    ['a:', 'failed'],
    ['(a:b', 'failed'],
    ['a:c:b', 'failed'],
    ['a:b)', 'failed'],
    ['a:/b', 'failed'],
    // The longest token: the slash behind the backslashes is data, the one of `c` ends it.
    [String.raw`a:/b\\/ OR c:/[d]/`, 'failed'],
    ['a:"b', 'failed'],
    ['a:b^2', 'failed'],
    ['word', 'unsupported'],
    ['a*:b', 'unsupported'],
    [String.raw`a\*:b`, 'unsupported'],
    ['*:b', 'unsupported'],
    ['('.repeat(300), 'failed'],
  ])('%s is none', (text, status) => {
    const read = () => queryOf(text);
    expect(read).toThrow(QueryStringFailure);
    expect(read).toThrow(expect.objectContaining({ status }));
  });
});
