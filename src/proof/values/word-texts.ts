import type { Sought, WordAnalyzer } from '../../ir/index.ts';
import {
  ANYTHING,
  charactersOf,
  choice,
  complement,
  type Expression,
  intersection,
  rangeOf,
  repeat,
  sequence,
  setOf,
} from '../../pattern/index.ts';

/**
 * The texts in which an analyzer finds what is sought among their words, told by what may not stand beside a word; null: what the standard
 * analyzer does with several pieces is not known. What translators print for it comes from `ir/words.ts`, of which nothing is used here: a
 * proof would repeat its mistakes.
 */
export function wordTexts(sought: Sought, analyzer: WordAnalyzer): Expression | null {
  const signs = analyzer.kind === 'letters' ? ofLetters(analyzer.letters) : STANDARD;
  switch (sought.kind) {
    case 'phrase': {
      const { words } = sought;
      const [first, last] = [words[0], words.at(-1) ?? ''];
      const row = words.flatMap((word, at) => [...(at === 0 ? [] : [signs.between(words[at - 1] ?? '', word)]), spelt(word)]);
      return sequence([signs.before(first), ...row, signs.behind(last)]);
    }
    case 'word': {
      const { pieces } = sought;
      const { within } = signs;
      if (within === null && pieces.filter((piece) => piece !== '').length > 1) return null;
      const [first, last] = [pieces[0], pieces.at(-1) ?? ''];
      const row = pieces.flatMap((piece, at) => [...(at === 0 || within === null ? [] : [within]), spelt(piece)]);
      // Where letters of the word go on, so that its end lies beyond what is sought, nothing is asked of what stands there.
      return sequence([first === '' ? ANYTHING : signs.before(first), ...row, last === '' ? ANYTHING : signs.behind(last)]);
    }
  }
}

/** How words are told apart in a text. */
interface Signs {
  /** What may stand before a word, up to the start of the text, and behind it, up to its end. */
  readonly before: (word: string) => Expression;
  readonly behind: (word: string) => Expression;
  /** What may stand between two words that follow each other. */
  readonly between: (one: string, next: string) => Expression;
  /** Any letters of one word; null: it depends on those around them. */
  readonly within: Expression | null;
}

const DIGITS = rangeOf(0x30, 0x39);
const LETTERS = rangeOf(0x41, 0x5a).union(rangeOf(0x61, 0x7a));

/** Words are the longest runs of letters, digits, underlines and some signs. */
function ofLetters(more: string): Signs {
  const part = DIGITS.union(LETTERS, charactersOf(codesOf(`_${more}`)));
  return {
    before: () => complement(sequence([ANYTHING, setOf(part)])),
    behind: () => complement(sequence([setOf(part), ANYTHING])),
    between: () => repeat(setOf(part.negate()), 1, null),
    within: repeat(setOf(part), 0, null),
  };
}

const WORD = setOf(DIGITS.union(LETTERS, charactersOf(codesOf('_'))));

/** A sign between two letters, or between two digits, is a part of their word. (UAX #29, WB6, WB7, WB11, WB12, as far as ASCII goes) */
const JOINS = [
  { own: LETTERS, sign: setOf(charactersOf(codesOf(":.'"))) },
  { own: DIGITS, sign: setOf(charactersOf(codesOf(",;.'"))) },
] as const;

/** Words of the standard analyzer, which has none of underlines or of signs alone. */
const STANDARD: Signs = {
  before: (word) =>
    complement(choice([WORD, ...joinsAt(word.at(0)).map(({ own, sign }) => sequence([setOf(own), sign]))].map(endingIn))),
  behind: (word) =>
    complement(choice([WORD, ...joinsAt(word.at(-1)).map(({ own, sign }) => sequence([sign, setOf(own)]))].map(beginningWith))),
  between: (one, next) => {
    const joining = joinsAt(one.at(-1)).filter((join) => joinsAt(next.at(0)).includes(join));
    return intersection([
      repeat(setOf(DIGITS.union(LETTERS).negate()), 1, null),
      complement(beginningWith(WORD)),
      complement(endingIn(WORD)),
      ...joining.map(({ sign }) => complement(sign)),
    ]);
  },
  within: null,
};

function joinsAt(letter: string | undefined): readonly (typeof JOINS)[number][] {
  const code = letter?.codePointAt(0);
  return code === undefined ? [] : JOINS.filter(({ own }) => own.has(code));
}

function endingIn(end: Expression): Expression {
  return sequence([ANYTHING, end]);
}

function beginningWith(start: Expression): Expression {
  return sequence([start, ANYTHING]);
}

/** A word in small letters as texts have it: an analyzer makes letters small, and of ASCII each is that of two. */
function spelt(word: string): Expression {
  return sequence(
    codesOf(word).map((code) => setOf(LETTERS.has(code) ? charactersOf([code, code ^ 0x20]) : charactersOf([code]))),
  );
}

function codesOf(text: string): readonly number[] {
  return Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
}
