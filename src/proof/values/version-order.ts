import {
  ANYTHING,
  CharSet,
  charactersOf,
  choice,
  complement,
  type Expression,
  intersection,
  MAX_CODE_POINT,
  rangeOf,
  repeat,
  sequence,
  setOf,
} from '../../pattern/index.ts';
import { exactly, textsAfter } from './text-order.ts';

/**
 * The texts behind one in the order of a `version` field, which is that of the bytes that Elasticsearch indexes: number by number, of which
 * a version that goes on is the later; a pre-release before its release; then by build; what is no version behind all that is, by its text.
 * Two texts are never equal.
 */
export function versionsAfter(text: string, inclusive: boolean): Expression {
  const parts = partsOf(text);
  if (parts === null) return othersAfter(text === '' ? EMPTY_STANDS_AT : text, inclusive);
  const [first = ''] = parts.numbers;
  // No text that is none is indexed as a version is.
  const others = othersAfter(`\u0001${firstCharacterFrom(0x80 + first.length)}`, true);
  return choice([others, intersection([VERSION, mainAfter(parts)]), ...(inclusive ? [exactly(text)] : [])]);
}

/** The texts that are no versions and stand behind a text as it is indexed. */
function othersAfter(indexed: string, inclusive: boolean): Expression {
  const isEmptyIn = EMPTY_STANDS_AT > indexed || (inclusive && EMPTY_STANDS_AT === indexed);
  const texts = intersection([complement(VERSION), complement(EMPTY), textsAfter(indexed, inclusive)]);
  return isEmptyIn ? choice([texts, EMPTY]) : texts;
}

/** The first character whose bytes begin with this byte or a larger one; every byte behind it is larger than a digit. */
function firstCharacterFrom(byte: number): string {
  if (byte < 0xc2) return '\u0080';
  if (byte < 0xe0) return String.fromCodePoint((byte - 0xc0) << 6);
  if (byte < 0xf0) return String.fromCodePoint(Math.max(0x800, (byte - 0xe0) << 12));
  return String.fromCodePoint(Math.min(MAX_CODE_POINT, Math.max(0x1_0000, (byte - 0xf0) << 18)));
}

/** The empty text is indexed as a character of its own. */
const EMPTY_STANDS_AT = '\u0003';
const EMPTY = exactly('');

/** The texts before one: the order leaves none out. */
export function versionsBefore(text: string, inclusive: boolean): Expression {
  return complement(versionsAfter(text, !inclusive));
}

/** The numbers of a version, the identifiers of its pre-release, and its build with the plus sign. */
interface Version {
  readonly numbers: readonly string[];
  readonly before: readonly string[] | null;
  readonly build: string;
}

const PATTERN =
  /^((?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*))*)(?:-((?:0|[1-9]\d*|\d*[A-Za-z-][\dA-Za-z-]*)(?:\.(?:0|[1-9]\d*|\d*[A-Za-z-][\dA-Za-z-]*))*))?(\+[\dA-Za-z-]+(?:\.[\dA-Za-z-]+)*)?$/;

/** More parts than these make no version. */
const MOST_PARTS = 32;

function partsOf(text: string): Version | null {
  const [whole, main = '', before, build = ''] = PATTERN.exec(text) ?? [];
  if (whole === undefined) return null;
  const [numbers, identifiers] = [main.split('.'), before?.split('.') ?? null];
  const longest = Math.max(numbers.length, identifiers?.length ?? 0, build.split('.').length);
  return longest > MOST_PARTS ? null : { numbers, before: identifiers, build };
}

const one = (text: string): Expression => setOf(charactersOf(Array.from(text, (letter) => letter.codePointAt(0) ?? 0)));
const optional = (item: Expression): Expression => repeat(item, 0, 1);

