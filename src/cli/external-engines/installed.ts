import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folders of the project in which `.engines` may stand: above the sources, and above the bundled command line. */
const ROOTS = ['../../..', '../..'];

/** A file below `.engines`, where `npm run engines:install` puts engines; null: it is not there. */
export function installed(path: string): string | null {
  const places = ROOTS.map((root) => fileURLToPath(new URL(`${root}/.engines/${path}`, import.meta.url)));
  return places.find((place) => existsSync(place)) ?? null;
}
