import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** An import as written in a file, with the file it leads to (relative imports) or null (packages). */
export interface Import {
  readonly from: string;
  readonly specifier: string;
  readonly to: string | null;
  /** Nothing of it is left at run time. */
  readonly types: boolean;
  /** Loaded when the code comes to it, not with the file. */
  readonly later: boolean;
}

/** Every hand-written TypeScript file below the given folders, as paths from the root. */
export function sourceFiles(...folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(folder, file)),
  );
}

/** The text of a file named from the root. */
export function textOf(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

/** The imports and re-exports of a file, types included. */
export function importsOf(file: string): readonly Import[] {
  const pattern = /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*'([^']+)'|^\s*import\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm;
  return [...textOf(file).matchAll(pattern)].map((found) => {
    const specifier = found[1] ?? found[2] ?? found[3] ?? '';
    const types = /^\s*(?:import|export)\s+type\b/.test(found[0]);
    const to = specifier.startsWith('.') ? normalize(join(dirname(file), specifier)) : null;
    return { from: file, specifier, to, types, later: found[3] !== undefined };
  });
}
