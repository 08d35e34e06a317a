import type { FoldLetter } from './letters.ts';
import type { Budget } from './subject.ts';

/** One piece of a wildcard pattern. An `escaped` letter never folds (eql-semantics 5.1). */
type WildcardPiece =
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

/** The texts with which a constant of the index is compared: only `*` is special, in every test (eql-semantics 9.1). */
export function readStars(pattern: string): readonly WildcardPiece[] {
  return Array.from(pattern, (character) => (character === '*' ? { kind: 'run' } : letterPiece(character, false)));
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
 * Whether the pattern matches the whole text; `wild` says what its `?` and `*` may stand for. Reads on as long as the pattern
 * agrees; where it does not, the last `*` takes one character more and what follows it is tried again. Earlier stars need
 * no second try: what stands between two stars does well to match as early as it can.
 */
export function matchesWildcard(
  pieces: readonly WildcardPiece[],
  text: string,
  fold: FoldLetter,
  wild: (code: number) => boolean,
  budget: Budget,
): boolean {
  let at = 0;
  let place = 0;
  let star: { readonly place: number; end: number } | null = null;
  while (at < text.length || place < pieces.length) {
    budget.left--;
    if (budget.left < 0) return false;
    const piece = pieces[place];
    const code = text.codePointAt(at);
    if (piece?.kind === 'run') {
      place++;
      star = { place, end: at };
    } else if (piece !== undefined && code !== undefined && takes(piece, code, fold, wild)) {
      at += width(code);
      place++;
    } else {
      const more = star === null ? undefined : text.codePointAt(star.end);
      if (star === null || more === undefined || !wild(more)) return false;
      star.end += width(more);
      at = star.end;
      place = star.place;
    }
  }
  return true;
}

function takes(
  piece: Exclude<WildcardPiece, { readonly kind: 'run' }>,
  code: number,
  fold: FoldLetter,
  wild: (code: number) => boolean,
): boolean {
  if (piece.kind === 'one') return wild(code);
  return piece.escaped ? piece.code === code : fold(piece.code, code);
}

/** How many UTF-16 units a character has. */
function width(code: number): number {
  return code > 0xffff ? 2 : 1;
}
