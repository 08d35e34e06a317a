import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Pages in a real browser: Chromium, headless. It fails, not skips, where there is none. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: { include: ['test/browser/**/*.browser.ts'], testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false },
});
