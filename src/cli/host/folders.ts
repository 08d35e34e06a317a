import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { UsageError } from './host.ts';
import { codeOf, reasonOf } from './reasons.ts';

/** `/proc` and its like have no file of the name, and take none either. */
export async function whyUnwritten(path: string, error: unknown): Promise<string> {
  if (codeOf(error) !== 'ENOENT') return reasonOf(error);
  return (await exists(dirname(path))) ? 'the system allows no file there' : NO_FOLDER;
}

export const NO_FOLDER = 'its folder does not exist';
/** Missing folders that are made above one another; a path with more is a mistake. */
const MOST_NEW_FOLDERS = 16;

/** Step by step: the recursive mkdir of Node never ends where the system lets nobody make folders, such as in /proc. */
export async function makeFolder(path: string, mode = 0o777): Promise<void> {
  try {
    const missing: string[] = [];
    for (let folder = resolve(path); !(await exists(folder)); folder = dirname(folder)) {
      if (missing.push(folder) > MOST_NEW_FOLDERS)
        throw new UsageError(`cannot make the folder ${path}: too many folders are missing`);
    }
    for (const folder of missing.reverse()) await makeOne(folder, mode);
    if (!(await stat(path)).isDirectory()) throw new UsageError(`cannot make the folder ${path}: it is a file`);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const reason = codeOf(error) === 'ENOENT' ? 'the system allows no folder there' : reasonOf(error);
    throw new UsageError(`cannot make the folder ${path}: ${reason}`);
  }
}

/** Another process may make the same folder at the same time. */
async function makeOne(folder: string, mode: number): Promise<void> {
  try {
    await mkdir(folder, { mode });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

export async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}
