import { expect, it } from 'vitest';
import { similar } from '../../../src/source/index.ts';

it.each([
  ['hed', ['head']],
  ['HEAD', ['head']],
  ['tial', ['tail']],
  ['sort', []],
  ['', []],
])('%j is like %j', (word, expected) => {
  expect(similar(word, ['head', 'tail'])).toEqual(expected);
});

it('the closest comes first, at most three', () => {
  expect(similar('process.nam', ['process.pid', 'process.name', 'process.names', 'process.namely', 'process.game'])).toEqual([
    'process.name',
    'process.names',
    'process.game',
  ]);
});

it('a huge word costs nothing', () => {
  expect(similar('x'.repeat(1_000_000), ['head'])).toEqual([]);
});
