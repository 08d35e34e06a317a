import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { buildPage } from '../../src/scripts/page/build.ts';
import { servePage } from '../../src/scripts/page/serve.ts';

/** The page as it is built, on loopback. */
export interface BuiltPage {
  readonly folder: string;
  readonly address: string;
  /** In a browser profile of its own. `fragment` without its sign. Files of `held` names never come. */
  open(browser: Browser, fragment?: string, options?: BrowserContextOptions & { readonly held?: RegExp }): Promise<OpenedPage>;
  /** Whether the host is gone: it ends every connection. */
  refuse(gone: boolean): void;
  close(): void;
}

export interface OpenedPage {
  readonly page: Page;
  /** What the console said, what failed, what was asked of anybody but the host, and what the policies stopped. */
  readonly complaints: string[];
  /** What was asked of the host, in its order. */
  readonly asked: string[];
}

export async function buildForTest(): Promise<BuiltPage> {
  const folder = mkdtempSync(join(tmpdir(), 'eqlibrium-page-'));
  await buildPage(folder);
  const { address, server } = await servePage(folder, 0);
  let isGone = false;
  server.prependListener('request', (_, response) => {
    if (isGone) response.destroy();
  });
  return {
    folder,
    address,
    async open(browser, fragment = '', options = {}) {
      const { held, ...profile } = options;
      const page = await (await browser.newContext(profile)).newPage();
      if (held !== undefined) await page.context().route(held, () => {});
      const complaints: string[] = [];
      const asked: string[] = [];
      page.on('console', (message) => {
        // Where somebody types over marked letters Chromium puts its own markup with a style there; the policy takes the style away.
        if (!message.text().startsWith('Applying inline style violates')) complaints.push(`${message.type()}: ${message.text()}`);
      });
      page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
      page.context().on('request', (request) => {
        const url = request.url();
        // What keeps the page for a time without network fetches it whole, once.
        if (request.serviceWorker() !== null && url.startsWith(address)) return;
        if (url.startsWith(address)) asked.push(url.slice(address.length).replace(/#.*$/, ''));
        // Modules of printed text are imported from their own address: nobody is asked for them.
        else if (!url.startsWith('data:')) complaints.push(`request: ${url}`);
      });
      await page.goto(fragment === '' ? address : `${address}#${fragment}`);
      return { page, complaints, asked };
    },
    refuse(gone) {
      isGone = gone;
    },
    close() {
      server.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** All targets have answered, and for the text that stands there. */
export async function settled(page: Page, targets: number): Promise<void> {
  await page.waitForFunction(
    (count) =>
      document.querySelectorAll('#panel-outputs [data-target]').length === count &&
      document.querySelector('[data-stale="true"]') === null,
    targets,
  );
}

/** Puts a text into the editor as somebody who pastes it does. */
export async function paste(page: Page, text: string): Promise<void> {
  const content = page.locator('.editor .cm-content');
  await content.click();
  await page.keyboard.press('Control+A');
  await content.evaluate((element, pasted) => {
    const data = new DataTransfer();
    data.setData('text/plain', pasted);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}
