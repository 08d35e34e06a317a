import { type Words, wholeValues } from '../../src/ir/index.ts';
import { known } from './codes.ts';
import type { Context } from './context.ts';
import type { Test } from './leaf.ts';
import { define, patternTest } from './matches.ts';

/**
 * A phrase is looked for as it stands between signs that are none of a word. Its words and what parts them have no letter in common, so that
 * each place of a text is left after one try. A pattern inside a word is left to an automaton, which tries nothing twice.
 */
export function wordsTest(leaf: Words, context: Context): Test | null {
  const { field, sought, origin } = leaf;
  if (field.analyzer.kind === 'standard') loseForeignLetters(leaf, context);
  if (sought.kind === 'word') {
    const { pattern, letters } = wholeValues(leaf);
    return patternTest(pattern, letters, field.name, origin, context);
  }
  const { words } = sought;
  const code = field.analyzer.kind === 'standard' ? standardRow(words) : letterRow(words, field.analyzer.letters);
  // Without the flag `u` letters outside of ASCII are never the same as one of it, whatever their case.
  const name = define(field.name, `/${code}/i`, context);
  const length = words.reduce((sum, word) => sum + word.length + 1, -1);
  const guard = length > 1 ? `value.length >= ${length} && ` : '';
  return { words: ['has', 'words'], code: `${guard}${name}.test(value)`, cost: 3, chance: Math.max(0.02, 0.3 / (1 + length)) };
}

function letterRow(words: readonly string[], letters: string): string {
  const signs = `\\w${[...letters].map(escaped).join('')}`;
  return `(?<![${signs}])${words.map(written).join(`[^${signs}]+`)}(?![${signs}])`;
}

/** Signs over which letters, and digits, go on as one word. (UAX #29) */
const LETTERS = { own: '[a-z]', over: "[:.']" } as const;
const DIGITS = { own: '[0-9]', over: "[,;.']" } as const;

function standardRow(words: readonly [string, ...string[]]): string {
  const [start, end] = [kindOf(words[0][0]), kindOf(words.at(-1)?.at(-1))];
  const before = start === null ? '' : `|${start.own}${start.over}`;
  const behind = end === null ? '' : `|${end.over}${end.own}`;
  const row = words.map((word, at) => (at === 0 ? '' : standardBetween(words[at - 1] ?? '', word)) + written(word)).join('');
  return `(?<!\\w${before})${row}(?!\\w${behind})`;
}

/** A single sign may be one over which a word goes on; an underline beside a word is part of it, one by itself is nothing. */
function standardBetween(one: string, next: string): string {
  const [left, right] = [kindOf(one.at(-1)), kindOf(next[0])];
  const goesOn = left !== null && left === right ? `(?!${left.over}${left.own})` : '';
  return `${goesOn}\\W(?:[^0-9a-z]*\\W)?`;
}

function kindOf(letter: string | undefined): typeof LETTERS | typeof DIGITS | null {
  if (letter === undefined || letter === '_') return null;
  return /[0-9]/.test(letter) ? DIGITS : LETTERS;
}

/** What the standard analyzer makes of other letters than those of ASCII is not said. */
function loseForeignLetters({ field, origin }: Words, { losses }: Context): void {
  const message = `words of ${field.name} are told apart as in texts of ASCII, and none is cut after 255 characters`;
  if (losses.some((loss) => loss.message === message)) return;
  const presumes = [{ kind: 'plain-words', field: field.name }] as const;
  losses.push({ code: known('js-standard-words'), span: origin, message, effect: 'where-agreed', presumes });
}

function written(word: string): string {
  return [...word].map((letter) => (letter === '-' ? letter : escaped(letter))).join('');
}

function escaped(letter: string): string {
  if (/[0-9A-Za-z_]/.test(letter)) return letter;
  return letter === '-' ? '\\-' : `\\x${letter.charCodeAt(0).toString(16).padStart(2, '0')}`;
}