const DIGITS = rangeOf(0x30, 0x39);
const DIGIT = setOf(DIGITS);
const LETTERS_OF_WORDS = DIGITS.union(rangeOf(0x41, 0x5a), rangeOf(0x61, 0x7a), rangeOf(0x2d, 0x2d));
const WORD = repeat(setOf(LETTERS_OF_WORDS), 1, null);
const NUMBER = choice([one('0'), sequence([setOf(rangeOf(0x31, 0x39)), repeat(DIGIT, 0, null)])]);
const NO_NUMBER = sequence([
  repeat(DIGIT, 0, null),
  setOf(LETTERS_OF_WORDS.without(DIGITS)),
  repeat(setOf(LETTERS_OF_WORDS), 0, null),
]);

const list = (part: Expression): Expression => sequence([part, repeat(sequence([one('.'), part]), 0, MOST_PARTS - 1)]);
const VERSION = sequence([
  list(NUMBER),
  optional(sequence([one('-'), list(choice([NUMBER, NO_NUMBER]))])),
  optional(sequence([one('+'), list(WORD)])),
]);

const ALL_CHARACTERS = CharSet.all(MAX_CODE_POINT);
/** The end of a number, and whatever follows. */
const AFTER_NUMBER = optional(sequence([setOf(ALL_CHARACTERS.without(DIGITS)), ANYTHING]));
/** The end of an identifier, and whatever follows. */
const AFTER_IDENTIFIER = optional(sequence([one('.+'), ANYTHING]));

/** Digits that are a larger number: more of them, or a larger one in front. */
function larger(digits: string): Expression {
  const ahead = Array.from(digits, (digit, at) => {
    const above = Number(digit) === 9 ? DIGITS.without(DIGITS) : rangeOf((digit.codePointAt(0) ?? 0) + 1, 0x39);
    return sequence([exactly(digits.slice(0, at)), setOf(above), repeat(DIGIT, digits.length - at - 1, digits.length - at - 1)]);
  });
  return choice([...ahead, repeat(DIGIT, digits.length + 1, null)]);
}

/** What stands behind a version, of texts that are versions. */
function mainAfter({ numbers, before, build }: Version): Expression {
  const [goesOn, isRelease] = [sequence([one('.'), ANYTHING]), optional(sequence([one('+'), ANYTHING]))];
  const tail =
    before === null
      ? intersection([isRelease, textsAfter(build, false)])
      : choice([isRelease, sequence([one('-'), identifiersAfter(before, build)])]);
  return numbers.reduceRight<Expression>((rest, number, at) => {
    const next = at === numbers.length - 1 ? choice([goesOn, rest]) : sequence([one('.'), rest]);
    return choice([sequence([larger(number), AFTER_NUMBER]), sequence([exactly(number), next])]);
  }, tail);
}

/**
 * Identifiers stand as written, numbers before all that are none. What follows a word is compared with what the other word has there, so a
 * hyphen comes before the dot that ends a shorter one.
 */
function identifiersAfter(identifiers: readonly string[], build: string): Expression {
  return (
    identifiers.reduceRight<Expression | null>((rest, identifier) => {
      const next = rest === null ? null : sequence([one('.'), rest]);
      const afterBuild = textsAfter(build, false);
      if (/^\d+$/.test(identifier)) {
        const ended = next ?? intersection([AFTER_IDENTIFIER, afterBuild]);
        return choice([
          sequence([larger(identifier), AFTER_IDENTIFIER]),
          sequence([NO_NUMBER, AFTER_IDENTIFIER]),
          sequence([exactly(identifier), ended]),
        ]);
      }
      const isWord = sequence([NO_NUMBER, AFTER_IDENTIFIER]);
      // Behind the dot that ends this word there are letters and digits.
      const longer = sequence([setOf(LETTERS_OF_WORDS.without(charactersOf([0x2d]))), ANYTHING]);
      const ended = next === null ? afterBuild : choice([longer, next]);
      const ahead = Array.from(identifier, (letter, at) => {
        const above = rangeOf((letter.codePointAt(0) ?? 0) + 1, MAX_CODE_POINT);
        return sequence([exactly(identifier.slice(0, at)), setOf(above), ANYTHING]);
      });
      return choice([intersection([isWord, choice(ahead)]), sequence([exactly(identifier), ended])]);
    }, null) ?? ANYTHING
  );
}
