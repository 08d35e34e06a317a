import { open } from 'node:fs/promises';
import { MARK_BYTES, packingOf } from '../../packed/packing.ts';
import { unreadable } from './reasons.ts';
import { unpack } from './unpack.ts';

/** Bytes are read by so many. */
const CHUNK_BYTES = 1 << 21;

/**
 * A file, `-` for standard input; gzip and zstd are told by their first bytes. `onRead` is told how many bytes were taken from the file, packed as they are.
 * A chunk is filled anew when the next one is asked for.
 */
export async function* readChunks(path: string, onRead: (bytes: number) => void = () => {}): AsyncIterable<Uint8Array> {
  const chunks = counted(path === '-' ? process.stdin : fileChunks(path), onRead);
  try {
    const first = await firstBytes(chunks);
    if (first === null) return;
    const all = rest(first, chunks);
    const packing = packingOf(first);
    if (packing === null) yield* all;
    else yield* unpack(all, packing);
  } catch (error) {
    unreadable(path, error);
  } finally {
    await chunks.return(undefined);
  }
}

/** While one chunk is looked at, the next is read. */
async function* fileChunks(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  const rooms = [new Uint8Array(CHUNK_BYTES), new Uint8Array(CHUNK_BYTES)] as const;
  const readInto = (room: Uint8Array): Promise<Uint8Array> => {
    const reading = file.read(room, 0, CHUNK_BYTES, null).then(({ bytesRead }) => room.subarray(0, bytesRead));
    // What fails before it is asked for is told when it is.
    reading.catch(() => {});
    return reading;
  };
  try {
    let next = readInto(rooms[0]);
    for (let isOther = true; ; isOther = !isOther) {
      const chunk = await next;
      if (chunk.length === 0) return;
      next = readInto(rooms[isOther ? 1 : 0]);
      yield chunk;
    }
  } finally {
    // It waits for what is being read, and of a pipe that may be for ever.
    file.close().catch(() => {});
  }
}

async function* counted(chunks: AsyncIterable<Uint8Array>, onRead: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    onRead(chunk.length);
    yield chunk;
  }
}

/** The first chunk, and those after it until they tell how they are packed; a pipe may give its first byte alone. */
async function firstBytes(chunks: AsyncIterator<Uint8Array>): Promise<Uint8Array | null> {
  let start: Uint8Array = new Uint8Array();
  while (start.length < MARK_BYTES) {
    const next = await chunks.next();
    if (next.done === true) return start.length === 0 ? null : start;
    if (start.length === 0 && next.value.length >= MARK_BYTES) return next.value;
    start = Buffer.concat([start, next.value]);
  }
  return start;
}

async function* rest(first: Uint8Array, others: AsyncIterator<Uint8Array>): AsyncIterable<Uint8Array> {
  yield first;
  for (let next = await others.next(); next.done !== true; next = await others.next()) yield next.value;
}
