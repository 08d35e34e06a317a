import { resolve } from 'node:path';

/** Programs run in folders of their own, from where a path of the user's leads elsewhere. A name without a folder stays one for the search path. */
export function fromHere(path: string): string {
  return /[/\\]/.test(path) ? resolve(path) : path;
}
