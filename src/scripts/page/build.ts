import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { offlineScript } from './offline-script.ts';

const SOURCE = fileURLToPath(new URL('../../page', import.meta.url));

/** Where the page is built, unless somebody says otherwise; git ignores it. */
export const PAGE_FOLDER = fileURLToPath(new URL('../../../dist/page', import.meta.url));

/** Builds the page as a folder of files that any host serves, at whatever address. */
export async function buildPage(folder = PAGE_FOLDER): Promise<void> {
  await build({
    root: SOURCE,
    base: './',
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    worker: { format: 'es' },
    plugins: [keepsForOffline()],
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2000,
    },
  });
}

/** Writes the script that keeps the page for a time without network, when all of its files are there. */
function keepsForOffline(): Plugin {
  let folder = '';
  return {
    name: 'eqlibrium-offline',
    configResolved({ root, build: { outDir } }) {
      folder = join(root, relative(root, outDir));
    },
    closeBundle() {
      const files = readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
        .sort();
      const hash = createHash('sha256');
      for (const file of files) hash.update(file).update(readFileSync(join(folder, file)));
      writeFileSync(join(folder, 'offline.js'), offlineScript(hash.digest('hex').slice(0, 16), files));
    },
  };
}
