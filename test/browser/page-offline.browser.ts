import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { servePage } from '../../src/scripts/page/serve.ts';
import { TARGET_NAMES } from '../../translators/index.ts';
import { settled } from './built-page.ts';
import { pageForTests } from './page-for-tests.ts';

const built = pageForTests();

const all = TARGET_NAMES.length;

/** The page is kept, and what keeps it answers for it. */
async function kept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (navigator.serviceWorker.controller === null) await new Promise((resolve) => setTimeout(resolve, 20));
  });
}

describe('the page without network', () => {
  it('works after the first load, its rarer parts too', async () => {
    const { page, complaints } = await built.open();
    await settled(page, all);
    await kept(page);
    await page.context().setOffline(true);
    built.refuse(true);
    await page.reload();
    await settled(page, all);
    await page.click('#tab-evidence');
    await page.getByRole('button', { name: 'Prove', exact: true }).click();
    await page.waitForFunction((count) => document.querySelectorAll('[data-proof="exact"]').length >= count, 6);
    await page.evaluate(() => {
      location.hash = '#docs/proof';
    });
    await page.waitForSelector('.prose');
    built.refuse(false);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('is kept beside other pages of the host, and only what was kept of its own folder gives way to a new build', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'eqlibrium-pages-'));
    for (const name of ['one', 'two']) cpSync(built.folder, join(folder, name), { recursive: true });
    const { address, server } = await servePage(folder, 0);
    const { page: first } = await built.open();
    const context = first.context();
    try {
      for (const name of ['one', 'two']) await visit(context, `${address}${name}/`);
      const before = await keptNames(context, `${address}one/`);
      expect(before).toHaveLength(2);
      const script = join(folder, 'one', 'offline.js');
      writeFileSync(script, readFileSync(script, 'utf8').replace(/(?<=const KEPT = OWN \+ )"\w+"/, '"later"'));
      // The new build is fetched beside the old one, and answers when no page of the old one is open.
      await visit(context, `${address}one/`);
      await expect.poll(() => keptNames(context, `${address}two/`), { timeout: 20_000 }).toHaveLength(2);
      const after = await keptNames(context, `${address}two/`);
      expect(after.filter((name) => before.includes(name))).toEqual(before.filter((name) => name.includes('/two/')));
      expect(after.filter((name) => name.includes('/one/'))).toEqual([expect.stringMatching(/later$/)]);
      server.close();
      server.closeAllConnections();
      for (const name of ['one', 'two']) await visit(context, `${address}${name}/`);
    } finally {
      server.close();
      await context.close();
      rmSync(folder, { recursive: true });
    }
  });
});

/** Opens a page until it is kept, and leaves it. */
async function visit(context: BrowserContext, address: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(address);
  await settled(page, all);
  await kept(page);
  await page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update().catch(() => {})));
  await page.evaluate(async () => {
    while ((await navigator.serviceWorker.getRegistration())?.installing) await new Promise((resolve) => setTimeout(resolve, 20));
  });
  await page.close();
}

/** The names of what is kept for all folders of a host. */
async function keptNames(context: BrowserContext, address: string): Promise<readonly string[]> {
  const page = await context.newPage();
  await page.goto(address);
  const names = await page.evaluate(() => caches.keys());
  await page.close();
  return names;
}
