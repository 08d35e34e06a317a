import { NEWLINE } from '../bytes.ts';
import { MAX_DEPTH } from '../scan.ts';
import { bytesOf } from './base64.ts';
import { FIELDS } from './fields.generated.ts';
import type { Image } from './image.ts';
import { writeTexts } from './marks.ts';

/** What is found is told in so many words, and these are their places; fields.as knows the same, and the kinds. */
export const FOUND_WORDS = 4;
export const WORD = { field: 0, kind: 1, start: 2, end: 3 } as const;
export const [TEXT, ESCAPED_TEXT, NUMBER, TRUE] = [1, 2, 3, 4] as const;
/** Added to a kind: the value has to be looked at outside. */
export const LOOK = 0x100;

/** What came of a scan, as fields.as knows it. */
export const [PASSED, TAKEN, IRREGULAR] = [0, 1, 2] as const;
type Outcome = typeof PASSED | typeof TAKEN | typeof IRREGULAR;

/** The program of fields.as in memory of its own; all searches share it. */
interface FieldsProgram {
  /** Where tables and line stand. */
  readonly tables: number;
  readonly foundAt: number;
  readonly beforeAt: number;
  /** Gives the number of values; below 0, the line has to be looked at whole. */
  cut(image: Image, bytes: Uint8Array, start: number, end: number): number;
  /**
   * Looks at the lines from `start` on, passes over at most so many of which nobody has to hear, and stops at the next one; null: none is whole within
   * what is looked at at once.
   */
  scan(image: Image, bytes: Uint8Array, start: number, most: number): Outcome | null;
  /** How many lines the last scan passed over; of the next one, its beginning and its line feed in the bytes, and the number of its values. */
  readonly passed: () => number;
  lineStart(): number;
  lineEnd(): number;
  readonly isUnusual: () => number;
  readonly values: () => number;
  /** Where the lines end that the last scan could look at. */
  end(): number;
  /** Bytes that were handed over may be others now. */
  forget(): void;
  /** Of the line that was looked at last: how many values have to be looked at outside, and how many rules were chosen where there is none. */
  readonly looks: () => number;
  readonly chosen: () => number;
  /** Shows a sign; then rules are chosen. */
  readonly show: (sign: number) => void;
  readonly choose: () => number;
  /** All memory, until the next line. */
  memory(): Uint8Array<ArrayBuffer>;
  words(): Uint32Array<ArrayBuffer>;
  /** Where the line stands. */
  lineAt(): number;
  /** The number of the line that was looked at last, as memory has it; and one that no other line has had. */
  line(): number;
  serial(): number;
}

let known: FieldsProgram | null | undefined;

/** The program, made when it is first asked for; null where WebAssembly, or its SIMD, is missing or forbidden. */
export function fieldsProgram(): FieldsProgram | null {
  if (known === undefined) known = made();
  return known;
}

function made(): FieldsProgram | null {
  try {
    return inMemory(new WebAssembly.Instance(new WebAssembly.Module(bytesOf(FIELDS))).exports);
  } catch {
    return null;
  }
}

const PAGE = 0x10000;
/** What the program may read behind a line. */
const BEYOND = 32;
/** So many bytes are copied at once, where a line is not longer. */
const STRETCH = 1 << 18;
/** No longer line is scanned. */
export const LONGEST_SORTED = 1 << 20;
/** Numbers of lines begin again before they are used up. */
const MOST_LINES = 0x7ffffff0;

/** More lines do not stand in a stretch. */
const MOST_AT_ONCE = LONGEST_SORTED;
/** Marks of bytes are made for so many at once. */
const MARKED = 64;

/** Bytes that were copied, and where the last whole line among them ends. */
interface Stretch {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
  readonly linesTo: number;
}

