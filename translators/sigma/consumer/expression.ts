import type { Letters } from '../../../src/ir/index.ts';
import { type Folding, foldVariants, type WildcardPart } from '../../../src/pattern/index.ts';

/** A pattern of strings as an expression over the whole value, letters that fold spelled `[aA]` (sigma-target 11.3). */
export function expressionOf(parts: readonly WildcardPart[], letters: Letters, folding: Folding): string {
  return parts.map((part) => spelled(part, letters, folding)).join('');
}

function spelled(part: WildcardPart, letters: Letters, folding: Folding): string {
  switch (part.kind) {
    case 'any-run':
      return '.*';
    case 'one':
      return '.';
    case 'literal':
      return [...part.text].map((character) => letter(character, letters, folding)).join('');
  }
}

function letter(character: string, letters: Letters, folding: Folding): string {
  const variants = letters === 'fold' ? foldVariants(character.codePointAt(0) ?? 0, folding) : [];
  if (variants.length > 1) return `[${variants.map((code) => String.fromCodePoint(code)).join('')}]`;
  return SYNTAX.test(character) ? `\\${character}` : (NAMED.get(character) ?? character);
}

const SYNTAX = /[\^$\\.*+?()[\]{}|]/;

const NAMED: ReadonlyMap<string, string> = new Map([
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\r', '\\r'],
]);

/**
 * What an expression that is searched says of whole values: open ends take `.*`, anchors and a group around all of it go, and what
 * only Lucene reads as an operator stands in a class, where every reader takes it for itself; so does a backslash at the end, which
 * would escape the slash that query strings put behind it.
 */
export function wholeExpression(searched: string): string {
  const pieces = piecesOf(searched);
  const start = pieces[0] === '^';
  const end = pieces.length > 1 && pieces[pieces.length - 1] === '$';
  const inner = pieces.slice(start ? 1 : 0, end ? -1 : undefined);
  const bare = start && end ? withoutGroup(inner) : inner;
  const apart = (piece: string, at: number) => LUCENE_ONLY.test(piece) || (piece === '\\\\' && end && at === bare.length - 1);
  const body = bare.map((piece, at) => (apart(piece, at) ? `[${piece}]` : piece)).join('');
  const closed = !(start && end) && hasUnion(bare) ? `(${body})` : body;
  return `${start ? '' : '.*'}${closed}${end ? '' : '.*'}`;
}

const LUCENE_ONLY = /^[#@&<>~"]$/;

/** Escapes and classes in one piece, everything else a character each. */
function piecesOf(expression: string): readonly string[] {
  return expression.match(/\\[\s\S]|\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]|[\s\S]/gu) ?? [];
}

function withoutGroup(pieces: readonly string[]): readonly string[] {
  if (pieces[0] !== '(' || pieces[pieces.length - 1] !== ')') return pieces;
  let depth = 0;
  for (const [at, piece] of pieces.entries()) {
    if (piece === '(') depth++;
    else if (piece === ')' && --depth === 0 && at < pieces.length - 1) return pieces;
  }
  return pieces.slice(1, -1);
}

function hasUnion(pieces: readonly string[]): boolean {
  let depth = 0;
  return pieces.some((piece) => {
    if (piece === '(') depth++;
    else if (piece === ')') depth--;
    return piece === '|' && depth === 0;
  });
}

/**
 * What becomes of an expression whose letters count, where the reader never lets them count: ranges stay as they are, letters
 * and members of classes fold. Null: it has no such letter.
 */
export function effectOfFolding(expression: string): 'may-match-more' | 'either' | null {
  const pieces = piecesOf(expression).filter((piece) => !isPair(piece) && !piece.startsWith('\\'));
  const letters = pieces.map((piece) => (piece.startsWith('[') ? piece.replace(/[^[\\]-[^\]\\]/gu, '') : piece));
  if (!letters.some((piece) => /[\p{Cased}\p{Changes_When_Casemapped}]/u.test(piece))) return null;
  return letters.some((piece) => piece.startsWith('[^') && /\p{L}/u.test(piece)) ? 'either' : 'may-match-more';
}

/** A class of the two cases of one letter. */
function isPair(piece: string): boolean {
  const members = [...piece].slice(1, -1);
  return piece.startsWith('[') && members.length > 1 && new Set(members.map((one) => one.toLowerCase())).size === 1;
}
