import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Laws that `npm test` tries on a share of their random cases: whoever asks for the count is among them. */
const laws = globSync('test/**/*.test.ts', { cwd: root, ignore: ['test/slow/**', 'test/suites/**'] }).filter((file) =>
  readFileSync(`${root}/${file}`, 'utf8').includes('/support/random-cases.ts'),
);

/** What takes too long to be waited for at every change, and all random cases of every law. */
export default defineConfig({
  root,
  test: {
    include: ['test/slow/**/*.test.ts', ...laws],
    env: { EQLIBRIUM_RANDOM_CASES: process.env['EQLIBRIUM_RANDOM_CASES'] ?? '1' },
    testTimeout: 120_000,
    maxWorkers: '100%',
    isolate: false,
    sequence: { shuffle: true },
  },
});
