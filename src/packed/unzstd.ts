import { thrownMessage } from '../source/index.ts';
import { PACKED_PIECE } from './packing.ts';

/**
 * Gives all that can be unpacked before it says what is wrong with the rest; several frames are one after the other. The one of Node 22 takes
 * the first frame for all, and a cut frame for whole, and browsers have none.
 */
export async function* unzstd(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const { Decompress } = await import('fzstd');
  const unpacked: Uint8Array[] = [];
  const zstd = new Decompress((chunk) => void unpacked.push(chunk));
  let fault: string | null = null;
  const push = (piece: Uint8Array, isLast: boolean): void => {
    try {
      zstd.push(piece, isLast);
    } catch (error) {
      fault = thrownMessage(error);
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
