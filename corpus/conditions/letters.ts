import type { Answer } from './answer.ts';

/** How letters compare: exactly, with ASCII folding, or with a folding that versions may widen to Unicode. */
export type Letters = 'exact' | 'ascii' | 'unicode';

/** `A` to `Z` in lower case, everything else as it is (eql-semantics 5.1). */
export const asciiFold = rememberingOne((text) =>
  isAscii(text) ? text.toLowerCase() : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()),
);

/** A value is held against every condition on its field before the next one is: each text is folded once for all of them. */
function rememberingOne(fold: (text: string) => string): (text: string) => string {
  let [last, folded] = ['', ''];
  return (text) => {
    if (text !== last) [last, folded] = [text, fold(text)];
    return folded;
  };
}

function isAscii(text: string): boolean {
  return /^[\u0000-\u007f]*$/.test(text);
}

function asWritten(text: string): string {
  return text;
}

/** A folding wider than any engine's: texts that differ under it differ under every folding. One code point to one. */
export const widestFold = rememberingOne((text) => {
  if (isAscii(text)) return text.toLowerCase();
  return [...text]
    .map((letter) =>
      letter === '\u0130' || letter === '\u0131' ? 'i' : oneOr(oneOr(letter.toUpperCase(), letter).toLowerCase(), letter),
    )
    .join('');
});

function oneOr(folded: string, letter: string): string {
  return [...folded].length === 1 ? folded : letter;
}

/**
 * Decides a match under a folding: `test` is asked about folded subject and folded pattern. Under Unicode folding a match that
 * needs more than ASCII is left open, because which characters fold is what versions differ in (eql-semantics 5.2).
 */
export function compare(letters: Letters, test: (fold: (text: string) => string) => boolean): Answer {
  switch (letters) {
    case 'exact':
      return test(asWritten);
    case 'ascii':
      return test(asciiFold);
    case 'unicode':
      if (test(asciiFold)) return true;
      return test(widestFold) ? null : false;
  }
}
