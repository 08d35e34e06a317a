import { type Sign, type Stands, signFields } from '../rule-index/index.ts';
import { type Texts, wordsOf } from './sections.ts';

/** The tables of signs.as. */
export interface SignTables {
  readonly fields: Uint8Array;
  readonly values: { readonly mask: number; readonly slots: Uint8Array };
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
type Part = Extract<Sign, { readonly kind: 'part' }>;
type NumberedPart = readonly [number: number, sign: Part];

const GRAM = 3;
const NONE = 0xffffffff;
const STANDS: { readonly [Name in Stands]: number } = { anywhere: 0, 'at-start': 1, 'at-end': 2 };
/** More stretches of a field are looked up in a tree, outside. */
const MOST_STRETCHES = 32;

/** The signs of each of the fields, and behind them those of whatever field. */
export function fieldTables(names: readonly string[], signs: readonly Sign[], texts: Texts): SignTables {
  const own = signFields(signs);
  const fields: number[] = [];
  const values: (readonly number[])[] = [];
  const grams: (readonly [gram: number, field: number, first: number, last: number])[] = [];
  const shorts: number[] = [];
  const stretches: (readonly [number, number, number])[] = [];
  const parts: (readonly number[])[] = [];
  for (const [field, name] of [...names, null].entries()) {
    const here = own.get(name) ?? [];
    const [firstPart, firstShort, firstStretch] = [parts.length, shorts.length / 3, stretches.length];
    let longest = -1;
    for (const [number, sign] of here) {
      if (sign.kind === 'value') {
        longest = Math.max(longest, sign.text.length);
        values.push([hashOf(field, sign.text), field, texts(sign.text), number + 1]);
      } else if (sign.kind === 'part' && sign.text.length < GRAM) shorts.push(texts(sign.text), STANDS[sign.stands], number);
      else if (sign.kind === 'number') stretches.push([sign.low, sign.high, number]);
    }
    for (const [gram, same] of partsByGram(here, texts)) {
      grams.push([gram, field, parts.length, parts.length + same.length]);
      for (const part of same) parts.push(part);
    }
    const isLeft = here.some(({ 1: { kind } }) => kind === 'address');
    fields.push(
      ...[here.length, here.find(({ 1: { kind } }) => kind === 'present')?.[0] ?? NONE, longest >>> 0, firstPart, parts.length],
      ...[firstShort, shorts.length / 3, firstStretch, stretches.length],
      ...[isLeft ? 1 : 0, stretches.length - firstStretch > MOST_STRETCHES ? 1 : 0, 0],
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
    values: valueTable(values),
    ...{ bitShift, bits, gramShift, grams: wordsOf(slots) },
    ...{ parts: wordsOf(parts.flat()), shorts: wordsOf(shorts), stretches: stretchBytes(stretches) },
  };
}

/** Parts by the three units that fewest of the field share, each as its words. */
function partsByGram(here: Numbered, texts: Texts): ReadonlyMap<number, readonly (readonly number[])[]> {
  const parts = here.filter((each): each is NumberedPart => each[1].kind === 'part' && each[1].text.length >= GRAM);
  const uses = new Map<number, number>();
  for (const [, { text }] of parts) for (const gram of gramsOf(text)) uses.set(gram, (uses.get(gram) ?? 0) + 1);
  const found = new Map<number, (readonly number[])[]>();
  for (const [number, { text, stands }] of parts) {
    const grams = gramsOf(text);
    const counts = grams.map((gram) => uses.get(gram) ?? 0);
    const offset = counts.indexOf(Math.min(...counts));
    const gram = grams[offset] ?? 0;
    const same = found.get(gram) ?? [];
    found.set(gram, same);
    same.push([texts(text), offset, STANDS[stands], number]);
  }
  return found;
}

function gramsOf(text: string): readonly number[] {
  return Array.from({ length: text.length - GRAM + 1 }, (_, at) => gramAt(text, at));
}

/** Three units as they stand in memory. */
function gramAt(text: string, at: number): number {
  return text.charCodeAt(at) | (text.charCodeAt(at + 1) << 8) | (text.charCodeAt(at + 2) << 16);
}

function shiftFor(wanted: number, least: number, most: number): number {
  return 32 - Math.max(least, Math.min(most, Math.ceil(Math.log2(Math.max(1, wanted)))));
}

function valueTable(values: readonly (readonly number[])[]): SignTables['values'] {
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
  const wordAt = (at: number): number => gramAt(text, at) | (text.charCodeAt(at + 3) << 24);
  let hash = (Math.imul(field, 0x9e3779b1) + length) | 0;
  if (length < 4) for (let at = 0; at < length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x85ebca6b);
  else {
    for (let at = 0; at + 4 < length; at += 4) {
      hash = Math.imul(hash ^ wordAt(at), 0x85ebca6b);
      hash ^= hash >>> 15;
    }
    hash = Math.imul(hash ^ wordAt(length - 4), 0xc2b2ae35);
  }
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** 24 bytes each: both ends, the sign, nothing. */
function stretchBytes(stretches: readonly (readonly [low: number, high: number, sign: number])[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(24 * stretches.length));
  for (const [at, [low, high, sign]] of stretches.entries()) {
    view.setFloat64(24 * at, low, true);
    view.setFloat64(24 * at + 8, high, true);
    view.setUint32(24 * at + 16, sign, true);
  }
  return new Uint8Array(view.buffer);
}
