import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type BuiltPage, buildForTest, type OpenedPage } from './built-page.ts';
import { launchChromium } from './chromium.ts';

/** The page as it is built, with a browser. */
interface PageForTests extends Pick<BuiltPage, 'folder' | 'address' | 'refuse'> {
  open(fragment?: string, options?: BrowserContextOptions & { readonly held?: RegExp }): Promise<OpenedPage>;
}

/** What the tests of a file open: it is there before them, and ends after them. */
export function pageForTests(): PageForTests {
  let browser: Browser | null = null;
  let built: BuiltPage | null = null;
  beforeAll(async () => {
    built = await buildForTest();
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    built?.close();
  });

  function page(): BuiltPage {
    if (built === null) throw new Error('no test runs yet');
    return built;
  }

  return {
    get folder() {
      return page().folder;
    },
    get address() {
      return page().address;
    },
    refuse: (gone) => page().refuse(gone),
    open(fragment, options) {
      if (browser === null) throw new Error('no test runs yet');
      return page().open(browser, fragment, options);
    },
  };
}
