import type { Sought } from './predicate.ts';

/** Letters and digits go on over these signs, if one of their own kind stands on both sides. (UAX #29, WB6, WB7, WB11, WB12) */
const KINDS = {
  letter: { own: 'A-Za-z', over: "\\:\\.\\'" },
  digit: { own: '0-9', over: "\\,\\;\\.\\'" },
} as const;

/** What stands beside a word and makes it longer, as in a class. */
const WORD = '0-9A-Z_a-z';

/**
 * Pieces of an expression for the texts of ASCII in which the standard analyzer finds what is sought. Underlines that stand alone are no
 * words, nor are signs. A pattern has one piece with letters: wherever it stands, it is in a single word.
 */
export function standardPieces(sought: Sought, eitherCase: (word: string) => string): readonly string[] {
  switch (sought.kind) {
    case 'phrase': {
      const { words } = sought;
      const rest = words.slice(1).flatMap((word, at) => [between(words[at] ?? '', word), eitherCase(word)]);
      return [before(words[0]), eitherCase(words[0]), ...rest, behind(words.at(-1) ?? '')];
    }
    case 'word': {
      const { pieces } = sought;
      const piece = pieces.find((one) => one !== '') ?? '';
      return [pieces[0] === '' ? '.*' : before(piece), eitherCase(piece), pieces.at(-1) === '' ? '.*' : behind(piece)];
    }
  }
}

function before(word: string): string {
  const kind = kindOf(word[0]);
  return kind === null ? `(.*[^${WORD}])?` : `(.*([^${WORD}${kind.over}]|[^${kind.own}][${kind.over}])|[${kind.over}])?`;
}

function behind(word: string): string {
  const kind = kindOf(word.at(-1));
  return kind === null ? `([^${WORD}].*)?` : `(([^${WORD}${kind.over}]|[${kind.over}][^${kind.own}]).*|[${kind.over}])?`;
}

/** Signs of which no word is made. An underline at either end would be part of the word there. */
function between(one: string, next: string): string {
  const [left, right] = [kindOf(one.at(-1)), kindOf(next[0])];
  const single = left !== null && left === right ? left.over : '';
  return `([^${WORD}${single}]|[^${WORD}][^0-9A-Za-z]*[^${WORD}])`;
}

function kindOf(letter: string | undefined): (typeof KINDS)[keyof typeof KINDS] | null {
  if (letter === undefined || letter === '_') return null;
  return /[0-9]/.test(letter) ? KINDS.digit : KINDS.letter;
}
