import { describe, expect, it } from 'vitest';
import { foldLucene } from '../../../../src/conformance/differences/fold-lucene.ts';

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
