import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileMatcher } from '../../../../src/pattern/index.ts';
import { wordRow } from '../../../../src/proof/readers/js/word-row.ts';

const ROWS = [
  '(?<![\\w\\-])ab(?![\\w\\-])',
  '(?<![\\w\\-])a[^\\w\\-]+b(?![\\w\\-])',
  '(?<![\\w\\x2e])a-\\x24[^\\w\\x2e]+Sk(?![\\w\\x2e])',
  '(?<![\\w])a[^\\w]+1[^\\w]+b(?![\\w])',
];

/** Letters of the words in both cases, signs, what folds to letters elsewhere, a pair, and halves of it. */
const LETTERS = [
  'a',
  'A',
  'b',
  'B',
  's',
  'k',
  'K',
  '1',
  '_',
  '-',
  '.',
  '$',
  ' ',
  '\n',
  '\u017f',
  '\u212a',
  '\u{1f600}',
  '\ud83d',
  '\ude00',
];

describe('words in a row', () => {
  it.each(ROWS)('are in the texts in which the expression is found: %s', (source) => {
    const tree = wordRow(source);
    if (tree === null) throw new Error('not read');
    const isIn = compileMatcher({ kind: 'regex', source: '', tree }, 'exact', 'ascii');
    if (isIn === null) throw new Error('no matcher');
    const expression = new RegExp(source, 'i');
    const words = ['ab', 'a b', 'a-$', 'Sk', 'a 1 b', 'a-$ sK', 'A\nB'];
    const texts = fc.array(fc.constantFrom(...LETTERS, ...words), { maxLength: 8 }).map((parts) => parts.join(''));
    const answers = new Set<boolean>();
    fc.assert(
      fc.property(texts, (text) => {
        const answer = expression.test(text);
        answers.add(answer);
        return isIn(text) === answer;
      }),
      { numRuns: 3000, seed: 20 },
    );
    expect([...answers].sort()).toEqual([false, true]);
  });

  it.each([
    ['other signs before than behind', '(?<![\\w\\-])ab(?![\\w])'],
    ['other signs between', '(?<![\\w\\-])a[^\\w]+b(?![\\w\\-])'],
    ['a stretch of signs', '(?<![\\w\\x20-\\x40])ab(?![\\w\\x20-\\x40])'],
    ['a sign that stands for more', '(?<![\\w])a.b(?![\\w])'],
    ['a choice', '(?<![\\w])a|b(?![\\w])'],
    ['no word', '(?<![\\w])a[^\\w]+(?![\\w])'],
    ['a letter that is none of ASCII', '(?<![\\w])\\xe4(?![\\w])'],
    ['look-ahead for look-behind', '(?![\\w])ab(?![\\w])'],
    ['no end', '(?<![\\w])ab'],
  ])('are not read of %s', (_, source) => {
    expect(() => new RegExp(source, 'i')).not.toThrow();
    expect(wordRow(source)).toBe(null);
  });
});
