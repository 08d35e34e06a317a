import { type Automaton, type Files, type Filing, fileUnder, type Told } from '../rule-index/index.ts';
import { keyTable, leadsTo } from './keys.ts';
import type { Looked } from './marks.ts';
import { listsIn, type Room, type Texts, textsIn, wordsOf } from './sections.ts';
import { fieldTables, type SignTables, textsOf } from './sign-tables.ts';

/** What lines are looked at for. */
export interface Search {
  /** The fields whose values are cut out of lines, those of the signs among them. */
  readonly names: readonly string[];
  /** Keys of an event by which it may be something else, and has to be parsed. */
  readonly stops: readonly string[];
  /** First keys of events that may be something else. */
  readonly firsts: readonly string[];
  /** The signs and items of the rules; of an item's lists, the first is the one it is filed under. */
  readonly filing: Filing;
  readonly rules: number;
  /** Of lines that hold none of these texts, nor may hide one, no rule is to be asked; null: nothing is known that would say so. */
  readonly looked: Looked | null;
}

/** The tables of a search as fields.as and signs.as read them, with where in memory those are that are read outside. */
export interface Image {
  readonly bytes: Uint8Array;
  /** Of each field, its value that was found last; what is known of each sign; the rules that were chosen; the automata. */
  readonly at: { readonly heads: number; readonly ofSigns: number; readonly chosen: number; readonly automata: number };
  /** Where it stands, and where in memory what tells of items begins: behind all else. */
  readonly base: number;
  readonly itemsAt: number;
  readonly looked: Looked | null;
}

const HEADER_WORDS = 36;

/** Where in the header it says whether there is something to learn, and behind it where the tables of items are. */
const LEARNING_WORD = 18;
const SIGN_BYTES = 16;
const AUTOMATON_BYTES = 24;

/** Lays the tables out for a place in memory. */
export function imageOf({ names, stops, firsts, filing, rules, looked }: Search, base: number): Image {
  const { signs, items } = filing;
  const room: Room = { at: base + 4 * HEADER_WORDS, parts: [] };
  const leads = leadsTo(names);
  const keys = keyTable(leads, stops, firsts);
  const slots = add(room, keys.bytes);
  const texts: Texts = textsIn(textsOf(signs), room);
  const perSign = new Uint8Array(4 * signs.length);
  const pieces = listsIn(texts, room);
  const tables: SignTables = fieldTables(names, filing, texts, pieces.lists);
  pieces.finish();
  const heads = add(room, new Uint8Array(8 * names.length));
  const header = [
    ...[keys.mask, slots, leads.root, names.length],
    signs.some((sign) => sign.field === null) ? 1 : 0,
    heads,
    add(room, tables.fields),
    ...[tables.values.mask, add(room, tables.values.slots)],
    ...[tables.bitShift, add(room, tables.bits)],
    ...[tables.gramShift, add(room, tables.grams)],
    ...[add(room, tables.parts), add(room, tables.shorts), add(room, tables.stretches)],
  ];
  const ofSigns = add(room, new Uint8Array(SIGN_BYTES * signs.length));
  header.push(ofSigns, add(room, perSign), 1);
  header.push(...NO_ITEMS, add(room, new Uint8Array(4 * items.length)), add(room, new Uint8Array(4 * rules)));
  const chosen = add(room, new Uint8Array(4 * rules));
  header.push(chosen, add(room, wordsOf(filing.always)), filing.always.length);
  const automata = add(room, new Uint8Array(AUTOMATON_BYTES * filing.automata.length));
  header.push(addPrograms(filing, room), add(room, tables.values.hints), automata);
  room.parts.push({ at: base, bytes: wordsOf(header) });
  const fixed = { bytes: bytesOf(room, base), at: { heads, ofSigns, chosen, automata }, base, itemsAt: room.at, looked };
  return refilled(fixed, { names, filing }, NONE_MADE, true);
}

const NO_ITEMS: readonly number[] = [0, 0, 0, 0];

/** Those automata that were made, by their numbers. */
type Automata = ReadonlyMap<number, Automaton>;
const NONE_MADE: Automata = new Map();

/** The same tables with items filed otherwise, and automata. `isLearning`: it is counted in how many lines signs are shown. */
export function refilled(
  image: Image,
  { names, filing }: Pick<Search, 'names' | 'filing'>,
  made: Automata,
  isLearning: boolean,
): Image {
  const { base, itemsAt } = image;
  const { items } = filing;
  const signs = filing.signs.length;
  const room: Room = { at: itemsAt, parts: [{ at: base, bytes: image.bytes.subarray(0, itemsAt - base) }] };
  const lists = items.flatMap(({ clauses }) => clauses);
  const files = fileUnder(items, signs);
  const places = [
    add(room, wordsOf(files.items)),
    add(room, itemWords(items)),
    add(room, boundWords(lists)),
    add(room, signWords(lists)),
  ];
  room.parts.push({ at: base + 4 * LEARNING_WORD, bytes: wordsOf([isLearning ? 1 : 0, ...places]) });
  room.parts.push({ at: image.at.ofSigns, bytes: ofSignWords(files, signs) });
  room.parts.push({ at: image.at.automata, bytes: automatonWords(filing.automata, made, names, room) });
  return { ...image, bytes: bytesOf(room, base) };
}

