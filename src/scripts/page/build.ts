import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { offlineScript } from './offline-script.ts';

const SOURCE = fileURLToPath(new URL('../../page', import.meta.url));

/** Where the page is built, unless somebody says otherwise; git ignores it. */
export const PAGE_FOLDER = fileURLToPath(new URL('../../../dist/page', import.meta.url));

/** The file that tells a build of the page from other folders. */
const MARK = 'offline.js';

/** The folder of a path from where somebody stands. Throws where files stand that are no build before: what is there is replaced. */
export function placeForPage(path: string): string {
  const folder = resolve(path);
  const files = folder !== PAGE_FOLDER && existsSync(folder) ? readdirSync(folder) : [];
  if (files.length > 0 && !files.includes(MARK))
    throw new Error(`${path} holds other files, and what is there would be replaced: name a new folder`);
  return folder;
}

/** Builds the page as a folder of files that any host serves, at whatever address. */
export async function buildPage(path = PAGE_FOLDER): Promise<void> {
  const folder = placeForPage(path);
  await build({
    root: SOURCE,
    base: './',
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    worker: { format: 'es' },
    plugins: [keepsForOffline(folder)],
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2000,
      // Workers are built within a plugin, and how long that takes is nothing to warn of.
      rolldownOptions: { checks: { pluginTimings: false } },
    },
  });
}

/** Writes the script that keeps the page for a time without network, when all of its files are there. */
function keepsForOffline(folder: string): Plugin {
  return {
    name: 'eqlibrium-offline',
    closeBundle() {
      const files = readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
        .sort();
      const hash = createHash('sha256');
      for (const file of files) hash.update(file).update(readFileSync(join(folder, file)));
      writeFileSync(join(folder, MARK), offlineScript(hash.digest('hex').slice(0, 16), files));
    },
  };
}
