import { NEWLINE, RETURN } from '../bytes.ts';
import { createSplitter, type LineSink } from '../lines.ts';
import { createTranscoder, encodingOf, type Transcoder, textStart } from './encoding.ts';
import { layoutOf, linesEndInReturns } from './layout.ts';
import { createValueSplitter, type ValueSink } from './values.ts';

/** Takes the bytes of one input. */
export interface Input {
  push(chunk: Uint8Array): void;
  end(): void;
}

interface InputSink extends LineSink, ValueSink {
  /** Values were read, not lines; so many lines they stood on. */
  valuesEnd(lines: number): void;
}

/** An input of NDJSON, and of nothing else. */
export function openLines(maxBytes: number, sink: InputSink): Input {
  return createSplitter(maxBytes, sink);
}

/** Below so many bytes the layout is asked for at every chunk; then whenever there are half as many bytes more. */
const SMALL_HEAD = 4096;

/** So many bytes tell the encoding. */
const BYTES_OF_A_MARK = 3;

/**
 * Where its lines begin, when the beginning of an input shows that it is lines in UTF-8 that end in line feeds; null: it is something else,
 * or more of it would have to be seen.
 */
export function linesBegin(head: Uint8Array): number | null {
  if (head.length < BYTES_OF_A_MARK || encodingOf(head[0], head[1]) !== 'utf-8') return null;
  const start = textStart(head);
  const text = head.subarray(start);
  return linesEndInReturns(text, false) === false && layoutOf(text, false) === 'lines' ? start : null;
}

/** An input whose encoding and layout are told by its beginning. */
export function openInput(maxBytes: number, sink: InputSink): Input {
  const head = createHead();
  let transcoder: Transcoder | null | undefined;
  let reader: Input | null = null;
  let askAt = 0;
  /** Whether lines end in carriage returns; told when there is a reader. */
  let returns = false;

  /** A pipe may give its first bytes one by one. */
  function readStart(start: Uint8Array): void {
    const encoding = encodingOf(start[0], start[1]);
    transcoder = encoding === 'utf-8' ? null : createTranscoder(encoding);
    const bytes = transcoder === null ? start.subarray(textStart(start)) : transcoder.push(start);
    head.clear();
    read(bytes, false);
  }

  /** Takes bytes whose encoding is known. */
  function read(bytes: Uint8Array, ended: boolean): void {
    if (reader !== null) {
      reader.push(returns ? feedsForReturns(bytes) : bytes);
      return;
    }
    const start = head.with(bytes);
    const newLine = bytes.includes(NEWLINE) && start.indexOf(NEWLINE) >= start.length - bytes.length;
    const reading = ended || newLine || start.length >= askAt ? readerFor(start, ended) : null;
    if (reading === null) {
      askAt = start.length < SMALL_HEAD ? 0 : start.length * 1.5;
      head.keep(bytes);
      return;
    }
    reader = reading.reader;
    reader.push(reading.start);
    head.clear();
  }

  /** What reads on, and the beginning for it; null: more must be seen. */
  function readerFor(start: Uint8Array, ended: boolean): { readonly reader: Input; readonly start: Uint8Array } | null {
    const first = linesEndInReturns(start, ended);
    if (first === null) return null;
    const text = first ? feedsForReturns(start) : start;
    const layout = layoutOf(text, ended);
    if (layout === null) return null;
    returns = first;
    return { reader: layout === 'values' ? valueReader() : createSplitter(maxBytes, sink), start: text };
  }

  function valueReader(): Input {
    const values = createValueSplitter(maxBytes, sink);
    return { push: values.push, end: () => sink.valuesEnd(values.end()) };
  }

  return {
    push(chunk) {
      if (transcoder !== undefined) {
        read(transcoder === null ? chunk : transcoder.push(chunk), false);
        return;
      }
      const start = head.with(chunk);
      if (start.length < BYTES_OF_A_MARK) head.keep(chunk);
      else readStart(start);
    },
    end() {
      if (transcoder === undefined) readStart(head.with(new Uint8Array()));
      if (transcoder !== undefined && transcoder !== null) read(transcoder.end(), false);
      if (reader === null) read(new Uint8Array(), true);
      reader?.end();
    },
  };
}

function feedsForReturns(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte) => (byte === RETURN ? NEWLINE : byte));
}

/** Bytes that wait; they are copied seldom, however small the pieces in which they come. */
function createHead() {
  let room = new Uint8Array();
  let length = 0;
  return {
    /** All that waits, and these. Only to be looked at before the next call. */
    with(bytes: Uint8Array): Uint8Array {
      if (length === 0) return bytes;
      if (length + bytes.length > room.length) {
        const larger = new Uint8Array(2 * (length + bytes.length));
        larger.set(room.subarray(0, length));
        room = larger;
      }
      room.set(bytes, length);
      return room.subarray(0, length + bytes.length);
    },
    keep(bytes: Uint8Array): void {
      if (length === 0) room = new Uint8Array(bytes);
      length += bytes.length;
    },
    clear(): void {
      [room, length] = [new Uint8Array(), 0];
    },
  };
}
