import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/suites/**', 'node_modules/**', 'dist/**'],
    testTimeout: 30_000,
    // A golden file that is missing is a failure, not a first run: `-u` writes it.
    update: 'none',
    // Every core: left to itself vitest keeps one back, which on two cores is half of them.
    maxWorkers: '100%',
  },
});
