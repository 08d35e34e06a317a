import { hasPieces } from './pieces.ts';
import { createShortSearch } from './short-parts.ts';
import type { Pieces, Stands } from './sign.ts';

/** A part that stands for a sign. */
export interface SignPart {
  readonly text: string;
  readonly stands: Stands;
  /** What the text has to have beside the part; null: nothing. */
  readonly pieces: Pieces | null;
  readonly sign: number;
}

/** Tells which of many parts stand in a folded text, in one walk over it. */
export type PartSearch = (text: string, found: (sign: number) => void) => void;

/** Three units side by side are looked up together. */
const GRAM = 3;
const MASK = 0xffffff;
/** Looks at parts, for each unit of a text. After them, all parts are taken to stand there: a weaker answer, in linear time. */
const LOOKS_A_UNIT = 8;
const FEWEST_LOOKS = 256;
/** More patterns without a longer part than these are taken to stand in every text. */
const MOST_LOOSE = 24;

/**
 * Prepares a search for all parts at once. Each part is filed under its three units that fewest other parts share; a table of bits tells
 * at most places of a text at once that nothing is filed there. Shorter parts are looked up unit by unit.
 */
export function createPartSearch(all: readonly SignPart[]): PartSearch {
  const parts = all.filter(({ text }) => text.length >= GRAM);
  const short = all.filter(({ text }) => text.length < GRAM);
  const loose = short.filter(({ pieces }) => pieces !== null);
  const plain = short.filter(({ pieces }) => pieces === null);
  const searchShort = plain.length === 0 ? null : createShortSearch(plain);
  const uses = gramUses(parts);
  const bitsOfSize = Math.max(10, Math.min(18, Math.ceil(Math.log2(parts.length * 16))));
  const shift = 32 - bitsOfSize;
  const bits = new Uint32Array(1 << (bitsOfSize - 5));
  const filed = new Map<number, Filed[]>();
  for (const { text, stands, pieces, sign } of parts) {
    const offset = rarestGram(text, uses);
    const gram = gramAt(text, offset);
    const slot = slotOf(gram, shift);
    bits[slot >>> 5] = (bits[slot >>> 5] ?? 0) | (1 << (slot & 31));
    const same = filed.get(gram) ?? [];
    filed.set(gram, same);
    same.push({ text, stands, pieces, sign, offset });
  }

  return (text, found) => {
    for (const { pieces, sign } of loose)
      if (loose.length > MOST_LOOSE || pieces === null || mayHavePieces(text, pieces)) found(sign);
    searchShort?.(text, found);
    if (filed.size === 0) return;
    const { length } = text;
    let looks = FEWEST_LOOKS + LOOKS_A_UNIT * length;
    let gram = (text.charCodeAt(0) << 8) | text.charCodeAt(1);
    for (let at = 2; at < length; at++) {
      gram = ((gram << 8) | text.charCodeAt(at)) & MASK;
      const slot = slotOf(gram, shift);
      if ((((bits[slot >>> 5] ?? 0) >>> (slot & 31)) & 1) === 0) continue;
      const here = filed.get(gram);
      if (here === undefined) continue;
      looks -= here.length;
      if (looks < 0) {
        for (const { sign } of parts) found(sign);
        return;
      }
      for (const part of here) {
        if (!standsAt(part, text, at + 1 - GRAM - part.offset)) continue;
        if (part.pieces !== null) looks -= 1 + (length >> 5);
        if (part.pieces === null || mayHavePieces(text, part.pieces)) found(part.sign);
      }
    }
  };
}

interface Filed extends SignPart {
  /** Where in the part the units stand under which it is filed. */
  readonly offset: number;
}

/** What is beyond ASCII is not told apart, nor how many units it has. */
function mayHavePieces(text: string, pieces: Pieces): boolean {
  return BEYOND.test(text) || hasPieces(text, pieces);
}

const BEYOND = /[^\0-\x7f]/;

function standsAt({ text, stands }: Filed, whole: string, start: number): boolean {
  if (start < 0 || (stands === 'at-start' && start > 0)) return false;
  if (stands === 'at-end' && start + text.length !== whole.length) return false;
  return whole.startsWith(text, start);
}

function slotOf(gram: number, shift: number): number {
  return Math.imul(gram, 0x9e3779b1) >>> shift;
}

function gramAt(text: string, at: number): number {
  return (text.charCodeAt(at) << 16) | (text.charCodeAt(at + 1) << 8) | text.charCodeAt(at + 2);
}

/** How many parts have each three units. */
function gramUses(parts: readonly SignPart[]): ReadonlyMap<number, number> {
  const uses = new Map<number, number>();
  for (const { text } of parts) {
    for (let at = 0; at + GRAM <= text.length; at++) {
      const gram = gramAt(text, at);
      uses.set(gram, (uses.get(gram) ?? 0) + 1);
    }
  }
  return uses;
}

function rarestGram(text: string, uses: ReadonlyMap<number, number>): number {
  let [rarest, least] = [0, Number.POSITIVE_INFINITY];
  for (let at = 0; at + GRAM <= text.length; at++) {
    const count = uses.get(gramAt(text, at)) ?? 0;
    if (count < least) [rarest, least] = [at, count];
  }
  return rarest;
}
