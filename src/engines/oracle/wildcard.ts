import type { FoldLetter } from './letters.ts';
import type { Budget } from './subject.ts';

/** One piece of a wildcard pattern. An `escaped` letter never folds (eql-semantics 5.1). */
export type WildcardPiece =
  | { readonly kind: 'letter'; readonly code: number; readonly escaped: boolean }
  | { readonly kind: 'one' }
  | { readonly kind: 'run' };

/** EQL's own wildcards: only `*` and `?` are special, nothing can be escaped (eql-semantics 6.1). */
export function readWildcard(pattern: string): readonly WildcardPiece[] {
  return Array.from(pattern, (character) => piece(character));
}

/** A wildcard query's pattern, in which a backslash takes the next character literally (eql-semantics 6.2, 6.3). */
export function readRawWildcard(pattern: string): readonly WildcardPiece[] {
  const pieces: WildcardPiece[] = [];
  let escaping = false;
  for (const character of pattern) {
    if (escaping) pieces.push(letterPiece(character, true));
    else if (character !== '\\') pieces.push(piece(character));
    escaping = !escaping && character === '\\';
  }
  return escaping ? [...pieces, letterPiece('\\', false)] : pieces;
}

function piece(character: string): WildcardPiece {
  if (character === '*') return { kind: 'run' };
  return character === '?' ? { kind: 'one' } : letterPiece(character, false);
}

function letterPiece(character: string, escaped: boolean): WildcardPiece {
  return { kind: 'letter', code: character.codePointAt(0) ?? 0, escaped };
}

/** True for a pattern that has a `*` or a `?`. */
export function hasWildcard(pattern: string): boolean {
  return /[*?]/.test(pattern);
}

/** Any character at all: the `?` and `*` of a query leaf. */
export function anyCharacter(): boolean {
  return true;
}

const LINE_ENDS = new Set([0x0a, 0x0d, 0x85, 0x2028, 0x2029]);

/** Any character but a line end: the `.` of Java, which stands for `?` and `*` in a script leaf (eql-semantics 6.2). */
export function withinLine(code: number): boolean {
  return !LINE_ENDS.has(code);
}

/**
 * Whether the pattern matches the whole text; `wild` says what its `?` and `*` may stand for. Keeps, for the text read so
 * far, every place in the pattern that it can have led to.
 */
export function matchesWildcard(
  pieces: readonly WildcardPiece[],
  text: string,
  fold: FoldLetter,
  wild: (code: number) => boolean,
  budget: Budget,
): boolean {
  let places = new Uint8Array(pieces.length + 1);
  let next = new Uint8Array(pieces.length + 1);
  places[0] = 1;
  skipRuns(pieces, places);
  for (const character of text) {
    budget.left -= pieces.length;
    if (budget.left < 0) return false;
    const code = character.codePointAt(0) ?? 0;
    next.fill(0);
    for (let place = 0; place < pieces.length; place++) {
      const piece = pieces[place];
      if (piece === undefined || places[place] === 0) continue;
      if (piece.kind === 'letter') next[place + 1] ||= Number(piece.escaped ? piece.code === code : fold(piece.code, code));
      else if (wild(code)) next[piece.kind === 'run' ? place : place + 1] = 1;
    }
    if (!next.includes(1)) return false;
    skipRuns(pieces, next);
    [places, next] = [next, places];
  }
  return places[pieces.length] === 1;
}

/** A run may also be empty, so the place before one reaches the place after it. */
function skipRuns(pieces: readonly WildcardPiece[], places: Uint8Array): void {
  for (let place = 0; place < pieces.length; place++) {
    if (pieces[place]?.kind === 'run' && places[place] === 1) places[place + 1] = 1;
  }
}
