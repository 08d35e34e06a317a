import { NEWLINE } from './bytes.ts';

/** Receives stretches of bytes that hold whole lines, each with its line feed (one is added to a last line without). */
export interface LineSink {
  /** Whole lines from `from` on. */
  lines(bytes: Uint8Array, from: number): void;
  /** A line was longer than the limit and is gone. */
  tooLong(): void;
}

interface Splitter {
  push(chunk: Uint8Array): void;
  end(): void;
}

/**
 * Cuts chunks at line feeds. What follows the last line feed of a chunk waits for the next one; a line of many chunks is
 * joined once, and one longer than `maxLineBytes` is dropped as it comes, so that memory stays bounded.
 */
export function createSplitter(maxLineBytes: number, sink: LineSink): Splitter {
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  let dropping = false;

  function keep(part: Uint8Array): void {
    if (dropping || part.length === 0) return;
    if (waitingBytes + part.length > maxLineBytes) {
      drop();
      dropping = true;
      return;
    }
    // A copy: the caller may fill the same chunk again. Node's `Buffer` has a `slice` that is none.
    waiting.push(new Uint8Array(part));
    waitingBytes += part.length;
  }

  function drop(): void {
    waiting = [];
    waitingBytes = 0;
  }

  function finishWaiting(): void {
    if (dropping) sink.tooLong();
    else if (waitingBytes > 0) sink.lines(join(waiting, waitingBytes), 0);
    dropping = false;
    drop();
  }

  return {
    push(chunk) {
      let from = 0;
      if (waitingBytes > 0 || dropping) {
        const first = chunk.indexOf(NEWLINE);
        if (first < 0) return keep(chunk);
        keep(chunk.subarray(0, first));
        finishWaiting();
        from = first + 1;
      }
      const last = chunk.lastIndexOf(NEWLINE);
      if (last >= from) sink.lines(chunk.subarray(0, last + 1), from);
      keep(chunk.subarray(Math.max(from, last + 1)));
    },
    end() {
      finishWaiting();
    },
  };
}

/** One piece, closed with a line feed: the scanner is fastest when it never looks beyond the end. */
function join(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length + 1);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  whole[at] = NEWLINE;
  return whole;
}
