import type { Text } from '../facts.ts';
import { foldByte, LONGEST } from '../find.ts';

const MARK = 3;
const BUCKETS = 8;
const ENTRY_BYTES = 40;
const OTHER_PLACE = 36;

/** Bytes of events from frequent to less so; those not named are rarer. A mark is looked for where a text is rarest. */
const FREQUENT = '"e,:tano.sri0d1clmp-hu2}{54/fgvy376Tb8_9kwZ xES\\MCDRj';

/** A text as it is searched for. */
interface Searched {
  readonly bytes: Uint8Array;
  readonly folds: boolean;
  /** Where in it the mark begins. */
  readonly mark: number;
  /** Where its two rarest bytes are; of one byte alone, it is both. */
  readonly rarest: readonly [number, number];
}

/** What lines are searched for before anything else is asked of them. */
export interface Looked {
  /** Lines that hold one of them are told. */
  readonly texts: readonly Text[];
  /** For each byte, whether a line whose first key begins with it says something of itself: 1 or 0. */
  readonly leading: Uint8Array;
}

/** Where texts.as has its tables. */
interface Tables {
  readonly MARKS: number;
  readonly BUCKETS: number;
  readonly TEXTS: number;
  readonly LEADING: number;
}

/** Writes down the texts that `holdsText` of texts.as looks for. */
export function writeTexts({ texts, leading }: Looked, memory: Uint8Array, tables: Tables): void {
  const { MARKS, BUCKETS: buckets, TEXTS } = tables;
  memory.set(leading, tables.LEADING);
  const searched = texts.map(searchedOf).sort((one, other) => markOf(one).localeCompare(markOf(other)));
  memory.fill(0, MARKS, MARKS + 2 * MARK * 16);
  for (let bucket = 0; bucket <= BUCKETS; bucket++) memory[buckets + bucket] = Math.ceil((bucket * searched.length) / BUCKETS);
  for (const [index, text] of searched.entries()) {
    const bucket = bucketOf(index, searched.length);
    for (let place = 0; place < MARK; place++) writeMark(memory, MARKS + 32 * place, bucket, text, place);
    const [place, other] = text.rarest;
    memory.set([text.bytes.length, text.mark, text.folds ? 1 : 0, place, ...text.bytes], TEXTS + ENTRY_BYTES * index);
    memory[TEXTS + ENTRY_BYTES * index + OTHER_PLACE] = other;
  }
}

/** The bucket in whose stretch of texts an index is. */
function bucketOf(index: number, count: number): number {
  let bucket = 0;
  while (Math.ceil(((bucket + 1) * count) / BUCKETS) <= index) bucket++;
  return bucket;
}

/** A place beyond the end of the text may hold any byte. */
function writeMark(memory: Uint8Array, table: number, bucket: number, { bytes, folds, mark }: Searched, place: number): void {
  const wanted = bytes[mark + place];
  for (let byte = 0; byte < 256; byte++) {
    if (wanted !== undefined && foldByte(byte, folds) !== wanted) continue;
    for (const half of [table + (byte & 15), table + 16 + (byte >> 4)]) memory[half] = (memory[half] ?? 0) | (1 << bucket);
  }
}

function searchedOf({ text, letters }: Text): Searched {
  const folds = letters === 'fold';
  const bytes = Uint8Array.from(text.slice(0, LONGEST), (character) => foldByte(character.charCodeAt(0), folds));
  let mark = 0;
  for (let at = 1; at + MARK <= bytes.length; at++) if (rarity(bytes, at) > rarity(bytes, mark)) mark = at;
  return { bytes, folds, mark, rarest: rarestOf(bytes) };
}

/** The places of the two rarest bytes, of other bytes than each other where there are. */
function rarestOf(bytes: Uint8Array): readonly [number, number] {
  const places = [...bytes.keys()].sort((one, other) => rarityOf(bytes[other] ?? 0) - rarityOf(bytes[one] ?? 0));
  const [first = 0] = places;
  return [first, places.find((place) => bytes[place] !== bytes[first]) ?? places[1] ?? first];
}

function markOf({ bytes, mark }: Searched): string {
  return String.fromCharCode(...bytes.subarray(mark, mark + MARK));
}

function rarity(bytes: Uint8Array, from: number): number {
  return bytes.subarray(from, from + MARK).reduce((sum, byte) => sum + rarityOf(byte), 0);
}

function rarityOf(byte: number): number {
  const place = FREQUENT.indexOf(String.fromCharCode(byte));
  return place < 0 ? FREQUENT.length : place;
}
