import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../folders.ts';
import { UsageError } from '../host.ts';
import { reasonOf } from '../reasons.ts';
import { writeWhole } from '../write-file.ts';
import { programParts } from './fingerprint.ts';
import { ownKey } from './key.ts';
import { placesOf } from './place.ts';
import type { Store } from './store.ts';

/** What is kept: the seal on a line of its own, then the content. */
const SEALED = /^eqlibrium-cache-1 ([0-9a-f]{64})\n/;
const SEAL_LENGTH = 'eqlibrium-cache-1 '.length + 64 + 1;
const BEGINNING = 'eqlibrium-';
const ENDING = '.cache';
/** Larger files are none of ours. */
const LARGEST = 1024 * 1024 * 1024;
/** The oldest go. */
const MOST_KEPT = 32;
const LEAST_SECRET = 32;

/**
 * Opens what is kept in a folder; null: in the usual place. Null when there is nowhere to keep it, or no key that others cannot know.
 * `EQLIBRIUM_CACHE_KEY` is the key for machines that hand the folder on to each other.
 */
export async function openStore(folder: string | null): Promise<Store | null> {
  const places = placesOf(process.env, process.platform);
  const place = folder ?? places?.cache ?? null;
  const secret = process.env['EQLIBRIUM_CACHE_KEY'] ?? '';
  if (secret !== '' && secret.length < LEAST_SECRET)
    throw new UsageError(`EQLIBRIUM_CACHE_KEY is too short to be a secret: at least ${LEAST_SECRET} characters`);
  const key = secret === '' ? await keyIn(places?.state ?? null) : Buffer.from(secret);
  return place === null || key === null ? null : storeIn(place, key);
}

/** Where nothing can be written, nothing is kept. */
async function keyIn(folder: string | null): Promise<Uint8Array | null> {
  return folder === null ? null : await ownKey(folder).catch(() => null);
}

function storeIn(folder: string, key: Uint8Array): Store {
  const pathOf = (name: string): string => join(folder, `${BEGINNING}${name}${ENDING}`);
  const sealOf = (name: string, content: Uint8Array): Uint8Array =>
    createHmac('sha256', key).update(`${name}\n`).update(content).digest();
  return {
    program: digest(programParts()),
    here: process.cwd(),
    digest,
    async read(name) {
      try {
        const found = await stat(pathOf(name));
        if (!found.isFile() || found.size > LARGEST) return null;
        const bytes = await readFile(pathOf(name));
        const [, seal] = SEALED.exec(bytes.toString('latin1', 0, SEAL_LENGTH)) ?? [];
        if (seal === undefined) return null;
        const content = bytes.subarray(SEAL_LENGTH);
        return timingSafeEqual(Buffer.from(seal, 'hex'), sealOf(name, content)) ? content : null;
      } catch {
        return null;
      }
    },
    async write(name, content) {
      try {
        await makeFolder(folder, 0o700);
        const seal = Buffer.from(sealOf(name, content)).toString('hex');
        await writeWhole(pathOf(name), Buffer.concat([Buffer.from(`eqlibrium-cache-1 ${seal}\n`), content]), 0o600);
        await removeOldest(folder);
      } catch (error) {
        if (error instanceof UsageError) throw error;
        throw new UsageError(`cannot write ${pathOf(name)}: ${reasonOf(error)}`);
      }
    },
  };
}

function digest(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}\n`).update(part);
  return hash.digest('hex');
}

/** Nothing is touched that has another name than ours: the folder may be anybody's. */
async function removeOldest(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(BEGINNING) && name.endsWith(ENDING));
  if (names.length <= MOST_KEPT) return;
  const found = await Promise.all(
    names.map(async (name) => ({ name, time: (await stat(join(folder, name)).catch(() => null))?.mtimeMs ?? 0 })),
  );
  found.sort((one, other) => other.time - one.time);
  for (const { name } of found.slice(MOST_KEPT)) await rm(join(folder, name), { force: true });
}
