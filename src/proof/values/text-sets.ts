import type { Scalar } from '../../event/index.ts';
import type { Field } from '../../ir/index.ts';
import type { Expression } from '../../pattern/index.ts';
import type { Effort } from '../effort.ts';
import { languages } from '../text/languages.ts';
import { lettersOf, reader, sharedAlphabet } from '../text/of-expression.ts';
import { difference, shortest, takes, type Word } from '../text/search.ts';
import type { AskedSets } from './asked-sets.ts';
import { possibleTexts } from './possible-texts.ts';

/** Sets of texts over one field, as languages over one alphabet. */
export function textSets(field: Field, expressions: readonly Expression[], effort: Effort): AskedSets {
  const possible = possibleTexts(field);
  const alphabet = sharedAlphabet(possible === null ? expressions : [...expressions, possible]);
  const table = languages(effort);
  const read = reader(table, alphabet);
  const letters = lettersOf(alphabet);
  const all = possible === null ? table.anything : read(possible);
  const sets = expressions.map((expression) => table.intersection([read(expression), all]));
  const setOf = (number: number) => sets[number] ?? table.nothing;
  const textOf = (word: Word): string => word.map((one) => letters[one] ?? '').join('');
  /** Longer texts are no values of the field; as the word is a shortest one, there is then no other. */
  const fits = (word: Word | null): word is Word => word !== null && textOf(word).length <= (field.ignoreAbove ?? Infinity);

  const samples: Word[] = [];
  const isSame = (one: number, other: number): boolean => {
    const [left, right] = [setOf(one), setOf(other)];
    if (left === right) return true;
    if (samples.some((word) => takes(table, left, word) !== takes(table, right, word))) return false;
    const word = difference(table, left, right, alphabet.size, effort);
    if (word === null) return true;
    const short = fits(word) ? word : shortestDifference(left, right);
    if (!fits(short)) return true;
    samples.push(short);
    return false;
  };
  const shortestDifference = (left: number, right: number): Word | null => {
    const either = table.union([
      table.intersection([left, table.complement(right)]),
      table.intersection([right, table.complement(left)]),
    ]);
    return shortest(table, either, alphabet.size, effort);
  };
  const kinds: number[] = [];
  const firstEqual = sets.map((_, number) => {
    const found = kinds.find((kind) => isSame(kind, number));
    if (found === undefined) kinds.push(number);
    return found ?? number;
  });
  return {
    firstEqual,
    pick: (inside, outside): Scalar | null => {
      const wanted = table.intersection([...inside.map(setOf), all, table.complement(table.union(outside.map(setOf)))]);
      const word = shortest(table, wanted, alphabet.size, effort);
      return fits(word) ? textOf(word) : null;
    },
  };
}
