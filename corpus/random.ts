import { base, en, Faker, generateMersenne53Randomizer } from '@faker-js/faker';
import type { NonEmpty } from '../src/source/index.ts';

/** Everything that chance decides, drawn from one seeded faker: the same seed gives the same draws everywhere. */
export interface Random {
  readonly faker: Faker;
  /** An integer from `min` to `max`, both included. */
  int(min: number, max: number): number;
  pick<T>(list: NonEmpty<T>): T;
  chance(probability: number): boolean;
  shuffle<T>(list: readonly T[]): T[];
  /** At most `count` elements: all of a short list, draws from a long one (where one may come twice). */
  some<T>(list: readonly T[], count: number): readonly T[];
  /** Lower-case hexadecimal digits. */
  hex(length: number): string;
  /** ASCII letters and digits. */
  token(length: number): string;
  /** A lower-case ASCII word of letters only. */
  word(): string;
}

/** A faker of its own, so that nothing else that uses faker can disturb the order of the draws. */
export function randomFrom(seed: number, reference: number): Random {
  const randomizer = generateMersenne53Randomizer(seed);
  const faker = new Faker({ locale: [en, base], randomizer, seed });
  faker.setDefaultRefDate(reference);
  // What `faker.number.int` does, without its checks: an event takes hundreds of draws.
  const int = (min: number, max: number) => (min === max ? min : Math.floor(randomizer.next() * (max - min + 1) + min));
  return {
    faker,
    int,
    pick: <T>(list: NonEmpty<T>): T => list[int(0, list.length - 1)] ?? list[0],
    chance: (probability) => int(1, 1_000_000) <= probability * 1_000_000,
    shuffle: (list) => faker.helpers.shuffle(list),
    some: (list, count) => {
      if (list.length <= count) return list;
      return Array.from({ length: count }, () => int(0, list.length - 1)).flatMap((place) => list.slice(place, place + 1));
    },
    hex: (length) => digits(length, HEX, 8, int),
    token: (length) => digits(length, LETTERS_AND_DIGITS, 5, int),
    word: () =>
      faker.word
        .noun()
        .toLowerCase()
        .replace(/[^a-z]/g, '') || 'daemon',
  };
}

const HEX = '0123456789abcdef';
const LETTERS_AND_DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Random digits of an alphabet, several to a draw: events hold hundreds of them, and one draw each would be most of the work. */
function digits(length: number, alphabet: string, perDraw: number, int: (min: number, max: number) => number): string {
  const bound = alphabet.length ** perDraw - 1;
  let text = '';
  while (text.length < length) {
    let rest = int(0, bound);
    for (let digit = 0; digit < perDraw && text.length < length; digit++) {
      text += alphabet.charAt(rest % alphabet.length);
      rest = Math.floor(rest / alphabet.length);
    }
  }
  return text;
}