/** Of each sign where the items begin that are filed under it, and where they end. */
function ofSignWords({ starts }: Files, signs: number): Uint8Array {
  const words = new Uint32Array((SIGN_BYTES / 4) * signs);
  for (let sign = 0; sign < signs; sign++) words.set([0, starts[sign] ?? 0, starts[sign + 1] ?? 0], (SIGN_BYTES / 4) * sign);
  return wordsOf(words);
}

/** In how many lines each sign was shown, out of the memory of the program. */
export function timesOf({ at: { ofSigns } }: Image, words: Uint32Array, signs: number): Uint32Array {
  return Uint32Array.from({ length: signs }, (_, sign) => words[(ofSigns + SIGN_BYTES * sign) / 4 + 3] ?? 0);
}

/** What a line says of a sign, out of the memory of the program: marks are of twice its number, and of one more for what is sure. */
export function shownIn({ at: { ofSigns } }: Image, words: Uint32Array, sign: number, line: number): Told {
  const mark = (words[(ofSigns + SIGN_BYTES * sign) / 4] ?? 0) - 2 * line;
  return mark === 1 ? 2 : mark === 0 ? 1 : 0;
}

function bytesOf({ at: end, parts }: Room, base: number): Uint8Array {
  const bytes = new Uint8Array(end - base);
  for (const { at, bytes: part } of parts) bytes.set(part, at - base);
  return bytes;
}

/** Lays out the programs of rules, and gives where it stands where each is; 0, there is none. */
function addPrograms({ programs }: Filing, room: Room): number {
  const words = new Uint32Array(programs.reduce((sum, program) => sum + (program?.length ?? 0), 0));
  let filled = 0;
  for (const program of programs) {
    if (program !== null) words.set(program, filled);
    filled += program?.length ?? 0;
  }
  const begin = add(room, wordsOf(words));
  let at = begin;
  const starts = programs.map((program) => {
    if (program === null) return 0;
    const start = at;
    at += 4 * program.length;
    return start;
  });
  return add(room, wordsOf(starts));
}

/** Of each automaton its field, its width, where the classes of bytes are, the next states, what states end, and how often it was missed; of one that is not made, no width. */
function automatonWords(patterns: Filing['automata'], made: Automata, names: readonly string[], room: Room): Uint8Array {
  const words = patterns.flatMap(({ field }, number) => {
    const automaton = made.get(number) ?? null;
    if (automaton === null) return [names.indexOf(field), 0, 0, 0, 0, 0];
    const { width, classes, next, ends } = automaton;
    return [names.indexOf(field), width, add(room, classes), add(room, next), add(room, ends), 0];
  });
  return wordsOf(words);
}

/** How often each automaton was missed, out of the memory of the program. */
export function missesOf({ at: { automata } }: Image, words: Uint32Array, count: number): readonly number[] {
  return Array.from({ length: count }, (_, number) => words[(automata + AUTOMATON_BYTES * number) / 4 + 5] ?? 0);
}

/** Gives the place of what is added. */
function add(room: Room, bytes: Uint8Array): number {
  const at = (room.at + 15) & ~15;
  room.parts.push({ at, bytes });
  room.at = at + bytes.length;
  return at;
}

/** Of each item its rule, its first list and the one behind its last. */
function itemWords(items: Filing['items']): Uint8Array {
  const words = new Uint32Array(3 * items.length);
  let list = 0;
  for (const [item, { rule, clauses }] of items.entries()) {
    words.set([rule, list, list + clauses.length], 3 * item);
    list += clauses.length;
  }
  return wordsOf(words);
}

/** The signs of all lists. */
function signWords(lists: readonly Int32Array[]): Uint8Array {
  const words = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0));
  let filled = 0;
  for (const list of lists) {
    words.set(list, filled);
    filled += list.length;
  }
  return wordsOf(words);
}

/** Where each list begins; one more at the end. */
function boundWords(lists: readonly Int32Array[]): Uint8Array {
  const bounds = new Uint32Array(lists.length + 1);
  for (const [at, { length }] of lists.entries()) bounds[at + 1] = (bounds[at] ?? 0) + length;
  return wordsOf(bounds);
}
