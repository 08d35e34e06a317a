import { randomBytes } from 'node:crypto';
import { lstat, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder } from '../folders.ts';
import { writeWhole } from '../write-file.ts';

const BYTES = 32;
const WRITTEN = new RegExp(`^[0-9a-f]{${2 * BYTES}}\n$`);

/**
 * The secret by which what is kept is known again. It never stands in the folder of what is kept: whoever hands that folder to somebody, or
 * writes into it, cannot make anything that would be believed. Made when there is none; null: there is one that others may know, or that is none.
 */
export async function ownKey(folder: string): Promise<Uint8Array | null> {
  const path = join(folder, 'cache.key');
  const found = await readKey(path);
  if (found !== 'none') return found;
  await makeFolder(dirname(path), 0o700);
  await writeWhole(path, `${randomBytes(BYTES).toString('hex')}\n`, 0o600);
  // Another process may have made one at the same time: the last one stays.
  const made = await readKey(path);
  return made === 'none' ? null : made;
}

async function readKey(path: string): Promise<Uint8Array | null | 'none'> {
  const found = await lstat(path).catch(() => null);
  if (found === null) return 'none';
  const foreign = process.getuid !== undefined && (found.uid !== process.getuid() || (found.mode & 0o077) !== 0);
  if (!found.isFile() || foreign) return null;
  const text = await readFile(path, 'latin1');
  return WRITTEN.test(text) ? Buffer.from(text.trim(), 'hex') : null;
}
