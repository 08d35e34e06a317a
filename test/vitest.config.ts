import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/slow/**', 'node_modules/**', 'dist/**'],
    // What takes some 20 s on an idle machine takes several times that beside others.
    testTimeout: 90_000,
    // A golden file that is missing is a failure, not a first run: `-u` writes it.
    update: 'none',
    // Every core: left to itself vitest keeps one back, which on two cores is half of them.
    maxWorkers: '100%',
    // Files share the modules they import, which is twice as quick, and run in any order: a test that leaves something behind is seen.
    isolate: false,
    sequence: { shuffle: true },
  },
});
