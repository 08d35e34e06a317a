import type { TextPattern } from '../../pattern/index.ts';
import { ANY_UNIT, type Pieces, type Stands } from './sign.ts';

/** Longer patterns are not looked for whole. */
const LONGEST = 256;
const MOST_PIECES = 16;

/** What stands between the stars of a wildcard pattern; null: it has more than ASCII, is long, or is none. */
export function piecesOf(pattern: TextPattern): Pieces | null {
  if (pattern.kind !== 'wildcard') return null;
  let last = '';
  const before: string[] = [];
  for (const part of pattern.parts) {
    if (part.kind === 'any-run') {
      before.push(last);
      last = '';
    } else last += part.kind === 'one' ? ANY_UNIT : part.text;
  }
  const [first, ...others] = [...before, last];
  const isAscii = pattern.parts.every((part) => part.kind !== 'literal' || /^[\0-\x7f]*$/.test(part.text));
  const length = others.reduce((sum, piece) => sum + piece.length, first?.length ?? 0);
  return first === undefined || !isAscii || length > LONGEST || others.length >= MOST_PIECES ? null : [first, ...others];
}

/** The one text that the values of a pattern have, and where it stands in them; null: they have to have more, or less. */
export function onlyPart(pieces: Pieces): { readonly text: string; readonly stands: Stands | 'whole' } | null {
  const [first, second = '', third] = pieces;
  const part = (text: string, stands: Stands | 'whole') => (text.includes(ANY_UNIT) ? null : ({ text, stands } as const));
  switch (pieces.length) {
    case 1:
      return part(first, 'whole');
    case 2:
      if (first === '') return part(second, 'at-end');
      return second === '' ? part(first, 'at-start') : null;
    case 3:
      return first === '' && third === '' ? part(second, 'anywhere') : null;
    default:
      return null;
  }
}

/** The longest text that stands in every value of a pattern as it is; the first of those. */
export function leadOf(pieces: Pieces): string {
  return pieces
    .flatMap((piece) => piece.split(ANY_UNIT))
    .reduce((longest, text) => (text.length > longest.length ? text : longest), '');
}

/** Pieces as folded texts are compared with them. */
export function foldedPieces([first, ...others]: Pieces): Pieces {
  return [foldedPiece(first), ...others.map(foldedPiece)];
}

function foldedPiece(piece: string): string {
  return piece.toLowerCase();
}

/** Whether a text is of a pattern; from left to right, each piece where it stands first. */
export function hasPieces(text: string, pieces: Pieces): boolean {
  const last = pieces.length - 1;
  const [first] = pieces;
  const ending = pieces[last] ?? '';
  const end = text.length - ending.length;
  if (last === 0) return end === 0 && standsAt(text, first, 0);
  if (first.length > end || !standsAt(text, first, 0) || !standsAt(text, ending, end)) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, last)) {
    while (at + piece.length <= end && !standsAt(text, piece, at)) at++;
    at += piece.length;
    if (at > end) return false;
  }
  return true;
}

function standsAt(text: string, piece: string, at: number): boolean {
  for (let index = 0; index < piece.length; index++)
    if (piece[index] !== ANY_UNIT && piece[index] !== text[at + index]) return false;
  return true;
}
