import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Real engines over the same questions and corpora; they fail, not skip, where a server cannot start. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['test/engines/**/*.engine.ts'],
    globalSetup: ['test/engines/global-setup.ts'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // One server, and files that would only make each other wait.
    fileParallelism: false,
  },
});
