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

describe('the pattern of whole texts that have words of the standard analyzer', () => {
  const analyzer = { kind: 'standard', name: 'standard' } as const;
  const matcherOf = (sought: Sought) => {
    const matcher = compileMatcher(wordsPattern({ field: { ...field(''), analyzer }, sought }), 'exact', 'unicode');
    if (matcher === null) throw new Error('a pattern of words is small');
    return matcher;
  };

  it.each([
    [
      ['a'],
      ['a', 'A b', '.a', ':a', 'x-a-', '1.a', 'a:', 'a. b', 'b..a', '_:a'],
      ['ab', '_a', 'a_', 'b.a', "a'b", 'x:a', 'a1', ''],
    ],
    [['1'], ['1', '1:2', 'a.1', '1.', '1,a'], ['1.2', '2,1', "1'2", '1;2', '11', '1a']],
    [
      ['a', 'b'],
      ['a b', 'a-B', 'a, b', 'a _ b', 'x a\n._.b.'],
      ['a.b', 'a:b', 'a_b', 'a _b', 'a c b', 'b a', 'ab', 'a'],
    ],
    [
      ['1', 'b'],
      ['1 b', '1.b', '1,b'],
      ['1b', '1_b', '1 2 b'],
    ],
    [
      ['_a', 'b'],
      ['_a b', '-_a, b'],
      ['a b', '__a b', 'x_a b'],
    ],
    [
      ['a.b', 'c'],
      ['a.b c', 'x A.B-c'],
      ['a b c', 'a.b.c', 'x.a.b c'],
    ],
  ] as const)('a row %j', (words, those, others) => {
    const [first, ...rest] = words;
    const holdsIn = matcherOf({ kind: 'phrase', text: words.join(' '), words: [first, ...rest] });
    expect(those.filter((text) => !holdsIn(text))).toEqual([]);
    expect(others.filter((text) => holdsIn(text))).toEqual([]);
  });

  it.each([
    [
      ['', 'foo', ''],
      ['xFOOy', 'a.foo', 'foo'],
      ['fo.o', 'f oo'],
    ],
    [
      ['foo', ''],
      ['foo', 'a foob', 'foo.b'],
      ['afoo', 'a.foo', '_foo'],
    ],
    [
      ['', 'foo'],
      ['foo', 'afoo b', 'a.foo'],
      ['foob', 'foo.b', 'foo_'],
    ],
  ] as const)('one word of the pieces %j', ([one, other, ...more], those, others) => {
    const holdsIn = matcherOf({ kind: 'word', pieces: [one, other, ...more] });
    expect(those.filter((text) => !holdsIn(text))).toEqual([]);
    expect(others.filter((text) => holdsIn(text))).toEqual([]);
  });
});
