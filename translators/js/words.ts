import { type Words, wholeValues } from '../../src/ir/index.ts';
import type { Context } from './context.ts';
import type { Test } from './leaf.ts';
import { define, patternTest } from './matches.ts';

/**
 * A phrase is looked for as it stands between signs that are none of a word. Its words and what parts them have no letter in common, so that
 * each place of a text is left after one try. A pattern inside a word is left to an automaton, which tries nothing twice.
 */
export function wordsTest(leaf: Words, context: Context): Test | null {
  const { field, sought, origin } = leaf;
  if (sought.kind === 'word') {
    const { pattern, letters } = wholeValues(leaf);
    return patternTest(pattern, letters, field.name, origin, context);
  }
  const signs = `\\w${[...field.analyzer.letters].map(escaped).join('')}`;
  const words = sought.words
    .map((word) => [...word].map((letter) => (letter === '-' ? letter : escaped(letter))).join(''))
    .join(`[^${signs}]+`);
  // Without the flag `u` letters outside of ASCII are never the same as one of it, whatever their case.
  const name = define(field.name, `/(?<![${signs}])${words}(?![${signs}])/i`, context);
  const length = sought.words.reduce((sum, word) => sum + word.length + 1, -1);
  const guard = length > 1 ? `value.length >= ${length} && ` : '';
  return { words: ['has', 'words'], code: `${guard}${name}.test(value)`, cost: 3, chance: Math.max(0.02, 0.3 / (1 + length)) };
}

function escaped(letter: string): string {
  if (/[0-9A-Za-z_]/.test(letter)) return letter;
  return letter === '-' ? '\\-' : `\\x${letter.charCodeAt(0).toString(16).padStart(2, '0')}`;
}
