import {
  ANY_UNIT,
  type Filing,
  foldedText,
  leadOf,
  type Pieces,
  type Sign,
  type Stands,
  signFields,
} from '../rule-index/index.ts';
import { type Texts, wordsOf } from './sections.ts';

/** The tables of signs.as. */
export interface SignTables {
  readonly fields: Uint8Array;
  /** `hints`: 65,536 bits, in which few of all values have one. */
  readonly values: { readonly mask: number; readonly slots: Uint8Array; readonly hints: Uint8Array };
  /** How far a hash is shifted to give a bit, or a slot of the units. */
  readonly bitShift: number;
  readonly bits: Uint8Array;
  readonly gramShift: number;
  readonly grams: Uint8Array;
  readonly parts: Uint8Array;
  readonly shorts: Uint8Array;
  readonly stretches: Uint8Array;
}

type Numbered = readonly (readonly [number: number, sign: Sign])[];

/** A text that has to stand in a value, and what else has to. */
interface Part {
  readonly text: string;
  readonly stands: Stands;
  readonly sign: number;
  /** Where the pieces of a pattern are, or the text with its letters as they have to be; 0: nothing is compared beside the folded text. */
  readonly more: number;
  readonly flags: number;
}

/** Flags of what is compared beside a folded text, or how. */
const [LETTERS, PIECES, ASCII, UNITS] = [1, 2, 4, 8] as const;

const FLAGS = { exact: LETTERS, ascii: ASCII, fold: 0 } as const;

type StretchSign = Extract<Sign, { readonly kind: 'number' | 'address' }>;

/** Lays out lists of texts, and gives the place of each. */
export type Lists = (texts: readonly string[]) => number;

const GRAM = 3;
/** Of the field of a value: the letters of its text are as they are written, or are those of ASCII. */
const HOW = { exact: 0x80000000, ascii: 0x40000000, fold: 0 } as const;
const NONE = 0xffffffff;
const HINT_BYTES = 0x2000;
const STANDS: { readonly [Name in Stands]: number } = { anywhere: 0, 'at-start': 1, 'at-end': 2 };
/** More stretches of a field are looked up in a tree, outside. */
const MOST_STRETCHES = 32;

/** The texts that tables of these signs refer to. */
export function textsOf(signs: readonly Sign[]): readonly string[] {
  return signs.flatMap((sign) => {
    if (sign.kind === 'pattern') return [leadingPart(sign.pieces).text, ...sign.pieces];
    return 'text' in sign ? [foldedText(sign.text), sign.text] : [];
  });
}

