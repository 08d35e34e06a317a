import type { ParseOutcome } from '../../api/parse.ts';
import type { Host } from '../host/host.ts';
import { tooSlow } from './read-file.ts';

/** What became of one file. No bytes: it cannot be read, which has been told; no outcome: it is not meant to be a rule. */
type ReadInTurn =
  | { readonly file: string; readonly bytes: null }
  | { readonly file: string; readonly bytes: Uint8Array; readonly outcome: ParseOutcome | null };

/** Watching the time costs as much as reading a rule, so that many files are watched together. */
const TOGETHER = 64;

/**
 * Reads files in their order, each within its time. Files are read under one watch: when it ends them, those that are done stay, and each
 * of the others has its own.
 */
export async function* readInTurn(
  files: readonly string[],
  bytesOf: (file: string) => Promise<Uint8Array | null>,
  read: (file: string, bytes: Uint8Array) => ParseOutcome | null,
  timeout: number,
  host: Host,
): AsyncGenerator<ReadInTurn> {
  for (let start = 0; start < files.length; start += TOGETHER) {
    const loaded: { readonly file: string; readonly bytes: Uint8Array | null }[] = [];
    for (const file of files.slice(start, start + TOGETHER)) loaded.push({ file, bytes: await bytesOf(file) });
    const done: (ParseOutcome | null)[] = [];
    host.withinTime(() => {
      for (const { file, bytes } of loaded) done.push(bytes === null ? null : read(file, bytes));
    }, timeout);
    for (const [at, { file, bytes }] of loaded.entries()) {
      const known = done[at];
      if (bytes === null) yield { file, bytes };
      else if (known !== undefined) yield { file, bytes, outcome: known };
      else {
        const alone = host.withinTime(() => read(file, bytes), timeout);
        yield { file, bytes, outcome: alone.ended ? alone.value : tooSlow(file, timeout) };
      }
    }
  }
}
