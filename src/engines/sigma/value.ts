/**
 * One piece of a Sigma string: text to be found, any run of characters (`*`), exactly one character (`?`), or one of those
 * that open an option on Windows (`windash`).
 */
export type Piece = { readonly text: string } | 'run' | 'one' | 'dash';

/** Hyphen, slash, en dash, em dash, horizontal bar. */
const DASHES: readonly number[] = [0x2d, 0x2f, 0x2013, 0x2014, 0x2015];

/**
 * Reads a Sigma string value. A backslash before `*`, `?` or a backslash makes that character plain; before anything else,
 * or at the end, it is itself plain. (Sigma 2.1; sigma-target 3.2)
 */
export function readPieces(value: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let text = '';
  const flush = (): void => {
    if (text !== '') pieces.push({ text });
    text = '';
  };
  for (let at = 0; at < value.length; at++) {
    const character = value[at] ?? '';
    const next = value[at + 1] ?? '';
    if (character === '\\' && next !== '' && '*?\\'.includes(next)) {
      text += next;
      at++;
    } else if (character === '*' || character === '?') {
      flush();
      pieces.push(character === '*' ? 'run' : 'one');
    } else text += character;
  }
  flush();
  return pieces;
}

/** Compares two characters (code points); case is the business of whoever makes it. */
export type SameLetter = (pattern: number, text: number) => boolean;

/** Is the whole text described by the pieces? Time grows with pieces times text, never faster. */
export function matchesPieces(pieces: readonly Piece[], text: string, same: SameLetter): boolean {
  const steps = stepsOf(pieces);
  const letters = lettersOf(text);
  let step = 0;
  let at = 0;
  let lastRun = -1;
  let resume = 0;
  while (at < letters.length) {
    const wanted = steps[step];
    const letter = letters[at] ?? -1;
    if (wanted === 'run') {
      lastRun = step++;
      resume = at;
    } else if (takes(wanted, letter, same)) {
      step++;
      at++;
    } else if (lastRun >= 0) {
      step = lastRun + 1;
      at = ++resume;
    } else return false;
  }
  while (steps[step] === 'run') step++;
  return step === steps.length;
}

const knownSteps = new WeakMap<readonly Piece[], readonly Step[]>();

function stepsOf(pieces: readonly Piece[]): readonly Step[] {
  const known = knownSteps.get(pieces);
  if (known !== undefined) return known;
  const steps = pieces.flatMap((piece): readonly Step[] => (typeof piece === 'string' ? [piece] : points(piece.text)));
  knownSteps.set(pieces, steps);
  return steps;
}

/** The letters of the text that was asked last: one value is held against the patterns of a list in turn. */
let last: { readonly text: string; readonly letters: readonly number[] } = { text: '', letters: [] };

function lettersOf(text: string): readonly number[] {
  if (last.text !== text) last = { text, letters: points(text) };
  return last.letters;
}

type Step = number | 'run' | 'one' | 'dash';

function takes(wanted: Step | undefined, letter: number, same: SameLetter): boolean {
  if (typeof wanted === 'number') return same(wanted, letter);
  return wanted === 'one' || (wanted === 'dash' && DASHES.includes(letter));
}

/** The code points of a text; a lone surrogate is one. */
export function points(text: string): number[] {
  const all: number[] = [];
  for (const character of text) all.push(character.codePointAt(0) ?? 0);
  return all;
}
