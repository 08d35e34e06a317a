import { describe, expect, it } from 'vitest';
import { type AnalysedField, type Sought, wordsPattern } from '../../../src/ir/index.ts';
import { compileMatcher } from '../../../src/pattern/index.ts';

const ORIGIN = { start: 0, end: 0 };

function field(letters: string): AnalysedField {
  const analyzer = { kind: 'letters', name: 'own', letters } as const;
  return { name: 't', type: 'text', ignoreAbove: null, nullValue: null, analyzer, optional: false, origin: ORIGIN };
}

function holds(sought: Sought, letters: string, text: string): boolean {
  const matcher = compileMatcher(wordsPattern({ field: field(letters), sought }), 'exact', 'unicode');
  if (matcher === null) throw new Error('a pattern of words is small');
  return matcher(text);
}

const ROW: Sought = { kind: 'phrase', text: 'Set-Item x', words: ['set-item', 'x'] };

describe('the pattern of whole texts that have words', () => {
  it.each([
    ['set-item x', true],
    ['a (SET-Item)\n  x.', true],
    ['set-item x-', false],
    ['aset-item x', false],
    ['set-item_ x', false],
    ['set-item a x', false],
    ['x set-item', false],
    ['set-itemx', false],
    ['\u017fet-item x', false],
    ['\u00e9set-item\u00e9x\u00e9', true],
    ['', false],
  ])('a phrase in %j: %s', (text, expected) => {
    expect(holds(ROW, '-', text)).toBe(expected);
  });

  it('has the signs of the analyzer for letters', () => {
    const sought: Sought = { kind: 'phrase', text: 'a', words: ['a'] };
    const signs = '!#$%&\'()*+,./:;<=>?@[\\]^`{|}~"-';
    for (const sign of signs) {
      expect(holds(sought, sign, `a${sign}b`), sign).toBe(false);
      expect(holds(sought, '', `a${sign}b`), sign).toBe(true);
    }
  });

  it.each([
    [['', 'foo', ''], 'a-xFOOy', true],
    [['', 'foo', ''], 'fo o', false],
    [['foo', ''], 'afoo', false],
    [['foo', ''], 'a foo-b', true],
    [['', 'foo'], 'foob', false],
    [['a', 'b'], 'x a--b', true],
    [['a', 'b'], 'a b', false],
    [['a', '', 'b'], 'ab', true],
  ] as const)('a word of the pieces %j in %j: %s', (pieces, text, expected) => {
    const [first, second, ...others] = pieces;
    expect(holds({ kind: 'word', pieces: [first, second ?? '', ...others] }, '-', text)).toBe(expected);
  });
});
