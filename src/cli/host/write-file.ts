import { access, constants, lstat, open, readlink, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/**
 * Writes a file as a whole or not at all: beside its place under a name nobody can guess, then moved there. What stood there before stays
 * until then. A link is replaced, not followed: a folder of output may hold links that somebody else put there. What is no file (a pipe,
 * `/dev/stdout`) takes the text itself. `mode` is who may read a new file.
 */
export async function writeWhole(path: string, text: string | Uint8Array, mode = 0o666): Promise<void> {
  const before = await stat(path).catch(() => null);
  if (before?.isDirectory() === true) throw Object.assign(new Error(`${path} is a folder`), { code: 'EISDIR' });
  if ((before !== null && !before.isFile()) || (await leadsToDevice(path))) {
    await writeFile(path, text);
    return;
  }
  const replaced = (await lstat(path).catch(() => null))?.isFile() === true ? before : null;
  const { randomBytes } = await import('node:crypto');
  const beside = join(dirname(path), `.eqlibrium-${randomBytes(12).toString('hex')}.tmp`);
  try {
    // `wx`: a file or a link of this name, however it came there, is an error.
    const file = await open(beside, 'wx', mode);
    try {
      await file.writeFile(text);
      if (replaced !== null) await file.chmod(replaced.mode & 0o777);
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => {});
    throw error;
  }
}

/**
 * Writes a file anew that stands where it is, with its permissions. A link stays one: the file that it leads to changes. What nobody may write
 * is not replaced either, though its folder would allow it.
 */
export async function rewriteWhole(path: string, text: string): Promise<void> {
  const real = await realpath(path);
  const { mode } = await stat(real);
  if ((mode & 0o222) === 0) throw Object.assign(new Error(`${path} is read-only`), { code: 'EACCES' });
  await access(real, constants.W_OK);
  await writeWhole(real, text);
}

/** Links that follow one another before it is a mistake. */
const MOST_LINKS = 16;

/** `/dev/stdout` and `/dev/fd/3` are links to whatever the process was started with, which may be a file: they stand for it. */
async function leadsToDevice(path: string): Promise<boolean> {
  let at = resolve(path);
  for (let links = 0; links < MOST_LINKS; links++) {
    if (/^\/(?:dev|proc)\//.test(at)) return true;
    const target = await readlink(at).catch(() => null);
    if (target === null) return false;
    at = resolve(dirname(at), target);
  }
  return false;
}
