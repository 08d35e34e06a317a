import { fileURLToPath } from 'node:url';
import { build } from 'vite';

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
