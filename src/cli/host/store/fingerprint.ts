import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { VERSION } from '../../../version.ts';

/** What a checkout is made of; a package is one folder, whose files have digests of what they hold in their names. */
const CHECKOUT = ['src', 'translators', 'corpus', 'package.json', 'package-lock.json'];

/**
 * Tells this build of the program from others: version, Node, and name, size and time of each of its files. The version alone would not do
 * where somebody works on the program.
 */
export function programParts(): readonly string[] {
  const here = fileURLToPath(import.meta.url);
  const paths = here.endsWith('.ts') ? CHECKOUT.map((name) => join(dirname(here), '../../../..', name)) : [dirname(here)];
  return [VERSION, process.version, ...paths.flatMap(filesIn)];
}

function filesIn(path: string): readonly string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (found.isDirectory()) return readdirSync(path).flatMap((name) => filesIn(join(path, name)));
  return [`${path} ${found.size} ${found.mtimeMs}`];
}
