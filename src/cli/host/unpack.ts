/** How the bytes of a file are packed. */
type Packing = 'gzip' | 'zstd';

const MARKS: { readonly [Name in Packing]: readonly number[] } = { gzip: [0x1f, 0x8b], zstd: [0x28, 0xb5, 0x2f, 0xfd] };

/** So many first bytes tell. */
export const MARK_BYTES = 4;

/** Told by the first bytes; null: the bytes are as they stand. */
export function packingOf(start: Uint8Array): Packing | null {
  return (['gzip', 'zstd'] as const).find((name) => MARKS[name].every((byte, at) => start[at] === byte)) ?? null;
}

/** Gives all that can be unpacked before it says what is wrong with the rest; several members, or frames, are one after the other. */
export function unpack(chunks: AsyncIterable<Uint8Array>, packing: Packing): AsyncIterable<Uint8Array> {
  return packing === 'gzip' ? gunzip(chunks) : unzstd(chunks);
}

/** Packed bytes go in by so many, so that what comes out of them stays within bounds. */
const PACKED_PIECE = 1 << 14;

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

/** The one of Node 22 takes the first frame for all, and a cut frame for whole. */
async function* unzstd(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const { Decompress } = await import('fzstd');
  const unpacked: Uint8Array[] = [];
  const zstd = new Decompress((chunk) => void unpacked.push(chunk));
  let fault: string | null = null;
  const push = (piece: Uint8Array, isLast: boolean): void => {
    try {
      zstd.push(piece, isLast);
    } catch (error) {
      fault = error instanceof Error ? error.message : String(error);
    }
  };
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length && fault === null; at += PACKED_PIECE) {
      // It keeps what it cannot unpack yet, and the chunk is filled anew.
      push(chunk.slice(at, at + PACKED_PIECE), false);
      yield* unpacked.splice(0);
    }
    if (fault !== null) break;
  }
  if (fault === null) push(new Uint8Array(), true);
  yield* unpacked.splice(0);
  if (fault !== null) throw new Error(`the zstd data is ${fault === 'unexpected EOF' ? 'cut off' : `damaged (${fault})`}`);
}
