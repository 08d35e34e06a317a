import { packingOf } from '../../packed/packing.ts';
import { unzstd } from '../../packed/unzstd.ts';
import { thrownMessage } from '../../source/index.ts';

/** Files are read by so many bytes at most. */
const CHUNK_BYTES = 1 << 20;

/**
 * The bytes of a file as they are read, unpacked where it is gzip or zstd. A chunk is filled anew when the next one is asked for. `onRead` is told
 * how many bytes of the file were read, packed as they are. Throws what a person can read where a file cannot be matched.
 */
export async function* chunksOf(file: File, onRead: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const start = new Uint8Array(await file.slice(0, 8).arrayBuffer());
  if (EVTX.every((byte, at) => start[at] === byte))
    throw new Error('this is a binary event log: export it as JSON first (evtx_dump, EvtxECmd, Get-WinEvent)');
  const raw = rawChunks(file, onRead);
  const packing = packingOf(start);
  yield* packing === null ? raw : packing === 'zstd' ? unzstd(raw) : gunzip(raw);
}

const EVTX = [...new TextEncoder().encode('ElfFile')];

/**
 * A browser that reads into memory which it is handed does so several times as quickly as one that makes memory for each piece. While one chunk
 * is looked at, the next is read; a chunk is filled anew when the next is asked for.
 */
async function* rawChunks(file: File, onRead: (bytes: number) => void): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const read = readerOf(file.stream());
  const rooms = [new Uint8Array(CHUNK_BYTES), new Uint8Array(CHUNK_BYTES)] as const;
  let [next, spare]: [ReturnType<typeof read>, Uint8Array<ArrayBuffer>] = [read(rooms[0]), rooms[1]];
  for (;;) {
    const { done, value } = await next;
    if (done || value === undefined) return;
    next = read(spare);
    // What fails before it is asked for is told when it is.
    next.catch(() => {});
    onRead(value.length);
    yield value;
    spare = new Uint8Array(value.buffer);
  }
}

type Read = (room: Uint8Array<ArrayBuffer>) => Promise<{
  readonly done: boolean;
  readonly value?: Uint8Array<ArrayBuffer> | undefined;
}>;

/** Where no memory can be handed over, the browser makes its own. */
function readerOf(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Read {
  try {
    const reader = stream.getReader({ mode: 'byob' });
    return (room) => reader.read(room);
  } catch {
    const reader = stream.getReader();
    return () => reader.read();
  }
}

async function* gunzip(packed: AsyncGenerator<Uint8Array<ArrayBuffer>>): AsyncGenerator<Uint8Array> {
  const source = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const { done, value } = await packed.next();
      if (done === true) controller.close();
      // It is unpacked while the next is read into the same memory.
      else controller.enqueue(value.slice());
    },
  });
  const reader = source.pipeThrough(new DecompressionStream('gzip')).getReader();
  // Browsers take what stands behind the first of several packed pieces for a fault.
  const read = () =>
    reader.read().catch((error: unknown) => {
      throw new Error(
        `it cannot be unpacked any further (${thrownMessage(error)}); of several packed pieces the command line reads all`,
      );
    });
  for (let next = await read(); !next.done; next = await read()) yield next.value;
}
