import { PACKED_PIECE, type Packing } from '../../packed/packing.ts';
import { unzstd } from '../../packed/unzstd.ts';

/** Gives all that can be unpacked before it says what is wrong with the rest; several members, or frames, are one after the other. */
export function unpack(chunks: AsyncIterable<Uint8Array>, packing: Packing): AsyncIterable<Uint8Array> {
  return packing === 'gzip' ? gunzip(chunks) : unzstd(chunks);
}

async function* gunzip(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
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
