import { unsupported } from './failure.ts';

/** How far trying a pattern against one text may go. */
const MOST_STEPS = 1_000_000;

/** Whether a text is the pieces with any text between them: first and last at its ends, each other one at the first place behind the one before. */
export function fits(text: string, pieces: readonly string[]): boolean {
  const [first = '', ...rest] = pieces;
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first) || text.length < first.length + last.length || !text.endsWith(last)) return false;
  const end = text.length - last.length;
  let at = first.length;
  for (const piece of rest) {
    const place = text.indexOf(piece, at);
    if (place < 0 || place + piece.length > end) return false;
    at = place + piece.length;
  }
  return true;
}

/** The pattern language of a `wildcard` query: `*`, `?` for one character, a backslash before what is itself. */
export function fitsRaw(text: string, pattern: string): boolean {
  const marks: (string | null | 1)[] = [];
  const letters = [...pattern];
  for (let at = 0; at < letters.length; at++) {
    const letter = letters[at] ?? '';
    if (letter === '*') marks.push(null);
    else if (letter === '?') marks.push(1);
    else marks.push(letter === '\\' && at + 1 < letters.length ? (letters[++at] ?? '') : letter);
  }
  const characters = [...text];
  // Where each mark may stand behind so many characters; a set of places instead of trying.
  let places = new Set([0]);
  let steps = 0;
  for (const mark of marks) {
    const next = new Set<number>();
    for (const place of places) {
      if (steps++ > MOST_STEPS) unsupported('a pattern that takes more work than is allowed');
      if (mark === null) {
        for (let at = place; at <= characters.length; at++) next.add(at);
        break;
      }
      if (place < characters.length && (mark === 1 || characters[place] === mark)) next.add(place + 1);
    }
    places = next;
  }
  return places.has(characters.length);
}

/** Terms of an index stand in the order of their UTF-8 bytes, which is that of code points. */
export function compareTexts(one: string, other: string): number {
  const [left, right] = [[...one], [...other]];
  for (const [at, letter] of left.entries()) {
    const beside = right[at];
    if (beside === undefined) return 1;
    const order = (letter.codePointAt(0) ?? 0) - (beside.codePointAt(0) ?? 0);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}
