import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT, textOf } from '../../../support/source-tree.ts';

/** Bytes of one picture, and of all. */
const LARGEST = 250_000;
const MOST = 1_400_000;

it('every picture of the page is shown, is a picture, and takes no more than it may', () => {
  const folder = join(ROOT, 'docs/page');
  const names = readdirSync(folder);
  expect(names.length).toBeGreaterThan(8);
  const shown = [textOf('README.md'), textOf('docs/pull-requests.md')].join('\n');
  expect(names.filter((name) => !shown.includes(`page/${name})`))).toEqual([]);
  const sizes = names.map((name) => statSync(join(folder, name)).size);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(LARGEST);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(MOST);
  for (const name of names) expect(readFileSync(join(folder, name)).subarray(1, 4).toString()).toBe('PNG');
});
