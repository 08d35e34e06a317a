import { FIELDS } from './fields.generated.ts';
import type { Image } from './image.ts';

/** What is found is told in so many words, and these are their places; fields.as knows the same, and the kinds. */
export const FOUND_WORDS = 4;
export const WORD = { field: 0, kind: 1, start: 2, end: 3 } as const;
export const [TEXT, ESCAPED_TEXT, NUMBER, TRUE] = [1, 2, 3, 4] as const;
/** Added to a kind: the value has to be looked at outside. */
export const LOOK = 0x100;

/** The program of fields.as in memory of its own; all searches share it. */
interface FieldsProgram {
  /** Where tables and line stand. */
  readonly tables: number;
  readonly foundAt: number;
  readonly beforeAt: number;
  /** Gives the number of values; below 0, the line has to be looked at whole. */
  cut(image: Image, bytes: Uint8Array, start: number, end: number, unusualNumbers: boolean): number;
  /** Bytes that were handed over may be others now. */
  forget(): void;
  /** Of the line that was cut last: how many values have to be looked at outside, and how many rules were chosen where there is none. */
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
  /** The number of the line that was cut last. */
  line(): number;
}

let known: FieldsProgram | null | undefined;

/** The program, made when it is first asked for; null where WebAssembly, or its SIMD, is missing or forbidden. */
export function fieldsProgram(): FieldsProgram | null {
  if (known === undefined) known = made();
  return known;
}

function made(): FieldsProgram | null {
  try {
    const bytes = Uint8Array.from(atob(FIELDS), (character) => character.charCodeAt(0));
    return inMemory(new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports);
  } catch {
    return null;
  }
}

const PAGE = 0x10000;
/** What the program may read behind a line. */
const BEYOND = 32;
/** So many bytes are copied at once, where a line is not longer. */
const STRETCH = 1 << 17;
/** Numbers of lines begin again before they are used up. */
const MOST_LINES = 0x7ffffff0;

function inMemory(exports: WebAssembly.Exports): FieldsProgram {
  const memory = exports['memory'] as WebAssembly.Memory;
  const call = (name: string) => exports[name] as (...values: readonly number[]) => number;
  const [cut, restart] = [call('cut'), call('restart')];
  const tables = numberOf(exports['TABLES']);
  let room = new Uint8Array(memory.buffer as ArrayBuffer);
  let words = new Uint32Array(memory.buffer as ArrayBuffer);
  let installed: Image | null = null;
  /** Where bytes are put, and where the line is among them. */
  let linesAt = tables;
  let lineAt = tables;
  let lines = 0;
  /** The bytes that are there: lines come one after the other, and are copied many at once. */
  let there: { readonly bytes: Uint8Array; readonly from: number; readonly to: number } | null = null;

  /** Views of a memory end when it grows. */
  function makeRoom(bytes: number): void {
    if (bytes <= room.length) return;
    memory.grow(Math.ceil((bytes - room.length) / PAGE));
    room = new Uint8Array(memory.buffer as ArrayBuffer);
    words = new Uint32Array(memory.buffer as ArrayBuffer);
  }

  function install(image: Image): void {
    linesAt = (tables + image.bytes.length + 15) & ~15;
    makeRoom(linesAt);
    room.set(image.bytes, tables);
    [installed, there] = [image, null];
  }

  function copy(bytes: Uint8Array, from: number, end: number): number {
    const to = Math.max(end, Math.min(bytes.length, from + STRETCH));
    makeRoom(linesAt + to - from + BEYOND);
    room.set(bytes.subarray(from, to), linesAt);
    there = { bytes, from, to };
    return from;
  }

  return {
    tables,
    foundAt: numberOf(exports['FOUND']),
    beforeAt: numberOf(exports['BEFORE']),
    cut(image, bytes, start, end, unusualNumbers) {
      if (++lines >= MOST_LINES) {
        restart();
        [lines, installed] = [1, null];
      }
      if (installed !== image) install(image);
      const isThere = there !== null && there.bytes === bytes && there.from <= start && end <= there.to;
      const from = isThere && there !== null ? there.from : copy(bytes, start, end);
      lineAt = linesAt + start - from;
      return cut(lineAt, unusualNumbers ? 1 : 0);
    },
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
  };
}

function numberOf(value: WebAssembly.ExportValue | undefined): number {
  return value instanceof WebAssembly.Global ? Number(value.value) : 0;
}
