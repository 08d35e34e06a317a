import { lstat, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { nameBytes } from './file-name.ts';
import type { Standing } from './host.ts';
import { codeOf, unreadable } from './reasons.ts';

/** Finds the folder of a path, which itself may be gone. */
export async function standingOf(path: string): Promise<Standing> {
  let folder = resolve(path);
  const rest: string[] = [];
  while (!(await isFolder(folder))) {
    rest.unshift(basename(folder));
    folder = dirname(folder);
  }
  return { folder, rest: rest.join('/') };
}

/** Whether a path is a file itself, no link to one. */
export async function isOwnFile(path: string): Promise<boolean> {
  try {
    return (await lstat(nameBytes(path))).isFile();
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return false;
    return unreadable(path, error);
  }
}

async function isFolder(path: string): Promise<boolean> {
  if (path === dirname(path)) return true;
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return false;
    return unreadable(path, error);
  }
}
