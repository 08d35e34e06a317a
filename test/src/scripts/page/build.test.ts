import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { placeForPage } from '../../../../src/scripts/page/build.ts';

const folder = mkdtempSync(join(tmpdir(), 'eqlibrium-build-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the place that the page is built to', () => {
  it('is a path from where somebody stands', () => {
    expect(placeForPage(relative(process.cwd(), folder))).toBe(folder);
    expect(placeForPage(join(folder, 'new'))).toBe(join(folder, 'new'));
  });

  it('is never a folder with files of others, for what stands there is replaced', () => {
    writeFileSync(join(folder, 'mine.txt'), 'mine');
    expect(() => placeForPage(folder)).toThrow('holds other files');
    writeFileSync(join(folder, 'offline.js'), '');
    expect(placeForPage(folder)).toBe(folder);
  });
});