/** The signs of each of the fields, and behind them those of whatever field. */
export function fieldTables(names: readonly string[], { signs, longest }: Filing, texts: Texts, lists: Lists): SignTables {
  const byField = signFields(signs);
  const fields: number[] = [];
  const values: (readonly number[])[] = [];
  const hints = new Uint8Array(HINT_BYTES);
  const grams: (readonly [gram: number, field: number, first: number, last: number])[] = [];
  const shorts: (readonly number[])[] = [];
  const stretches: (readonly [StretchSign, number])[] = [];
  const parts: (readonly number[])[] = [];
  for (const [field, name] of [...names, null].entries()) {
    const here = byField.get(name) ?? [];
    const [firstPart, firstShort, firstStretch] = [parts.length, shorts.length, stretches.length];
    let longestText = -1;
    for (const [number, sign] of here) {
      if (sign.kind === 'value') {
        const folded = foldedText(sign.text);
        longestText = Math.max(longestText, folded.length);
        const hint = hintOf(field, folded);
        hints[hint >>> 3] = (hints[hint >>> 3] ?? 0) | (1 << (hint & 7));
        values.push([hashOf(field, folded), (field | HOW[sign.letters]) >>> 0, texts(sign.text), number + 1]);
      } else if (sign.kind === 'number') stretches.push([sign, number]);
    }
    const own = partsOf(here, texts, lists);
    for (const part of own) if (isLoose(part)) shorts.push(wordsOfPart(part, 0, texts));
    for (const [gram, same] of partsByGram(own, texts)) {
      grams.push([gram, field, parts.length, parts.length + same.length]);
      for (const part of same) parts.push(part);
    }
    const mostUnits = (name === null ? undefined : longest.get(name)) ?? NONE;
    const firstAddress = stretches.length;
    for (const [number, sign] of here) if (sign.kind === 'address') stretches.push([sign, number]);
    const addresses = stretches.length - firstAddress;
    fields.push(
      ...[
        here.length,
        here.find(({ 1: { kind } }) => kind === 'present')?.[0] ?? NONE,
        longestText >>> 0,
        firstPart,
        parts.length,
      ],
      ...[firstShort, shorts.length, firstStretch, firstAddress, firstAddress, stretches.length],
      ...[addresses > MOST_STRETCHES ? 1 : 0, firstAddress - firstStretch > MOST_STRETCHES ? 1 : 0, mostUnits],
    );
  }
  const [bitShift, gramShift] = [shiftFor(16 * parts.length, 10, 20), shiftFor(2 * grams.length, 4, 31)];
  const bits = new Uint8Array(2 ** (32 - bitShift - 3));
  const slots = emptySlots(2 ** (32 - gramShift));
  for (const words of grams) {
    const [gram, field] = words;
    const hash = Math.imul((gram + Math.imul(field, 0x85ebca6b)) | 0, 0x9e3779b1) >>> 0;
    const bit = hash >>> bitShift;
    bits[bit >>> 3] = (bits[bit >>> 3] ?? 0) | (1 << (bit & 7));
    enter(slots, hash >>> gramShift, words);
  }
  return {
    fields: wordsOf(fields),
    values: { ...valueTable(values), hints },
    ...{ bitShift, bits, gramShift, grams: wordsOf(slots) },
    ...{ parts: wordsOf(parts.flat()), shorts: wordsOf(shorts.flat()), stretches: stretchBytes(stretches) },
  };
}

function partsOf(here: Numbered, texts: Texts, lists: Lists): readonly Part[] {
  return here.flatMap(([sign, wanted]): readonly Part[] => {
    switch (wanted.kind) {
      case 'part': {
        const { text, stands, letters } = wanted;
        return [{ text: foldedText(text), stands, sign, more: letters === 'exact' ? texts(text) : 0, flags: FLAGS[letters] }];
      }
      case 'pattern': {
        const { pieces, letters } = wanted;
        const units = pieces.some((piece) => piece.includes(ANY_UNIT)) ? UNITS : 0;
        return [{ ...leadingPart(pieces), sign, more: lists(pieces), flags: PIECES | units | FLAGS[letters] }];
      }
      default:
        return [];
    }
  });
}

/** A part by which values of a pattern are found: a long one, or one at an edge. */
function leadingPart(pieces: Pieces): Pick<Part, 'text' | 'stands'> {
  const text = foldedText(leadOf(pieces));
  if (text.length >= GRAM) return { text, stands: 'anywhere' };
  const head = /^[^\xff]*/.exec(pieces[0])?.[0] ?? '';
  if (head !== '') return { text: foldedText(head), stands: 'at-start' };
  const tail = /[^\xff]*$/.exec(pieces.at(-1) ?? '')?.[0] ?? '';
  return tail === '' ? { text: '', stands: 'anywhere' } : { text: foldedText(tail), stands: 'at-end' };
}

/** Whether a part is found neither by three units nor at an edge. */
function isLoose({ text, stands }: Part): boolean {
  return text.length < GRAM && (stands === 'anywhere' || text === '');
}

function wordsOfPart({ text, stands, sign, more, flags }: Part, offset: number, texts: Texts): readonly number[] {
  return [texts(text), offset, STANDS[stands], sign, more, flags];
}

/** Parts by the three units that fewest of the field share, each as its words. */
function partsByGram(parts: readonly Part[], texts: Texts): ReadonlyMap<number, readonly (readonly number[])[]> {
  const uses = new Map<number, number>();
  for (const { text } of parts) for (const gram of gramsOf(text)) uses.set(gram, (uses.get(gram) ?? 0) + 1);
  const found = new Map<number, (readonly number[])[]>();
  for (const part of parts) {
    if (isLoose(part)) continue;
    const grams = gramsOf(part.text);
    const counts = grams.map((gram) => uses.get(gram) ?? 0);
    const offset = Math.max(0, counts.indexOf(Math.min(...counts)));
    const gram = grams[offset] ?? edgeOf(part);
    const same = found.get(gram) ?? [];
    found.set(gram, same);
    same.push(wordsOfPart(part, offset, texts));
  }
  return found;
}

