import type { Host } from './host.ts';

const NEWLINE = 0x0a;

/** A line of one of several inputs; `file` is null when there is but one. */
export interface LinePlace {
  readonly file: string | null;
  /** Counted from 1 in its file. */
  readonly line: number;
}

/** Several inputs as one stream of lines. */
export interface Inputs {
  /** The bytes of all inputs in their order; each begins a new line. */
  chunks(): AsyncIterable<Uint8Array>;
  /** Where a line of the stream, counted from 1, comes from. Known for lines that were read. */
  placeOf(lineNumber: number): LinePlace;
  /** The name of the input that a line came from, for messages. */
  nameOf(lineNumber: number): string;
}

/** Reads inputs one after the other. */
export function readInputs(inputs: readonly string[], host: Host): Inputs {
  /** Lines before each input. */
  const starts: number[] = [];
  const several = inputs.length > 1;

  async function* chunks(): AsyncIterable<Uint8Array> {
    let lines = 0;
    for (const input of inputs) {
      starts.push(lines);
      let last = NEWLINE;
      const read = host.readChunks(input);
      // The mark of the first input is the mark of the stream, whose reader knows it.
      for await (const chunk of starts.length === 1 ? read : withoutMark(read)) {
        if (several) lines += linesIn(chunk);
        last = chunk.at(-1) ?? last;
        yield chunk;
      }
      if (!several || last === NEWLINE) continue;
      lines++;
      yield Uint8Array.of(NEWLINE);
    }
  }

  function inputOf(lineNumber: number): number {
    // Of inputs without lines, none is meant: the last that starts before the line has it.
    return starts.findLastIndex((start) => start < lineNumber);
  }

  return {
    chunks,
    placeOf(lineNumber) {
      if (!several) return { file: null, line: lineNumber };
      const input = inputOf(lineNumber);
      return { file: named(inputs[input]), line: lineNumber - (starts[input] ?? 0) };
    },
    nameOf: (lineNumber) => named(inputs[several ? inputOf(lineNumber) : 0]),
  };
}

function named(input: string | undefined): string {
  return input === undefined || input === '-' ? '<stdin>' : input;
}

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf] as const;

/** The bytes without a byte order mark in front, which may come in pieces. */
async function* withoutMark(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let start: readonly number[] | null = [];
  for await (const chunk of chunks) {
    if (start === null) {
      yield chunk;
      continue;
    }
    const needed: number = BYTE_ORDER_MARK.length - start.length;
    start = [...start, ...chunk.subarray(0, needed)];
    if (start.length < BYTE_ORDER_MARK.length) continue;
    if (!isMark(start)) yield Uint8Array.from(start);
    start = null;
    if (chunk.length > needed) yield chunk.subarray(needed);
  }
  if (start !== null && start.length > 0) yield Uint8Array.from(start);
}

function isMark(bytes: readonly number[]): boolean {
  return BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte);
}

function linesIn(chunk: Uint8Array): number {
  let lines = 0;
  for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) lines++;
  return lines;
}
