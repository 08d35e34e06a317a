import type { Scalar } from '../../event/index.ts';
import type { Field } from '../../ir/index.ts';
import { type Alphabet, classOf, type Expression } from '../../pattern/index.ts';
import { attempt, type Effort, portion, spend } from '../effort.ts';
import { languages } from '../text/languages.ts';
import { lettersOf, reader, sharedAlphabet } from '../text/of-expression.ts';
import { difference, shortest, takes, type Word } from '../text/search.ts';
import type { AskedSets } from './asked-sets.ts';
import { firstOfEach } from './first-of-each.ts';
import { normalized } from './normalized.ts';
import { possibleTexts } from './possible-texts.ts';

/** Steps within which a short word is found, if there is one that is easily found. */
const GLANCE = 20_000;
/** Alternatives that are tried one by one. */
const MOST_GUESSES = 50;
/** Beside so many alternatives each step of a walk is work: then a word of what is not shared is tried first. */
const MANY = 64;

/** Sets of texts over one field, as languages over one alphabet. */
export function textSets(field: Field, expressions: readonly Expression[], effort: Effort): AskedSets {
  const possible = possibleTexts(field);
  const alphabet = sharedAlphabet(possible === null ? expressions : [...expressions, possible]);
  const table = languages(effort);
  const read = reader(table, alphabet);
  const letters = lettersOf(alphabet);
  const widths = letters.map((letter) => letter.length);
  const all = possible === null ? table.anything : read(possible);
  const sets = expressions.map((expression) => table.intersection([read(expression), all]));
  const setOf = (number: number) => sets[number] ?? table.nothing;
  const textOf = (word: Word): string => word.map((one) => letters[one] ?? '').join('');
  /** Longer texts are no values of the field; as the word is a shortest one, there is then no other. */
  const fits = (word: Word | null): word is Word => word !== null && textOf(word).length <= (field.ignoreAbove ?? Infinity);

  /** What a language is made of and another is not: all of its words that the other lacks are there. */
  const ownOf = (inside: number, outside: number): readonly number[] => {
    const shared = new Set(table.alternatives(outside));
    return table.alternatives(inside).filter((one) => !shared.has(one));
  };
  /** The shortest words of some languages, the shortest first; of what takes long to walk there is none. */
  const shortestOfEach = (parts: readonly number[]): readonly Word[] =>
    parts
      .slice(0, MOST_GUESSES)
      .flatMap((one) => {
        const found = attempt(() => shortest(table, one, widths, portion(effort, GLANCE)));
        return found.done && fits(found.value) ? [found.value] : [];
      })
      .toSorted((one, other) => textOf(one).length - textOf(other).length);
  const isBetween = (word: Word, inside: number, outside: number): boolean =>
    takes(table, inside, word, effort) && !takes(table, outside, word, effort);
  /** A word of a language that another lacks, of hundreds of patterns with one left out that of the one. Null: none was found, which says nothing. */
  const guess = (inside: number, outside: number): Word | null =>
    shortestOfEach(ownOf(inside, outside)).find((word) => isBetween(word, inside, outside)) ?? null;
  /** A word that is in one of two sets; null: they are the same. */
  const differenceOf = (left: number, right: number): Word | null => {
    if (left === right) return null;
    const guessed = guess(left, right) ?? guess(right, left);
    if (guessed !== null) return guessed;
    const word = difference(table, left, right, alphabet.size, effort);
    const short = word === null || fits(word) ? word : shortestDifference(left, right);
    return fits(short) ? short : null;
  };
  const shortestDifference = (left: number, right: number): Word | null => {
    const either = table.union([
      table.intersection([left, table.complement(right)]),
      table.intersection([right, table.complement(left)]),
    ]);
    return shortest(table, either, widths, effort);
  };
  const firstEqual = firstOfEach(sets, differenceOf, (set, word) => takes(table, set, word, effort));
  const wordOfLanguage = new Map<number, Word | null>();
  const shortestOf = (language: number): Word | null => {
    const known = wordOfLanguage.get(language);
    if (known !== undefined) return known;
    const word = shortest(table, language, widths, effort);
    wordOfLanguage.set(language, word);
    return word;
  };
  /** A shortest word of one language that another lacks, or where that takes long one that is easily found; null: there is none. */
  const wordBetween = (inside: number, outside: number): Word | null => {
    const language = table.intersection([inside, table.complement(outside)]);
    if (wordOfLanguage.has(language)) return shortestOf(language);
    const own = ownOf(inside, outside);
    if (own.length === 0) return null;
    const isLarge = own.length <= MOST_GUESSES && table.alternatives(outside).length >= MANY;
    const [first] = isLarge ? shortestOfEach(own) : [];
    const known = first !== undefined && isBetween(first, inside, outside) ? first : null;
    const glance = known === null ? attempt(() => shortest(table, language, widths, portion(effort, GLANCE))) : null;
    const word = known ?? (glance?.done === true ? glance.value : guess(inside, outside));
    if (word !== null || glance?.done === true) wordOfLanguage.set(language, word);
    return shortestOf(language);
  };
  let excluded: { readonly numbers: readonly number[]; readonly language: number } = { numbers: [], language: table.nothing };
  /** What is in some of these sets; many questions in a row exclude the same. */
  const someOf = (numbers: readonly number[]): number => {
    if (excluded.numbers !== numbers) {
      spend(effort, numbers.length / 8);
      excluded = { numbers, language: table.union(numbers.map(setOf)) };
    }
    return excluded.language;
  };
  const wordIn = (inside: readonly number[], outside: readonly number[]): Word | null => {
    spend(effort, 1);
    const wanted = table.intersection([...inside.map(setOf), all]);
    const word = wordBetween(wanted, someOf(outside));
    return fits(word) ? word : null;
  };
  /** A word of a set that was found when others were excluded. */
  const foundIn = new Map<number, Word>();
  return {
    firstEqual,
    isEmpty: (inside, outside) => {
      const [only] = inside;
      const key = inside.length === 1 ? only : undefined;
      const before = key === undefined ? undefined : foundIn.get(key);
      if (before !== undefined && !takes(table, someOf(outside), before, effort)) return false;
      const word = wordIn(inside, outside);
      if (word !== null && key !== undefined) foundIn.set(key, word);
      return word === null;
    },
    has: (number, value) => {
      const text = asIndexed(field, String(value));
      if (text === null || text.length > (field.ignoreAbove ?? Infinity)) return false;
      return takes(table, setOf(number), wordOf(alphabet, text), effort);
    },
    pick: (inside, outside): Scalar | null => {
      const word = wordIn(inside, outside);
      return word === null ? null : textOf(word);
    },
  };
}

/** The text that is kept of a value; null: a normalizer may make something else of it than is known here. */
function asIndexed(field: Field, text: string): string | null {
  const isPlain = [...text].every((letter) => letter < '\u0080');
  return (field.normalizer ?? []).length > 0 && !isPlain ? null : normalized(text, field);
}

function wordOf(alphabet: Alphabet, text: string): Word {
  return Array.from(text, (letter) => classOf(alphabet, letter.codePointAt(0) ?? 0));
}
