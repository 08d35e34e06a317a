import type { ModifierName } from './ast.ts';
import { MOST_VARIANTS } from './limits.ts';
import { literalText, type Piece, piecesOf } from './text.ts';

/** What a text with its modifiers stands for: any of some patterns over the whole value, or why it is none. */
type Variants = readonly (readonly Piece[])[] | { readonly refused: 'wildcard' | 'letters' | 'variants' };

/** One alternative on its way: pieces, whose letters are bytes once they are UTF-16. */
interface Alternative {
  readonly pieces: readonly Piece[];
  readonly bytes: boolean;
}

/** Applies the modifiers of a text from left to right (sigma-target 3.1). */
export function variantsOf(written: string, modifiers: readonly ModifierName[]): Variants {
  let all: readonly Alternative[] = [{ pieces: piecesOf(written), bytes: false }];
  for (const name of modifiers) {
    const next: Alternative[] = [];
    for (const alternative of all) {
      const changed = changedBy(name, alternative);
      if ('refused' in changed) return changed;
      next.push(...changed);
      if (next.length > MOST_VARIANTS) return { refused: 'variants' };
    }
    all = next;
  }
  const texts: (readonly Piece[])[] = [];
  for (const alternative of all) {
    const pieces = alternative.bytes ? decoded(alternative.pieces) : alternative.pieces;
    if (pieces === null) return { refused: 'letters' };
    texts.push(pieces);
  }
  return texts;
}

type Changed = readonly Alternative[] | { readonly refused: 'wildcard' | 'letters' | 'variants' };

function changedBy(name: ModifierName, { pieces, bytes }: Alternative): Changed {
  switch (name) {
    case 'contains':
      return [{ pieces: [ANY_RUN, ...pieces, ANY_RUN], bytes }];
    case 'startswith':
      return [{ pieces: [...pieces, ANY_RUN], bytes }];
    case 'endswith':
      return [{ pieces: [ANY_RUN, ...pieces], bytes }];
    case 'windash':
      // Dashes are not told from other bytes once a text is UTF-16.
      return bytes ? { refused: 'letters' } : withDashes(pieces);
    case 'wide':
    case 'utf16le':
      return sixteen(pieces, bytes, true, '');
    case 'utf16be':
      return sixteen(pieces, bytes, false, '');
    case 'utf16':
      return sixteen(pieces, bytes, true, '\u00ff\u00fe');
    case 'base64':
    case 'base64offset': {
      const raw = literalText(pieces);
      if (raw === null) return { refused: 'wildcard' };
      const encoded = bytes ? Array.from(raw, (letter) => letter.charCodeAt(0)) : [...new TextEncoder().encode(raw)];
      const texts = name === 'base64' ? [base64(encoded)] : offsets(encoded);
      return texts.map((text) => ({ pieces: literal(text), bytes: false }));
    }
    default:
      // The others say how a value is compared, not what it is.
      return [{ pieces, bytes }];
  }
}

const ANY_RUN: Piece = { kind: 'any-run' };

function literal(text: string): readonly Piece[] {
  return text === '' ? [] : [{ kind: 'literal', text }];
}

const DASHES = ['-', '/', '\u2013', '\u2014', '\u2015'] as const;

/** Dashes and slashes that begin a word, each as any of five characters. */
function withDashes(pieces: readonly Piece[]): Changed {
  let texts: readonly (readonly Piece[])[] = [[]];
  for (const piece of pieces) {
    const parts = piece.kind === 'literal' ? piece.text.split(/(?<![\p{L}\p{N}_])([-/])(?=[\p{L}\p{N}_])/u) : [];
    const choices: readonly (readonly Piece[])[] =
      piece.kind !== 'literal'
        ? [[piece]]
        : parts.map((part, index) =>
            index % 2 === 1 ? DASHES.map((dash): Piece => ({ kind: 'literal', text: dash })) : literal(part),
          );
    for (const [index, choice] of choices.entries()) {
      const alternatives = piece.kind === 'literal' && index % 2 === 1 ? choice.map((one) => [one]) : [choice];
      texts = texts.flatMap((text) => alternatives.map((more) => [...text, ...more]));
      if (texts.length > MOST_VARIANTS) return { refused: 'variants' };
    }
  }
  return texts.map((text) => ({ pieces: joinedText(text), bytes: false }));
}

function joinedText(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (piece.kind === 'literal' && last?.kind === 'literal')
      joined[joined.length - 1] = { kind: 'literal', text: last.text + piece.text };
    else joined.push(piece);
  }
  return joined;
}

/** The bytes of UTF-16, one letter each, wildcards left where they are. */
function sixteen(pieces: readonly Piece[], bytes: boolean, little: boolean, mark: string): Changed {
  if (bytes) return { refused: 'letters' };
  const encoded = pieces.map((piece): Piece => {
    if (piece.kind !== 'literal') return piece;
    const text = piece.text
      .split('')
      .map((unit) => {
        const [low, high] = [String.fromCharCode(unit.charCodeAt(0) & 0xff), String.fromCharCode(unit.charCodeAt(0) >> 8)];
        return little ? low + high : high + low;
      })
      .join('');
    return { kind: 'literal', text };
  });
  return [{ pieces: joinedText([...literal(mark), ...encoded]), bytes: true }];
}

/** Letters that are bytes as the text that they encode; null: they encode none. */
function decoded(pieces: readonly Piece[]): readonly Piece[] | null {
  const ascii = pieces.every((piece) => piece.kind !== 'literal' || /^[\0-\x7f]*$/.test(piece.text));
  return ascii ? pieces : null;
}

/** What of the Base64 of a longer text is the same whatever stands around this one, at each of three places. */
function offsets(bytes: readonly number[]): readonly string[] {
  return [0, 1, 2].map((before) => {
    const text = base64([...Array<number>(before).fill(0x20), ...bytes]);
    const from = [0, 2, 3][before] ?? 0;
    const cut = [0, 3, 2][(bytes.length + before) % 3] ?? 0;
    return text.slice(from, text.length - cut);
  });
}

function base64(bytes: readonly number[]): string {
  return btoa(bytes.map((byte) => String.fromCharCode(byte)).join(''));
}
