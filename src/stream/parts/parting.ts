import { NEWLINE, RETURN, SPACE } from '../bytes.ts';
import { guessByFirstKey, linesBegin } from '../input/index.ts';
import { createSplitter } from '../lines.ts';

/** A piece of an input. */
export interface Piece {
  /** The bytes may be handed on: nobody here looks at them again. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** So many lines, with the one that was too long; of what is no lines, so many at most. */
  readonly lines: number;
  readonly tooLong: boolean;
  /** What the line says that is below it in a bulk request has to be known before anybody goes on behind it. */
  readonly leadsOn: boolean;
}

/** Cuts one input into pieces. */
interface Parting {
  /** Pieces are whole lines, and can be matched side by side; otherwise they all have to be read by one reader, in their order. Known once there is one. */
  isParted(): boolean;
  /** The chunk is not kept. */
  push(chunk: Uint8Array): readonly Piece[];
  /** Whatever there is, as somebody waits for it. */
  flush(): readonly Piece[];
  end(): readonly Piece[];
}

/** A piece is begun anew rather than grown beyond this. */
const PIECE_BYTES = 1 << 20;

/**
 * NDJSON is cut between lines, but not behind one that may tell in a bulk request what the next one is. Anything else is
 * passed on as it comes. `room` gives bytes to be filled, so many at least.
 */
export function createParting(maxLineBytes: number, room: (bytes: number) => Uint8Array<ArrayBuffer>): Parting {
  const pieces: Piece[] = [];
  let asLines: boolean | null = null;
  let filling: Uint8Array<ArrayBuffer> | null = null;
  let filled = 0;

  function add(bytes: Uint8Array): void {
    if (filling !== null && filled + bytes.length > filling.length) cut(true, false);
    if (filling === null || filled + bytes.length > filling.length) {
      const carried = filling?.subarray(0, filled) ?? new Uint8Array();
      filling = room(Math.max(PIECE_BYTES, filled + bytes.length));
      filling.set(carried);
    }
    filling.set(bytes, filled);
    filled += bytes.length;
  }

  /** `carries`: the last lines may wait for those below them. */
  function cut(carries: boolean, tooLong: boolean): void {
    const all = filling?.subarray(0, filled) ?? new Uint8Array();
    const sure = asLines === true && !tooLong ? endOfSure(all) : all.length;
    const end = carries && sure > 0 ? sure : all.length;
    if (end === 0 && !tooLong) return;
    const bytes = all.subarray(0, end);
    const lines = asLines === true ? countOf(bytes, NEWLINE) : countOf(bytes, NEWLINE) + countOf(bytes, RETURN) + 1;
    pieces.push({ bytes, lines: lines + (tooLong ? 1 : 0), tooLong, leadsOn: end > sure });
    [filling, filled] = [null, 0];
    if (end < all.length) add(all.subarray(end));
  }

  const splitter = createSplitter(maxLineBytes, {
    lines: (bytes, from) => add(bytes.subarray(from)),
    tooLong: () => cut(false, true),
  });

  function taken(): readonly Piece[] {
    return pieces.splice(0);
  }

  return {
    isParted: () => asLines === true,
    push(chunk) {
      const begin = asLines === null ? linesBegin(chunk) : 0;
      asLines ??= begin !== null;
      if (asLines) splitter.push(chunk.subarray(begin ?? 0));
      else {
        add(chunk);
        cut(false, false);
      }
      return taken();
    },
    flush() {
      cut(false, false);
      return taken();
    },
    end() {
      if (asLines === true) splitter.end();
      cut(false, false);
      return taken();
    },
  };
}

/** Where the last line ends that says nothing of the line below it; 0: there is none. */
function endOfSure(lines: Uint8Array): number {
  let end = lines.length;
  while (end > 0) {
    const start = end < 2 ? 0 : lines.lastIndexOf(NEWLINE, end - 2) + 1;
    if (!isBlank(lines, start) && guessByFirstKey(lines, start) !== 'action') return end;
    end = start;
  }
  return 0;
}

/** Whether nothing but blanks stands before the line feed. */
function isBlank(lines: Uint8Array, start: number): boolean {
  let at = start;
  while ((lines[at] ?? NEWLINE) <= SPACE && (lines[at] ?? NEWLINE) !== NEWLINE) at++;
  return (lines[at] ?? NEWLINE) === NEWLINE;
}

function countOf(bytes: Uint8Array, byte: number): number {
  let count = 0;
  for (let at = bytes.indexOf(byte); at >= 0; at = bytes.indexOf(byte, at + 1)) count++;
  return count;
}
