import { describe, expect, it } from 'vitest';
import type { Sought, WordAnalyzer } from '../../../src/ir/index.ts';
import { classOf } from '../../../src/pattern/index.ts';
import { languages } from '../../../src/proof/text/languages.ts';
import { reader, sharedAlphabet } from '../../../src/proof/text/of-expression.ts';
import { takes } from '../../../src/proof/text/search.ts';
import { wordTexts } from '../../../src/proof/values/word-texts.ts';

const STANDARD: WordAnalyzer = { kind: 'standard', name: 'standard' };
const HYPHENS: WordAnalyzer = { kind: 'letters', name: 'hyphens', letters: '-' };

/** Words told by hand, one character after the other. */
function wordsIn(text: string, analyzer: WordAnalyzer): readonly string[] {
  const isLetter = (at: number): boolean => /^[a-z]$/i.test(text.charAt(at));
  const isDigit = (at: number): boolean => /^[0-9]$/.test(text.charAt(at));
  const isWord = (at: number): boolean => isLetter(at) || isDigit(at) || text.charAt(at) === '_';
  const isPart = (at: number): boolean => {
    if (isWord(at)) return true;
    const sign = text.charAt(at);
    if (analyzer.kind === 'letters') return sign !== '' && analyzer.letters.includes(sign);
    return (
      sign !== '' &&
      ((":.'".includes(sign) && isLetter(at - 1) && isLetter(at + 1)) ||
        (",;.'".includes(sign) && isDigit(at - 1) && isDigit(at + 1)))
    );
  };
  const words: string[] = [];
  let word = '';
  for (let at = 0; at <= text.length; at++) {
    if (isPart(at)) word += text.charAt(at).toLowerCase();
    else {
      if (word !== '') words.push(word);
      word = '';
    }
  }
  return analyzer.kind === 'letters' ? words : words.filter((one) => /[a-z0-9]/.test(one));
}

function isFound(sought: Sought, words: readonly string[]): boolean {
  if (sought.kind === 'phrase') return words.some((_, at) => sought.words.every((word, next) => words[at + next] === word));
  const letters = sought.pieces.map((piece) => piece.replace(/[-.]/g, '\\$&')).join('.*');
  return words.some((word) => new RegExp(`^${letters}$`).test(word));
}

/** Every text of up to so many of these characters. */
function texts(letters: string, longest: number): readonly string[] {
  const shorter = longest === 0 ? [] : texts(letters, longest - 1);
  return longest === 0 ? [''] : ['', ...shorter.flatMap((text) => [...letters].map((letter) => letter + text))];
}

const WORLDS: readonly (readonly [WordAnalyzer, string, readonly Sought[]])[] = [
  [
    STANDARD,
    "aB1_.,' ",
    [
      { kind: 'phrase', text: 'a', words: ['a'] },
      { kind: 'phrase', text: '1', words: ['1'] },
      { kind: 'phrase', text: '_a', words: ['_a'] },
      { kind: 'phrase', text: 'a_', words: ['a_'] },
      { kind: 'phrase', text: 'a b', words: ['a', 'b'] },
      { kind: 'phrase', text: '1 b', words: ['1', 'b'] },
      { kind: 'phrase', text: '1 1', words: ['1', '1'] },
      { kind: 'phrase', text: 'a.b', words: ['a.b'] },
      { kind: 'word', pieces: ['', 'a', ''] },
      { kind: 'word', pieces: ['a', ''] },
      { kind: 'word', pieces: ['', 'a1'] },
    ],
  ],
  [
    HYPHENS,
    'aB1-. ',
    [
      { kind: 'phrase', text: 'a', words: ['a'] },
      { kind: 'phrase', text: 'a- b', words: ['a-', 'b'] },
      { kind: 'word', pieces: ['', 'a', ''] },
      { kind: 'word', pieces: ['a', ''] },
      { kind: 'word', pieces: ['a', 'b'] },
      { kind: 'word', pieces: ['a', '', '1'] },
    ],
  ],
];

describe('the texts in which an analyzer finds words', () => {
  it.each(WORLDS.flatMap(([analyzer, letters, all]) => all.map((sought) => [analyzer.name, sought, analyzer, letters] as const)))(
    'are, to the analyzer %s, those with %j',
    (_, sought, analyzer, letters) => {
      const expression = wordTexts(sought, analyzer);
      if (expression === null) throw new Error('nothing is known of these words');
      const effort = { left: 50_000_000 };
      const alphabet = sharedAlphabet([expression]);
      const table = languages(effort);
      const language = reader(table, alphabet)(expression);
      const wrong = texts(letters, 5).filter((text) => {
        const word = Array.from(text, (letter) => classOf(alphabet, letter.codePointAt(0) ?? 0));
        return takes(table, language, word, effort) !== isFound(sought, wordsIn(text, analyzer));
      });
      expect(wrong).toEqual([]);
    },
  );

  it('are not known for several pieces of one word of the standard analyzer', () => {
    expect(wordTexts({ kind: 'word', pieces: ['a', 'b'] }, STANDARD)).toBeNull();
  });
});