function inMemory(exports: WebAssembly.Exports): FieldsProgram {
  const memory = exports['memory'] as WebAssembly.Memory;
  const call = (name: string) => exports[name] as (...values: readonly number[]) => number;
  const [cut, scan, search, restart] = [call('cut'), call('scan'), call('search'), call('restart')];
  const [mark, walked] = [call('prepare'), call('walked')];
  const textTables = {
    MARKS: numberOf(exports['MARKS']),
    BUCKETS: numberOf(exports['BUCKETS']),
    TEXTS: numberOf(exports['TEXTS']),
    LEADING: numberOf(exports['LEADING']),
  };
  const [passed, lineStart, lineEnd] = [call('passed'), call('lineStart'), call('lineEnd')];
  const tables = numberOf(exports['TABLES']);
  let room = new Uint8Array(memory.buffer as ArrayBuffer);
  let words = new Uint32Array(memory.buffer as ArrayBuffer);
  let installed: Image | null = null;
  /** Where bytes are put, and where the line is among them. */
  let linesAt = tables;
  let lineAt = tables;
  let lines = 0;
  /** Lines before their numbers began again. */
  let linesBefore = 0;
  /** The bytes that are there: lines come one after the other, and are copied many at once. */
  let there: Stretch | null = null;
  /** The bytes that are marked. */
  let marked: Stretch | null = null;
  /** From a place in memory to one in the bytes that were scanned last. */
  let shift = 0;

  /** Views of a memory end when it grows. */
  function makeRoom(bytes: number): void {
    if (bytes <= room.length) return;
    memory.grow(Math.ceil((bytes - room.length) / PAGE));
    room = new Uint8Array(memory.buffer as ArrayBuffer);
    words = new Uint32Array(memory.buffer as ArrayBuffer);
  }

  function install(image: Image): void {
    linesAt = (tables + image.bytes.length + MARKED - 1) & -MARKED;
    makeRoom(linesAt);
    room.set(image.bytes, tables);
    if (image.looked !== null) writeTexts(image.looked, room, textTables);
    [installed, there] = [image, null];
  }

  /** Copies bytes up to `to`; behind them are line feeds. */
  function copy(bytes: Uint8Array, from: number, to: number): Stretch {
    makeRoom(linesAt + to - from + BEYOND);
    room.set(bytes.subarray(from, to), linesAt);
    room.fill(NEWLINE, linesAt + to - from, linesAt + to - from + BEYOND);
    there = { bytes, from, to, linesTo: bytes.lastIndexOf(NEWLINE, to - 1) + 1 };
    return there;
  }

  /** The bytes from a line on, with all of the line; null: it is not whole, or too long. */
  function wholeLines(bytes: Uint8Array, start: number): Stretch | null {
    for (const most of [STRETCH, LONGEST_SORTED]) {
      const stretch = copy(bytes, start, Math.min(bytes.length, start + most));
      if (start < stretch.linesTo) return stretch;
    }
    return null;
  }

  function prepare(image: Image, most: number): void {
    if (lines + most >= MOST_LINES) {
      restart();
      [linesBefore, lines, installed] = [linesBefore + lines, 0, null];
    }
    if (installed !== image) install(image);
  }

  return {
    tables,
    foundAt: numberOf(exports['FOUND']),
    beforeAt: numberOf(exports['BEFORE']),
    cut(image, bytes, start, end) {
      prepare(image, 1);
      lines++;
      const isThere = there !== null && there.bytes === bytes && there.from <= start && end <= there.to;
      const { from } =
        isThere && there !== null ? there : copy(bytes, start, Math.max(end, Math.min(bytes.length, start + STRETCH)));
      lineAt = linesAt + start - from;
      return cut(lineAt, MAX_DEPTH);
    },
    scan(image, bytes, start, most) {
      prepare(image, MOST_AT_ONCE);
      const isThere = there !== null && there.bytes === bytes && there.from <= start && start < there.linesTo;
      const stretch = isThere ? there : wholeLines(bytes, start);
      if (stretch === null) return null;
      shift = stretch.from - linesAt;
      const [first, last] = [start - shift, stretch.linesTo - shift];
      if (image.looked !== null && marked !== stretch) {
        mark(linesAt, last);
        marked = stretch;
      }
      const outcome = (image.looked === null ? scan : search)(first, last, Math.min(most, MOST_AT_ONCE - 1), MAX_DEPTH);
      lines = walked();
      lineAt = lineStart();
      return outcome === TAKEN ? TAKEN : outcome === PASSED ? PASSED : IRREGULAR;
    },
    passed,
    lineStart: () => lineStart() + shift,
    lineEnd: () => lineEnd() + shift,
    isUnusual: call('isUnusual'),
    values: call('values'),
    end: () => there?.linesTo ?? 0,
    forget() {
      there = null;
    },
    looks: call('looks'),
    chosen: call('chosen'),
    show: call('show'),
    choose: call('choose'),
    memory: () => room,
    words: () => words,
    lineAt: () => lineAt,
    line: () => lines,
    serial: () => linesBefore + lines,
  };
}

function numberOf(value: WebAssembly.ExportValue | undefined): number {
  return value instanceof WebAssembly.Global ? Number(value.value) : 0;
}
