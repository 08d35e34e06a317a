import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Real editors that talk to the language server. They fail, not skip, where there is none. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: { include: ['test/editors/**/*.editor.ts'], testTimeout: 180_000, fileParallelism: false },
});
