import { createReadStream } from 'node:fs';
import { unreadable } from './reasons.ts';
import { MARK_BYTES, packingOf, unpack } from './unpack.ts';

/** A file, `-` for standard input; gzip and zstd are told by their first bytes. `onRead` is told how many bytes were taken from the file, packed as they are. */
export async function* readChunks(path: string, onRead: (bytes: number) => void = () => {}): AsyncIterable<Uint8Array> {
  const input: AsyncIterable<Uint8Array> = path === '-' ? process.stdin : createReadStream(path, { highWaterMark: 1 << 20 });
  const chunks = counted(input, onRead)[Symbol.asyncIterator]();
  try {
    const first = await firstBytes(chunks);
    if (first === null) return;
    const all = rest(first, chunks);
    const packing = packingOf(first);
    if (packing === null) yield* all;
    else yield* unpack(all, packing);
  } catch (error) {
    unreadable(path, error);
  }
}

async function* counted(chunks: AsyncIterable<Uint8Array>, onRead: (bytes: number) => void): AsyncIterable<Uint8Array> {
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
    start = start.length === 0 ? next.value : Buffer.concat([start, next.value]);
  }
  return start;
}

async function* rest(first: Uint8Array, others: AsyncIterator<Uint8Array>): AsyncIterable<Uint8Array> {
  yield first;
  for (let next = await others.next(); next.done !== true; next = await others.next()) yield next.value;
}
