import type { SchemaField } from '../../event/index.ts';
import { allOf, anyOf, type Field, type Predicate, type WordAnalyzer } from '../../ir/index.ts';
import { familyOf } from '../../schema/families.ts';
import { isNonEmpty } from '../../source/index.ts';
import { origin } from '../origin.ts';
import { unread } from './unread.ts';

/*
 * What is asked of the words of analysed text. What the standard analyzer makes of other signs than letters, digits and blanks is left to
 * others.
 */

/** These words, one right behind the other. */
export function phrase(text: string, field: Field, facts: SchemaField | undefined, place: string): Predicate {
  const analyzer = analyzerOf(field, facts, text, place);
  const words = wordsIn(text, analyzer);
  return isNonEmpty(words)
    ? { kind: 'words', field: { ...field, analyzer }, sought: { kind: 'phrase', text, words }, origin }
    : unread(place, 'a text without words');
}

/** One of these words, or all of them. */
export function words(
  operator: 'or' | 'and',
  text: string,
  field: Field,
  facts: SchemaField | undefined,
  place: string,
): Predicate {
  const each = wordsIn(text, analyzerOf(field, facts, text, place));
  if (each.length < 2) return phrase(text, field, facts, place);
  const asked = each.map((word) => phrase(word, field, facts, place));
  return operator === 'or' ? anyOf(asked, origin) : allOf(asked, origin);
}

/** One word of these pieces with any letters between them; the first and the last may be empty. */
export function pieced(
  pieces: readonly [string, string, ...string[]],
  field: Field,
  facts: SchemaField | undefined,
  place: string,
): Predicate {
  const analyzer = analyzerOf(field, facts, pieces.join(' '), place);
  const small = pieces.map((piece) => piece.toLowerCase());
  if (small.some((piece) => piece !== '' && wordsIn(piece, analyzer).join() !== piece))
    return unread(place, 'a pattern over signs that part words');
  // Of what the standard analyzer does with several pieces nothing is known here.
  if (analyzer.kind === 'standard' && small.filter((piece) => piece !== '').length !== 1)
    return unread(place, 'a pattern of several pieces');
  const [first = '', second = '', ...rest] = small;
  return { kind: 'words', field: { ...field, analyzer }, sought: { kind: 'word', pieces: [first, second, ...rest] }, origin };
}

function analyzerOf(field: Field, facts: SchemaField | undefined, text: string, place: string): WordAnalyzer {
  if (familyOf(field.type) !== 'text') return unread(place, `words of a field of type ${field.type}`);
  const letters = facts?.analyzer?.wordLetters ?? null;
  if (letters !== null) return { kind: 'letters', name: facts?.analyzer?.name ?? '', letters };
  if (facts?.analyzer !== undefined) return unread(place, 'words of an analyzer that is not read');
  if (!/^[\dA-Za-z ]*$/.test(text)) return unread(place, 'signs in a text of which the standard analyzer makes words');
  return { kind: 'standard', name: 'standard' };
}

function wordsIn(text: string, analyzer: WordAnalyzer): readonly string[] {
  const letters = analyzer.kind === 'letters' ? analyzer.letters : '';
  const isPart = (letter: string): boolean => /^\w$/.test(letter) || letters.includes(letter);
  return Array.from(text, (letter) => (isPart(letter) ? letter.toLowerCase() : ' '))
    .join('')
    .split(' ')
    .filter((word) => word !== '');
}
