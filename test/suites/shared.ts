import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder with the rules, suites, seeds and schemas that the suites run on; it stands beside the checkout. */
export const SHARED = process.env['EQLIBRIUM_SHARED'] ?? fileURLToPath(new URL('../../../shared', import.meta.url));

/** A path under the shared folder; throws when it is missing, because a suite that was told to run must not pass unseen. */
export function shared(path: string): string {
  const full = `${SHARED}/${path}`;
  if (!existsSync(full)) throw new Error(`missing test data: ${full} (set EQLIBRIUM_SHARED to the folder that holds it)`);
  return full;
}

/** How much of a long suite to run: what finds a fault soon, or, with EQLIBRIUM_SUITES=full, all of it. */
export function sized(usual: number, full: number): number {
  return process.env['EQLIBRIUM_SUITES'] === 'full' ? full : usual;
}
