import { type Host, UsageError } from '../host/host.ts';
import { readBlobs } from './blobs.ts';
import type { GitFile } from './changed-files.ts';
import type { Repository } from './repository.ts';

/** What is handed on of each file: its place in the list, and its bytes, or why there are none. */
type Take = (at: number, content: Uint8Array | string) => void;

/**
 * Reads files of versions, wherever they are kept, and hands them on in any order; nothing of them is kept. Links are not followed: where one
 * leads is no part of the repository.
 */
export async function readContents(files: readonly GitFile[], repository: Repository, host: Host, take: Take): Promise<void> {
  for (const [at, { kind }] of files.entries()) if (kind !== 'file') take(at, ODD[kind]);
  const places = new Map<string, number[]>();
  for (const [at, { blob, kind }] of files.entries())
    if (blob !== null && kind === 'file') places.set(blob, [...(places.get(blob) ?? []), at]);
  const missing = new Set(places.keys());
  for await (const { blob, bytes } of readBlobs([...places.keys()], repository.git)) {
    missing.delete(blob);
    for (const at of places.get(blob) ?? []) take(at, bytes ?? 'it is too large for a rule');
  }
  const [lacking] = [...missing].flatMap((blob) => (places.get(blob) ?? []).filter((at) => files[at]?.stands !== true));
  if (lacking !== undefined)
    throw new UsageError(`git has no bytes of ${files[lacking]?.path} here`, [
      'the clone is a partial one, or damaged: git fetch --refetch gets them, and git fsck tells',
    ]);
  for (const [at, file] of files.entries()) {
    if (file.kind === 'file' && (file.blob === null || missing.has(file.blob)))
      take(at, await ofWorkingTree(file, repository, host));
  }
}

const ODD = {
  link: 'it is a link, and links are not followed',
  submodule: 'it is a submodule, whose rules are in a repository of their own',
} as const;

async function ofWorkingTree({ path }: GitFile, { root }: Repository, host: Host): Promise<Uint8Array | string> {
  const file = `${root ?? ''}/${path}`;
  try {
    return (await host.isOwnFile(file))
      ? await host.readFile(file)
      : 'it is a link or no file at all, and links are not followed';
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return error.message;
  }
}
