import { type Effort, spend } from '../../proof/index.ts';

/** Finds, among many patterns, those that may match a text. */
interface PieceIndex {
  /** Numbers of patterns whose longest piece stands in the text, and of those without a piece. Throws when the work allowed is used up. */
  readonly within: (text: string) => readonly number[];
}

/**
 * An index of patterns by their longest piece, whatever the case of letters: a pattern whose piece does not stand in a text does not match
 * it, and one that is a single piece matches only that text.
 */
export function pieceIndex(patterns: readonly (readonly (string | null)[])[], effort: Effort): PieceIndex {
  const byPiece = new Map<string, number[]>();
  const byWhole = new Map<string, number[]>();
  const always: number[] = [];
  for (const [number, pieces] of patterns.entries()) {
    const longest = pieces.reduce<string>((best, piece) => (piece !== null && piece.length > best.length ? piece : best), '');
    spend(effort, 1 + longest.length / 64);
    if (pieces.length === 1 && pieces[0] !== null) put(byWhole, lowered(longest), number);
    else if (longest === '') always.push(number);
    else put(byPiece, lowered(longest), number);
  }
  const lengths = [...new Set([...byPiece.keys()].map(({ length }) => length))].sort((one, other) => one - other);
  return {
    within: (text) => {
      const low = lowered(text);
      const found = new Set<number>(always);
      for (let at = 0; at < low.length; at++)
        for (const length of lengths) {
          if (at + length > low.length) break;
          spend(effort, 1 / 8 + length / 256);
          for (const number of byPiece.get(low.slice(at, at + length)) ?? []) found.add(number);
        }
      for (const number of byWhole.get(low) ?? []) found.add(number);
      spend(effort, 1 + found.size / 8);
      return [...found];
    },
  };
}

function put(lists: Map<string, number[]>, key: string, number: number): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [number]);
  else known.push(number);
}

/** One letter for one, so that places stay the same. */
function lowered(text: string): string {
  return Array.from(text, (letter) => (letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter)).join('');
}
