import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { TARGET_NAMES } from '../../translators/index.ts';
import { settled } from './built-page.ts';
import { pageForTests } from './page-for-tests.ts';

const built = pageForTests();
const folder = mkdtempSync(join(tmpdir(), 'eqlibrium-drops-'));
afterAll(() => rmSync(folder, { recursive: true }));

const RULE = 'process where event.type == "start" and process.name : "nc"';

function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** As somebody does it who drags a file over the window: by the browser itself, so that what nobody takes is opened. */
async function drop(page: Page, selector: string, path: string): Promise<void> {
  const place = page.locator(selector).first();
  await place.scrollIntoViewIfNeeded();
  const box = await place.boundingBox();
  if (box === null) throw new Error(`${selector} is not seen`);
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  const at = { x: box.x + Math.min(box.width, 200) / 2, y: box.y + Math.min(box.height, 60) / 2, data };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await session.send('Input.dispatchDragEvent', { type, ...at });
  await session.detach();
}

const editorText = (page: Page): Promise<string> =>
  page.locator('.editor .cm-line').evaluateAll((lines) => lines.map(({ textContent }) => textContent ?? '').join('\n'));

describe('files that are dropped', () => {
  it('are the rule on the rule, a text in a field, and events on Files', async () => {
    const { page, complaints } = await built.open();
    await settled(page, TARGET_NAMES.length);
    await drop(page, '.editor .cm-content', fileOf('rule.eql', `${RULE}\r\n`));
    await expect.poll(() => editorText(page)).toBe(`${RULE}\n`);
    await page.click('#tab-compare');
    await drop(page, '#other', fileOf('other.eql', RULE));
    await expect.poll(() => page.inputValue('#other')).toBe(RULE);
    await drop(page, '#other', fileOf('latin.eql', new Uint8Array([0xe4, 0xf6])));
    await page.locator('#panel-compare .notice.bad', { hasText: 'latin.eql is no UTF-8' }).waitFor();
    expect(await page.inputValue('#other')).toBe(RULE);
    await page.click('#tab-files');
    await drop(
      page,
      '#drop',
      fileOf('events.ndjson', '{"event":{"category":"process","type":"start"},"process":{"name":"NC"}}\n'),
    );
    await page.getByText('1 match among 1 event').waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each(['h1', '#tab-outputs', '#panel-outputs'])(
    'on %s, where nobody takes them, leave the page as it is, with a word',
    async (selector) => {
      const { page, complaints } = await built.open();
      await settled(page, TARGET_NAMES.length);
      await drop(page, selector, fileOf('events.ndjson', '{}\n'));
      await page.locator('.stray .notice', { hasText: 'drop a rule on the rule' }).waitFor();
      expect(page.url()).toBe(built.address);
      await page.getByRole('button', { name: 'I see' }).click();
      expect(await page.locator('.stray').count()).toBe(0);
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );
});
