import { packingOf } from '../../packed/packing.ts';
import { unzstd } from '../../packed/unzstd.ts';

/** Files are read by so many bytes. */
const CHUNK_BYTES = 1 << 22;

/**
 * The bytes of a file as they are read, unpacked where it is gzip or zstd. While one chunk is looked at, the next is read; no more than two are in
 * memory. `onRead` is told how many bytes of the file were read, packed as they are. Throws what a person can read where a file cannot be matched.
 */
export async function* chunksOf(file: File, onRead: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const start = new Uint8Array(await file.slice(0, 8).arrayBuffer());
  if (EVTX.every((byte, at) => start[at] === byte))
    throw new Error('this is a binary event log: export it as JSON first (evtx_dump, EvtxECmd, Get-WinEvent)');
  const raw = slices(file, onRead);
  const packing = packingOf(start);
  yield* packing === null ? raw : packing === 'zstd' ? unzstd(raw) : gunzip(raw);
}

const EVTX = [...new TextEncoder().encode('ElfFile')];

async function* slices(file: File, onRead: (bytes: number) => void): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const read = (from: number): Promise<ArrayBuffer> => {
    const reading = file.slice(from, from + CHUNK_BYTES).arrayBuffer();
    // What fails before it is asked for is told when it is.
    reading.catch(() => {});
    return reading;
  };
  let next = read(0);
  for (let at = 0; at < file.size; at += CHUNK_BYTES) {
    const chunk = new Uint8Array(await next);
    next = read(at + CHUNK_BYTES);
    onRead(chunk.length);
    yield chunk;
  }
}

async function* gunzip(packed: AsyncGenerator<Uint8Array<ArrayBuffer>>): AsyncGenerator<Uint8Array> {
  const source = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const { done, value } = await packed.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
  });
  const reader = source.pipeThrough(new DecompressionStream('gzip')).getReader();
  // Browsers take what stands behind the first of several packed pieces for a fault.
  const read = () =>
    reader.read().catch((error: unknown) => {
      throw new Error(
        `it cannot be unpacked any further (${reasonOf(error)}); of several packed pieces the command line reads all`,
      );
    });
  for (let next = await read(); !next.done; next = await read()) yield next.value;
}

/** What the fault says of itself; where the platform wraps it in a TypeError without words, what the fault within says. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || (error.cause === undefined ? error.name : reasonOf(error.cause));
}
