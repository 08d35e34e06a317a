import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { dependenciesTable } from '../../test/dependencies.ts';
import { layersTable } from '../../test/layers.ts';

const path = fileURLToPath(new URL('../../ARCHITECTURE.md', import.meta.url));

/** ARCHITECTURE with its tables as the tests have them that read every import. */
export function withTables(page: string): string {
  return Object.entries({ layers: layersTable(), dependencies: dependenciesTable() }).reduce(
    (text, [name, table]) =>
      text.replace(
        new RegExp(`(<!-- ${name}:begin[^>]*-->\\n)[^]*?(<!-- ${name}:end -->)`),
        (_, begin: string, end: string) => `${begin}${table}\n${end}`,
      ),
    page,
  );
}

/** Rewrites ARCHITECTURE in place. */
export function updateArchitecture(): void {
  writeFileSync(path, withTables(readFileSync(path, 'utf8')));
}
