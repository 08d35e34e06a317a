import type { Git } from './call.ts';

/** Above what any readable document may have. */
const LARGEST_FILE = 64 * 1024 * 1024;
/** Bytes that are asked for at a time. */
const BATCH = 32 * 1024 * 1024;

/** The bytes of blobs, one after another; null: the blob is too large for a rule. */
export async function* readBlobs(
  blobs: readonly string[],
  git: Git,
): AsyncGenerator<{ readonly blob: string; readonly bytes: Uint8Array | null }> {
  let batch: string[] = [];
  let size = 0;
  for (const [blob, bytes] of await sizesOf([...new Set(blobs)], git)) {
    if (bytes > LARGEST_FILE) {
      yield { blob, bytes: null };
      continue;
    }
    if (size + bytes > BATCH && batch.length > 0) {
      yield* readBatch(batch, git);
      [batch, size] = [[], 0];
    }
    batch.push(blob);
    size += bytes;
  }
  if (batch.length > 0) yield* readBatch(batch, git);
}

async function sizesOf(blobs: readonly string[], git: Git): Promise<readonly (readonly [string, number])[]> {
  if (blobs.length === 0) return [];
  const told = await git.text(['cat-file', '--batch-check=%(objectname) %(objectsize)'], lines(blobs));
  return told.split('\n').flatMap((line) => {
    const [blob = '', size = ''] = line.split(' ');
    return /^\d+$/.test(size) ? [[blob, Number(size)] as const] : [];
  });
}

/** `NAME SIZE`, a line feed, the bytes, a line feed. */
async function* readBatch(blobs: readonly string[], git: Git) {
  const printed = await git.output(['cat-file', '--batch=%(objectname) %(objectsize)'], lines(blobs));
  let at = 0;
  while (at < printed.length) {
    const end = printed.indexOf(0x0a, at);
    const [blob = '', size = ''] = new TextDecoder().decode(printed.subarray(at, end)).split(' ');
    at = end + 1;
    // What is missing has no bytes behind it.
    if (!/^\d+$/.test(size)) continue;
    yield { blob, bytes: printed.subarray(at, at + Number(size)) };
    at += Number(size) + 1;
  }
}

function lines(blobs: readonly string[]): string {
  return blobs.map((blob) => `${blob}\n`).join('');
}
