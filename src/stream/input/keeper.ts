import { NEWLINE, SPACE } from '../bytes.ts';

/** Keeps the bytes of one value that may lie in several chunks. */
interface Keeper {
  /** The chunk that is read now. */
  chunk(bytes: Uint8Array): void;
  /** The value begins here; what was kept before is dropped. */
  begin(at: number): void;
  keeping(): boolean;
  drop(): void;
  /** The value ends before `end`: its bytes on one line, with a line feed behind; null when they are too many. */
  finish(end: number): Uint8Array | null;
  /** The chunk was read; its caller may fill it again. */
  keepChunk(): void;
}

/** At most so many bytes are kept: of a longer value none. */
export function createKeeper(maxBytes: number): Keeper {
  let parts: Uint8Array[] = [];
  let partBytes = 0;
  let now: Uint8Array = new Uint8Array();
  /** Where in the chunk of now the value goes on; -1: nothing is kept. */
  let from = -1;
  let tooLong = false;

  function drop(): void {
    parts = [];
    partBytes = 0;
    from = -1;
    tooLong = false;
  }

  return {
    chunk(bytes) {
      now = bytes;
      if (from >= 0) from = 0;
    },
    begin(at) {
      drop();
      from = at;
    },
    keeping: () => from >= 0,
    drop,
    finish(end) {
      const last = now.subarray(from, end);
      const length = partBytes + last.length;
      const all = tooLong || length > maxBytes ? null : oneLine([...parts, last], length);
      drop();
      return all;
    },
    keepChunk() {
      if (from < 0 || tooLong) return;
      const part = new Uint8Array(now.subarray(from));
      partBytes += part.length;
      if (partBytes <= maxBytes) parts.push(part);
      else [parts, tooLong] = [[], true];
    },
  };
}

/** Line feeds stand only between tokens here, where a space means the same. */
function oneLine(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length + 1);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  for (let feed = whole.indexOf(NEWLINE); feed >= 0; feed = whole.indexOf(NEWLINE, feed + 1)) whole[feed] = SPACE;
  whole[length] = NEWLINE;
  return whole;
}