/** One or two units at an edge, told from three anywhere by what is above them; signs.as looks for them under the same number. */
function edgeOf({ text, stands }: Part): number {
  const edge = (stands === 'at-start' ? 1 : 3) + (text.length - 1);
  return (edge << 24) | text.charCodeAt(0) | (text.length > 1 ? text.charCodeAt(1) << 8 : 0);
}

function gramsOf(text: string): readonly number[] {
  return Array.from({ length: Math.max(0, text.length - GRAM + 1) }, (_, at) => gramAt(text, at));
}

/** Three units as they stand in memory. */
function gramAt(text: string, at: number): number {
  return text.charCodeAt(at) | (text.charCodeAt(at + 1) << 8) | (text.charCodeAt(at + 2) << 16);
}

function shiftFor(wanted: number, least: number, most: number): number {
  return 32 - Math.max(least, Math.min(most, Math.ceil(Math.log2(Math.max(1, wanted)))));
}

function valueTable(values: readonly (readonly number[])[]): Omit<SignTables['values'], 'hints'> {
  const slots = emptySlots(2 ** (32 - shiftFor(2 * values.length, 4, 31)));
  const mask = slots.length / 4 - 1;
  for (const words of values) enter(slots, (words[0] ?? 0) & mask, words);
  return { mask, slots: wordsOf(slots) };
}

function emptySlots(count: number): Uint32Array {
  return new Uint32Array(4 * count);
}

/** In the first free slot from `slot` on; the last word of what is there is never 0. */
function enter(slots: Uint32Array, slot: number, words: readonly number[]): void {
  const mask = slots.length / 4 - 1;
  let at = slot;
  while (slots[4 * at + 3] !== 0) at = (at + 1) & mask;
  slots.set(words, 4 * at);
}

/** As in signs.as. */
function hashOf(field: number, text: string): number {
  const { length } = text;
  let hash = (Math.imul(field, 0x9e3779b1) + length) | 0;
  if (length < 4) for (let at = 0; at < length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x85ebca6b);
  else {
    for (let at = 0; at + 4 < length; at += 4) {
      hash = Math.imul(hash ^ wordAt(text, at), 0x85ebca6b);
      hash ^= hash >>> 15;
    }
    hash = Math.imul(hash ^ wordAt(text, length - 4), 0xc2b2ae35);
  }
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Four units as they stand in memory; behind the text there is nothing. */
function wordAt(text: string, at: number): number {
  let word = 0;
  for (let byte = 3; byte >= 0; byte--) word = (word << 8) | (at + byte < text.length ? text.charCodeAt(at + byte) : 0);
  return word;
}

/** As in signs.as: of the length of a text, its first and its last bytes. */
function hintOf(field: number, text: string): number {
  const hash = Math.imul(wordAt(text, 0) ^ Math.imul(wordAt(text, Math.max(0, text.length - 4)), 0x85ebca6b), 0x9e3779b1);
  return Math.imul(hash ^ (Math.imul(field, 0xc2b2ae35) + text.length), 0x27d4eb2f) >>> 16;
}

/** Of numbers and addresses, 48 bytes each: both ends, both ends of whole numbers, the sign, whether the latter decide. */
function stretchBytes(stretches: readonly (readonly [sign: StretchSign, number: number])[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(48 * stretches.length));
  for (const [at, [{ low, high, ...sign }, number]] of stretches.entries()) {
    const whole = sign.kind === 'number' ? sign.whole : null;
    for (const [place, bound] of [low, high, whole?.low ?? 0, whole?.high ?? 0].entries())
      view.setFloat64(48 * at + 8 * place, bound, true);
    view.setUint32(48 * at + 32, number, true);
    view.setUint32(48 * at + 36, whole === null ? 0 : 1, true);
  }
  return new Uint8Array(view.buffer);
}
