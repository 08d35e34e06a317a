import { mkdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { buildForTest, paste, settled } from '../../../test/browser/built-page.ts';
import { launchChromium } from '../../../test/browser/chromium.ts';
import { TARGET_NAMES } from '../../../translators/index.ts';
import { reportPage, reviewPage } from './picture-pages.ts';

/** `npm run page:pictures`: the pictures in `docs/page`, of the page as it is built, of a report and of a summary, in headless Chromium. */
const FOLDER = fileURLToPath(new URL('../../../docs/page', import.meta.url));
/** The largest picture that is kept, in bytes. */
const LARGEST = 250_000;

const RULE = `process where event.type == "start" and process.name : ("nc", "ncat*")
  and length(process.command_line) > 20 and not user.name == "svc"
`;

type Scheme = 'light' | 'dark';

interface Picture {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly colorScheme: Scheme;
  readonly prepare?: (page: Page) => Promise<void>;
}

const OF_PAGE: readonly Picture[] = [
  { name: 'narrow', width: 400, height: 860, colorScheme: 'dark' },
  { name: 'outputs', width: 1280, height: 860, colorScheme: 'light' },
  { name: 'outputs-dark', width: 1280, height: 860, colorScheme: 'dark' },
  { name: 'wide', width: 2400, height: 1200, colorScheme: 'light' },
  { name: 'evidence', width: 1280, height: 860, colorScheme: 'dark', prepare: showEvidence },
];

async function showEvidence(page: Page): Promise<void> {
  await page.click('#tab-evidence');
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await page.waitForSelector('#engines');
  await page.getByRole('button', { name: 'Prove', exact: true }).click();
  await page.waitForFunction(() => document.querySelector('#panel-evidence progress') === null);
}

/** Takes a picture of what is seen, from the top. */
async function take(page: Page, name: string): Promise<void> {
  const path = `${FOLDER}/${name}.png`;
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path });
  const { size } = statSync(path);
  if (size > LARGEST) throw new Error(`${path} takes ${size} bytes, and may take ${LARGEST}`);
}

async function takeOfPage(browser: Browser): Promise<void> {
  const built = await buildForTest();
  for (const { name, width, height, colorScheme, prepare } of OF_PAGE) {
    const { page } = await built.open(browser, '', { viewport: { width, height }, colorScheme });
    await settled(page, TARGET_NAMES.length);
    await paste(page, RULE);
    await page.waitForSelector(`#problems[data-letters="${RULE.length}"]`);
    await settled(page, TARGET_NAMES.length);
    await prepare?.(page);
    await take(page, name);
    await page.context().close();
  }
  built.close();
}

/** In both schemes. */
async function takeOfHtml(browser: Browser, name: string, html: string, prepare?: (page: Page) => Promise<void>): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ viewport: { width: 1000, height: 1100 }, colorScheme });
    const page = await context.newPage();
    await page.setContent(html);
    await prepare?.(page);
    await take(page, colorScheme === 'light' ? name : `${name}-dark`);
    await context.close();
  }
}

mkdirSync(FOLDER, { recursive: true });
const browser = await launchChromium();
try {
  await takeOfPage(browser);
  await takeOfHtml(browser, 'report', reportPage());
  await takeOfHtml(browser, 'review', await reviewPage());
} finally {
  await browser.close();
}
