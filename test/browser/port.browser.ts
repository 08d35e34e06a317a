import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { portHtml } from '../../src/report/port/page/page.ts';
import { launchChromium } from './chromium.ts';
import { lowContrasts } from './contrast.ts';
import { portOfMany } from './port-of-many.ts';

/** As many rules as there are public ones. */
const MANY = 828;

const TELEPHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } as const;

let browser: Browser;
let folder: string;
const pages = { many: '', few: '' };

beforeAll(async () => {
  browser = await launchChromium();
  folder = mkdtempSync(join(tmpdir(), 'eqlibrium-pages-'));
  for (const [name, count] of [['many', MANY] as const, ['few', 12] as const]) {
    const file = join(folder, `${name}.html`);
    const html = await portHtml(portOfMany(count));
    expect(html.length).toBeLessThan(3_000_000);
    writeFileSync(file, html);
    pages[name] = pathToFileURL(file).href;
  }
});

afterAll(async () => {
  await browser?.close();
  if (folder !== undefined) rmSync(folder, { recursive: true });
});

interface Opened {
  readonly page: Page;
  /** What the console said, what failed, and what was asked for besides the page. */
  readonly complaints: string[];
}

async function open(url: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const page = await (await browser.newContext(options)).newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (request.url().split('#')[0] !== url.split('#')[0]) complaints.push(`request: ${request.url()}`);
  });
  await page.goto(url);
  return { page, complaints };
}

describe('the page of a port in a browser', () => {
  it('of as many rules as there are public ones is painted within a second', async () => {
    const times: number[] = [];
    // The machine may be at other things: the best of three tells what the page takes.
    for (let round = 0; round < 3; round++) {
      const { page } = await open(pages.many);
      await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
      times.push(await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity));
      await page.context().close();
    }
    expect(Math.min(...times)).toBeLessThan(1000);
  });

  it.each(['many', 'few'] as const)(
    'of %s rules asks for nothing, complains of nothing, and runs nothing of a rule',
    async (name) => {
      const { page, complaints } = await open(pages[name]);
      for (const summary of (await page.locator('ul.rules > li > details > summary').all()).slice(0, 8)) await summary.click();
      await expect.poll(() => page.locator('ul.rules details[open] pre').count()).toBeGreaterThanOrEqual(8);
      expect(await page.locator('[data-part]').count()).toBe(name === 'many' ? MANY - 8 : 0);
      expect(await page.locator('img').count()).toBe(0);
      expect(await page.title()).toBe('Port of detection rules');
      expect(complaints).toEqual([]);
    },
  );

  it('is worked by the keyboard alone: to the search, to a rule, into its texts', async () => {
    const { page, complaints } = await open(pages.many);
    const focused = (): Promise<string> =>
      page.evaluate(() => document.activeElement?.id || (document.activeElement?.tagName ?? ''));
    for (let press = 0; press < 20 && (await focused()) !== 'search'; press++) await page.keyboard.press('Tab');
    expect(await focused()).toBe('search');
    await page.keyboard.type('rule 500');
    await expect.poll(() => page.locator('ul.rules > li:visible').count()).toBe(1);
    expect(await page.locator('#found').textContent()).toBe('1 rule');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('SUMMARY');
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle);
    expect(outline).toBe('solid');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('ul.rules details[open] pre').count()).toBeGreaterThan(0);
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('PRE');
    expect(complaints).toEqual([]);
  });

  it('is read by what reads a screen: one heading above others, named regions, tables with heads, pictures as numbers', async () => {
    const { page } = await open(pages.few);
    expect(await page.getByRole('heading', { level: 1 }).allTextContents()).toEqual(['Port of detection rules']);
    const levels = await page.evaluate(() => [...document.querySelectorAll('h1,h2,h3')].map((one) => Number(one.tagName[1])));
    for (const [at, level] of levels.entries()) expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1);
    expect(await page.getByRole('main').count()).toBe(1);
    expect(await page.getByRole('searchbox', { name: 'Find rules by name, target or outcome' }).count()).toBe(1);
    for (const numbers of await page.getByText('The numbers of this picture').all()) await numbers.click();
    const rows = page.getByRole('table').nth(1).getByRole('row');
    expect(await rows.nth(0).getByRole('columnheader').allTextContents()).toContain('differs');
    expect(await rows.nth(2).getByRole('rowheader').textContent()).toBe('sigma');
    // Pictures themselves are passed over: the numbers stand beside them.
    expect(await page.locator('svg:not([aria-hidden="true"])').count()).toBe(0);
    const nameless = await page.evaluate(() =>
      [...document.querySelectorAll('[role="region"], input, summary, a, button')]
        .filter((one) => `${one.getAttribute('aria-label') ?? ''}${one.textContent ?? ''}` === '' && one.id !== 'search')
        .map((one) => one.outerHTML.slice(0, 80)),
    );
    expect(nameless).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('can be read in the %s scheme: letters and shapes stand out', async (colorScheme) => {
    const { page } = await open(pages.few, { colorScheme });
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('details')) one.open = true;
    });
    expect(await page.evaluate(lowContrasts)).toEqual([]);
    const page_ = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(page_).toBe(colorScheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(13, 17, 23)');
  });

  it('fits a telephone: nothing is wider, letters are not tiny, what is pressed is large enough', async () => {
    const { page } = await open(pages.many, TELEPHONE);
    await page.locator('ul.rules > li > details > summary').first().tap();
    await expect.poll(() => page.locator('ul.rules details[open] pre').count()).toBeGreaterThan(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(TELEPHONE.viewport.width);
    const letters = await page.evaluate(() =>
      [...document.querySelectorAll('svg text')].map((one) => one.getBoundingClientRect().height).filter((height) => height > 0),
    );
    expect(Math.min(...letters)).toBeGreaterThanOrEqual(10);
    const targets = await page.evaluate(() =>
      [...document.querySelectorAll('summary, input')]
        .map((one) => one.getBoundingClientRect().height)
        .filter((height) => height > 0),
    );
    expect(Math.min(...targets)).toBeGreaterThanOrEqual(24);
  });

  it('opens the rule that an address names', async () => {
    const { page } = await open(`${pages.many}#rule-500`);
    await expect.poll(() => page.locator('#rule-500[open] pre').count()).toBeGreaterThan(0);
  });
});
