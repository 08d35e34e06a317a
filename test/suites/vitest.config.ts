import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Suites over the public rules and Elasticsearch's own cases; they fail, not skip, where that data is missing. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: { include: ['test/suites/**/*.suite.ts'], testTimeout: 600_000, hookTimeout: 600_000, maxWorkers: '100%' },
});
