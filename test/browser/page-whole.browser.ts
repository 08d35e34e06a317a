import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { TARGET_NAMES } from '../../translators/index.ts';
import { paste, settled } from './built-page.ts';
import { lowContrasts } from './contrast.ts';
import { pageForTests } from './page-for-tests.ts';

const built = pageForTests();

const all = TARGET_NAMES.length;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds in the page as it stands, shadows included: a line for each rule and place. */
async function findings(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  return await page.evaluate(async () => {
    const {
      axe,
    }: {
      readonly axe?: {
        run(): Promise<{
          readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
        }>;
      };
    } = globalThis as object;
    const { violations } = (await axe?.run()) ?? { violations: [{ id: 'axe is not there', nodes: [{ html: '' }] }] };
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  });
}

describe('the whole page', () => {
  it('has the documentation and every code, found by words, and links of pages lead on in it', async () => {
    const { page, complaints } = await built.open('code/single-equals');
    await page.waitForSelector('#the-code');
    expect(await page.locator('#panel-docs article').textContent()).toContain('a problem: the rule is not accepted');
    await page.fill('#find', 'timelines prove');
    await page.waitForSelector('#hits a[href^="#docs/"]');
    await page.locator('#hits a[href^="#docs/"]').first().click();
    await page.waitForSelector('.prose');
    await page.evaluate(() => {
      location.hash = '#docs/language';
    });
    await page.locator('.prose', { hasText: 'EQL' }).waitFor();
    expect(await page.locator('.prose table').count()).toBeGreaterThan(0);
    expect(await page.locator('.prose a[href$=".md"]').count()).toBe(0);
    await page.evaluate(() => {
      location.hash = '#code/no-such-code';
    });
    await page.getByText('There is no code no-such-code').waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('leads from a loss to the page of its code', async () => {
    const { page } = await built.open();
    await paste(page, 'process where length(process.command_line) > 4096');
    const link = page.locator('[data-status="refused"] a[href^="#code/"]').first();
    await link.waitFor();
    const code = (await link.getAttribute('href'))?.slice('#code/'.length);
    await link.click();
    await page.locator('#the-code', { hasText: code ?? '' }).waitFor();
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)(
    'gives axe nothing to find in any panel, and letters that can be read, when it is %s',
    async (colorScheme) => {
      const { page } = await built.open('', { colorScheme });
      await settled(page, all);
      await page.locator('#options summary').click();
      await page.fill('#option-field', 'no names');
      await page.locator('#options .notice.bad').waitFor();
      expect(await findings(page)).toEqual([]);
      await page.fill('#option-field', '');
      await settled(page, all);
      const tabs = await page.locator('[role="tab"]').evaluateAll((found) => found.map((tab) => tab.id));
      for (const tab of tabs) {
        await page.click(`#${tab}`);
        await page.locator(`[aria-labelledby="${tab}"]`, { hasNotText: /^Loading\.$/ }).waitFor();
        if (tab === 'tab-events') {
          await page.getByRole('button', { name: 'Make events' }).click();
          await page.locator('.list button').first().click();
          await page.waitForSelector('#panel-events [data-verdict]');
        }
        if (tab === 'tab-evidence') {
          await page.getByRole('button', { name: 'Check', exact: true }).click();
          await page.waitForSelector('#engines');
        }
        expect(await findings(page)).toEqual([]);
        expect(await page.evaluate(lowContrasts)).toEqual([]);
      }
      await paste(page, 'process where process.name = "x"');
      await page.waitForSelector('.editor .cm-lintRange-error');
      expect(await findings(page)).toEqual([]);
      await page.context().close();
    },
  );
});
