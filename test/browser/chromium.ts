import { type Browser, chromium } from 'playwright-core';

/** Debian's package, unless another is named. */
const CHROMIUM = process.env['EQLIBRIUM_CHROMIUM'] ?? '/usr/bin/chromium';

export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
}
