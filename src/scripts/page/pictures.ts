import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { buildForTest, paste, settled } from '../../../test/browser/built-page.ts';
import { launchChromium } from '../../../test/browser/chromium.ts';
import { TARGET_NAMES } from '../../../translators/index.ts';

/** `npm run page:pictures`: the pictures of the page in `docs/page`, of the page as it is built, in headless Chromium. */
const FOLDER = fileURLToPath(new URL('../../../docs/page', import.meta.url));

const RULE = `process where event.type == "start" and process.name : ("nc", "ncat*")
  and length(process.command_line) > 20 and not user.name == "svc"
`;

interface Picture {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly colorScheme: 'light' | 'dark';
  readonly prepare?: (page: Page) => Promise<void>;
}

const PICTURES: readonly Picture[] = [
  { name: 'narrow', width: 400, height: 860, colorScheme: 'dark' },
  { name: 'outputs', width: 1280, height: 860, colorScheme: 'light' },
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

mkdirSync(FOLDER, { recursive: true });
const built = await buildForTest();
const browser = await launchChromium();
try {
  for (const { name, width, height, colorScheme, prepare } of PICTURES) {
    const { page } = await built.open(browser, '', { viewport: { width, height }, colorScheme });
    await settled(page, TARGET_NAMES.length);
    await paste(page, RULE);
    await page.waitForSelector(`#problems[data-letters="${RULE.length}"]`);
    await settled(page, TARGET_NAMES.length);
    await prepare?.(page);
    await page.evaluate(() => scrollTo(0, 0));
    await page.screenshot({ path: `${FOLDER}/${name}.png` });
    await page.context().close();
  }
} finally {
  await browser.close();
  built.close();
}
