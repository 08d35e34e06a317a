import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { layersTable } from '../../test/layers.ts';

const path = fileURLToPath(new URL('../../ARCHITECTURE.md', import.meta.url));

/** ARCHITECTURE with its table of layers as the test of the layers has it. */
export function withLayers(page: string): string {
  return page.replace(
    /(<!-- layers:begin[^>]*-->\n)[\s\S]*?(<!-- layers:end -->)/,
    (_, begin: string, end: string) => `${begin}${layersTable()}\n${end}`,
  );
}

/** Rewrites ARCHITECTURE in place. */
export function updateArchitecture(): void {
  writeFileSync(path, withLayers(readFileSync(path, 'utf8')));
}
