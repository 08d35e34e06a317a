import { expect, it } from 'vitest';
import { recent } from '../../../../src/proof/readers/js/recent.ts';

it('what was asked for last is kept, what has not been asked for longest is not, and long texts never are', () => {
  const kept = recent<number>({ most: 2, longest: 3 });
  kept.set('one', 1);
  kept.set('two', 2);
  expect(kept.get('one')).toBe(1);
  kept.set('six', 6);
  expect(['one', 'two', 'six'].map(kept.get)).toEqual([1, undefined, 6]);
  expect(kept.set('seven', 7)).toBe(7);
  expect(kept.get('seven')).toBeUndefined();
});
