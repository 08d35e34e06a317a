import { type Expression, isAnything, rangeOf, sequence } from './expression.ts';
import type { Dialect } from './javascript-regexp.ts';
import { printExpression } from './print-expression.ts';

/**
 * `head`, then each of `middles` somewhere to the right, then `tail`, without overlap; head and tail stand at the ends of
 * the text. All are bodies of regular expressions (in JavaScript for the flags `su`), null where that end is open.
 */
export interface Pieces {
  readonly head: string | null;
  readonly middles: readonly string[];
  readonly tail: string | null;
  /** The length of the tail in UTF-16 units. */
  readonly tailUnits: number;
  /** The same in code points. */
  readonly tailCharacters: number;
}

/** Longer pieces are left to the automaton: a piece is tried at every place of the text. */
const MAX_PIECE = 64;

/**
 * The pieces of an expression that is single characters and `.*` only, such as a folded `C:\*\x*.exe`; null for others.
 * Each piece has a fixed number of characters and no choice inside, so the leftmost place is as good as any other,
 * nothing is ever taken back, and a piece costs at most its length at each place.
 */
export function piecesOf(expression: Expression, dialect: Dialect): Pieces | null {
  if (expression.kind !== 'sequence') return null;
  const pieces: Expression[][] = [[]];
  for (const item of expression.items) {
    if (isAnything(item)) pieces.push([]);
    else if (item.kind === 'set' && (item.set.isAll || item.set.isDisjointWith(SURROGATES))) pieces.at(-1)?.push(item);
    else return null;
  }
  const [head = [], ...middles] = pieces;
  const tail = middles.pop();
  const tailUnits = tail === undefined ? null : unitsOf(tail);
  if (tail === undefined || tailUnits === null || pieces.some((piece) => piece.length > MAX_PIECE)) return null;
  if (middles.some((middle) => middle.length === 0)) return null;
  return {
    head: printed(head, dialect),
    middles: middles.map((middle) => printed(middle, dialect) ?? ''),
    tail: anchored(printed(tail, dialect), dialect),
    tailUnits,
    tailCharacters: tail.length,
  };
}

function printed(piece: readonly Expression[], dialect: Dialect): string | null {
  return piece.length === 0 ? null : printExpression(sequence(piece), dialect);
}

/** Inside a surrogate pair a sticky expression steps back by a unit; the `$` then fails, as it must. */
function anchored(source: string | null, { end }: Dialect): string | null {
  return source === null ? null : `${source}${end}`;
}

/** The tail is looked for at a computed place, so its length must not depend on the text. */
function unitsOf(piece: readonly Expression[]): number | null {
  let units = 0;
  for (const item of piece) {
    if (item.kind !== 'set' || item.set.isAll) return null;
    const basic = item.set.isDisjointWith(ASTRAL);
    if (!basic && !item.set.isSubsetOf(ASTRAL)) return null;
    units += basic ? 1 : 2;
  }
  return units;
}

const SURROGATES = rangeOf(0xd800, 0xdfff);
const ASTRAL = rangeOf(0x10000, 0x10ffff);
