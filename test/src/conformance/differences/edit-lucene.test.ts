import { describe, expect, it } from 'vitest';
import { fewerClauses, foldLucene, wholeExpressions } from '../../../../src/conformance/differences/edit-lucene.ts';

describe('a query string of Lucene that takes no notice of case', () => {
  it.each([
    ['process.name:nc', 'process.name:/[nN][cC]/'],
    ['NOT (a:(x OR 5) AND b:y)', 'NOT (a:(/[xX]/ OR 5) AND b:/[yY]/)'],
    ['a:"b\\=c d"', 'a:/[bB]=[cC] [dD]/'],
    ['a:\\/x*\\ y?\\*', 'a:/\\/[xX].* [yY].\\*/'],
    ['_exists_:user.name', '_exists_:user.name'],
    ['a:true AND b:>=5', 'a:true AND b:>=5'],
    ['source.ip:fe80\\:\\:\\/10', 'source.ip:fe80\\:\\:\\/10'],
    ['a:/B.c/ OR d:e', 'a:/B.c/ OR d:/[eE]/'],
  ])('%s becomes %s', (query, folded) => {
    expect(foldLucene(query)).toBe(folded);
  });
});

describe('a query string of Lucene in fewer clauses', () => {
  const list = (size: number): string => Array.from({ length: size }, (_, at) => `v${at}.dll`).join(' OR ');

  it('leaves lists of a few hundred values as they are', () => {
    expect(fewerClauses(`a:(${list(400)})`)).toBe(`a:(${list(400)})`);
  });

  it('says every value of a long list in expressions that are not too long', () => {
    const query = fewerClauses(`x:y AND a:(${list(1500)})`);
    const expressions = [...query.matchAll(/\/([^/]+)\//g)].flatMap(([, expression]) => expression ?? []);
    expect(expressions.flatMap((one) => one.split('|'))).toEqual(list(1500).replaceAll('.', '\\.').split(' OR '));
    expect(expressions.length).toBeLessThan(50);
    expect(Math.max(...expressions.map(({ length }) => length))).toBeLessThanOrEqual(1000);
  });
});

describe('an expression of Lucene over the whole value', () => {
  it.each([
    ['a:/^(?:x|y)$/ AND b:c', 'a:/(x|y)/ AND b:c'],
    ['a:/(?s)^.*x@$/', 'a:/.*x\\@/'],
    ['a:/x/', 'a:/.*x.*/'],
    ['(a:/(?i)^ab[c-d\\-]$/)', '(a:/[aA][bB][c-dC-D\\-]/)'],
    ['a:(\\/tmp OR \\/var\\/tmp)', 'a:(\\/tmp OR \\/var\\/tmp)'],
  ])('%s becomes %s', (query, whole) => {
    expect(wholeExpressions(query)).toBe(whole);
  });
});
