import { createReadStream } from 'node:fs';
import { unreadable } from './reasons.ts';

/** A file, `-` for standard input; gzip is told by its first two bytes. */
export async function* readChunks(path: string): AsyncIterable<Uint8Array> {
  const input: AsyncIterable<Uint8Array> = path === '-' ? process.stdin : createReadStream(path, { highWaterMark: 1 << 20 });
  const chunks = input[Symbol.asyncIterator]();
  try {
    const first = await twoBytes(chunks);
    if (first === null) return;
    const all = rest(first, chunks);
    if (first[0] === 0x1f && first[1] === 0x8b) yield* unpack(all);
    else yield* all;
  } catch (error) {
    unreadable(path, error);
  }
}

/** The first chunk; a pipe may give its first byte alone. */
async function twoBytes(chunks: AsyncIterator<Uint8Array>): Promise<Uint8Array | null> {
  let start: Uint8Array = new Uint8Array();
  while (start.length < 2) {
    const next = await chunks.next();
    if (next.done === true) return start.length === 0 ? null : start;
    start = start.length === 0 ? next.value : Buffer.concat([start, next.value]);
  }
  return start;
}

/** Packed bytes go in by so many, so that what comes out of them stays within bounds. */
const PACKED_PIECE = 1 << 14;

/** Gives all that can be unpacked before it says what is wrong with the rest. */
async function* unpack(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const gunzip = (await import('node:zlib')).createGunzip({ chunkSize: 1 << 17 });
  const unpacked: Uint8Array[] = [];
  let fault: Error | null = null;
  gunzip.on('data', (chunk: Uint8Array) => unpacked.push(chunk));
  const broken = new Promise<void>((resolve) => {
    gunzip.on('error', (error) => {
      fault = error;
      resolve();
    });
  });
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length && fault === null; at += PACKED_PIECE) {
      const piece = chunk.subarray(at, at + PACKED_PIECE);
      await Promise.race([broken, new Promise<void>((resolve) => void gunzip.write(piece, () => resolve()))]);
      yield* unpacked.splice(0);
    }
    if (fault !== null) break;
  }
  if (fault === null) await Promise.race([broken, new Promise<void>((resolve) => void gunzip.once('end', resolve).end())]);
  yield* unpacked.splice(0);
  if (fault !== null) throw fault;
}

async function* rest(first: Uint8Array, others: AsyncIterator<Uint8Array>): AsyncIterable<Uint8Array> {
  yield first;
  for (let next = await others.next(); next.done !== true; next = await others.next()) yield next.value;
}
