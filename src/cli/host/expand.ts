import { realpath, stat } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { type Expansion, UsageError } from './host.ts';
import { codeOf, reasonOf, unreadable } from './reasons.ts';
import { type Walk, type WalkedFor, walk } from './walk.ts';

/** Links are followed; one that leads in a circle ends after its first round, and one that leads nowhere is no file. */
const GLOB = { onlyFiles: true, expandDirectories: false, followSymbolicLinks: true, ignore: ['**/node_modules/**'] };

/** Files behind a path, a folder or a glob. */
export async function expand(pattern: string, what: WalkedFor = 'rules'): Promise<Expansion> {
  if (pattern === '-') return { files: ['-'], many: false, unreadable: [] };
  const found = await stat(pattern).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return null;
    return unreadable(pattern, error);
  });
  if (found !== null && !found.isDirectory()) return { files: [pattern], many: false, unreadable: [] };
  if (found === null && !/[*?[{]/.test(pattern)) throw new UsageError(`no such file or folder: ${pattern}`);
  const { files, unreadable: missed } = found === null ? await expandGlob(pattern) : await walk(pattern, what);
  return {
    files,
    many: true,
    unreadable: missed.map(({ path, error }) => `cannot read ${path}: ${reasonOf(error)}`),
  };
}

/** Links lead to one file by many ways, of which the shortest is taken. */
async function expandGlob(pattern: string): Promise<Walk> {
  const { glob } = await import('tinyglobby');
  const found = await glob(pattern, { ...GLOB, absolute: isAbsolute(pattern) });
  const files = new Map<string, string>();
  for (const path of found.sort((a, b) => a.length - b.length || (a < b ? -1 : 1))) {
    const real = await realpath(path);
    if (!files.has(real)) files.set(real, path);
  }
  return { files: [...files.values()].sort(), unreadable: [] };
}
