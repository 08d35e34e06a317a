import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { BUILT_IN_RULES, parse, translate } from '../../src/index.ts';
import { packLink } from '../../src/page/link.ts';
import { USUAL_OPTIONS } from '../../src/page/options.ts';
import { TARGET_NAMES } from '../../translators/index.ts';
import { paste, settled } from './built-page.ts';
import { lowContrasts } from './contrast.ts';
import { pageForTests } from './page-for-tests.ts';

const built = pageForTests();

const RULE = 'process where event.type == "start" and process.name : ("nc", "ncat*") and not user.name == "svc"';
const all = TARGET_NAMES.length;

/** The text of each output that the page shows. */
async function shown(page: Page): Promise<Record<string, { readonly status: string | null; readonly text: string | null }>> {
  return await page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>('#panel-outputs [data-target]')].map((card) => [
        card.dataset['target'] ?? '',
        { status: card.dataset['status'] ?? null, text: card.querySelector('pre')?.textContent ?? null },
      ]),
    ),
  );
}

/** The same as the library gives it. */
function expected(text: string): Awaited<ReturnType<typeof shown>> {
  const [parsed] = parse(text).rules;
  if (parsed?.meaning.ok !== true) throw new Error('the rule is not accepted');
  const { rule } = parsed.meaning.value;
  return Object.fromEntries(
    TARGET_NAMES.map((target) => {
      const translated = translate(rule, target);
      return [target, { status: translated.status, text: translated.status === 'refused' ? null : translated.text }];
    }),
  );
}

describe('the page', () => {
  it('begins with the built-in rule and shows every output of it, as the library prints them, and asks nobody else for anything', async () => {
    const { page, complaints } = await built.open();
    await settled(page, all);
    expect(await shown(page)).toEqual(expected(BUILT_IN_RULES[0].text));
    expect(await page.locator('.answer').textContent()).toMatch(new RegExp(`^${all} outputs: \\d+ exact`));
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('takes no more than 350 kB until the first output is shown, 480 kB until all are, and 1.5 MB in all, gzipped', async () => {
    const sizes = new Map(
      readdirSync(built.folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => {
          const path = join(entry.parentPath, entry.name);
          return [path.slice(built.folder.length + 1), gzipSync(readFileSync(path), { level: 9 }).length] as const;
        }),
    );
    // Targets are asked for one after the other: while the second does not come, nobody asks for the rest.
    const held = new RegExp(`/assets/${TARGET_NAMES[1]}-`);
    const { page, asked } = await built.open('', { held });
    await page.waitForSelector('[data-target]');
    const first = asked.filter((path) => !held.test(`/${path}`)).map((path) => sizes.get(path === '' ? 'index.html' : path) ?? 0);
    expect(first.length).toBeGreaterThan(3);
    expect(sum(first)).toBeLessThan(350_000);
    expect(sum([...sizes.values()])).toBeLessThan(1_500_000);
    await page.context().close();
    // The rest of the targets come after it, one by one.
    const whole = await built.open();
    await settled(whole.page, all);
    expect(sum(whole.asked.map((path) => sizes.get(path === '' ? 'index.html' : path) ?? 0))).toBeLessThan(480_000);
    await whole.page.context().close();
  });

  it('answers while somebody types: problems at their places with what to write instead, then every output anew', async () => {
    const { page, complaints } = await built.open();
    await settled(page, all);
    await paste(page, 'process where process.name = "nc"');
    await page.waitForSelector('#problems .words li');
    expect(await page.locator('#problems').textContent()).toContain('==');
    expect(await page.locator('#panel-outputs [data-stale="true"]').count()).toBe(1);
    await page.waitForSelector('.editor .cm-lintRange-error');
    await page.locator('.editor .cm-content').click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type(RULE);
    await settled(page, all);
    await expect.poll(() => shown(page)).toEqual(expected(RULE));
    expect(await page.locator('.editor .token-keyword').allTextContents()).toEqual(['where']);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('marks a loss and a refusal at their places in the rule, with the page of their code', async () => {
    const { page } = await built.open();
    await paste(page, 'process where length(process.command_line) > 4096 and process.name : "powershell.exe"');
    await page.waitForSelector('[data-target][data-status="refused"] button.place');
    await settled(page, all);
    expect((await page.locator('.editor .cm-lintRange-info').allTextContents()).join('')).toContain('length');
    const refused = page.locator('[data-target][data-status="refused"]').first();
    await refused.locator('button.place').first().click();
    expect(await page.locator('.editor .shown').first().textContent()).toContain('length');
    expect(await refused.locator('a').first().getAttribute('href')).toMatch(/^#code\/[a-z]/);
    await page.context().close();
  });

  it('prints a target anew in the form that somebody chooses', async () => {
    const { page } = await built.open();
    await settled(page, all);
    const card = page.locator('[data-target]', { has: page.locator('select[data-choice]') }).first();
    const before = await card.locator('pre').textContent();
    await card.getByText('Choices').click();
    await card.locator('select[data-choice]').first().selectOption({ index: 1 });
    await expect.poll(async () => (await card.textContent()) === before).toBe(false);
    await page.context().close();
  });

  it('opens a link in another browser profile alike', async () => {
    const { page } = await built.open('', { permissions: ['clipboard-read', 'clipboard-write'] });
    await settled(page, all);
    await paste(page, RULE);
    await page.locator('#options summary').click();
    await page.locator('#option-folding').selectOption({ index: 1 });
    await expect.poll(() => page.locator('.editor .token-field').count()).toBe(3);
    await settled(page, all);
    await page.locator('#share').click();
    await expect.poll(() => page.url()).toContain('#rule=');
    const address = page.url();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
    const one = await shown(page);
    await page.context().close();
    const other = await built.open(address.slice(address.indexOf('#') + 1));
    await settled(other.page, all);
    expect(await shown(other.page)).toEqual(one);
    expect(await other.page.locator('#option-folding').evaluate((select: HTMLSelectElement) => select.selectedIndex)).toBe(1);
    await other.page.context().close();
  });

  it('runs nothing of what a link, a rule or a name holds, and says of a link that it cannot be read', async () => {
    const markup = '<img src=x onerror="document.title=1"><script>document.title=2</script>\u202e';
    const text = `process where process.name == """${markup}""" and user.name = "x"`;
    const fragment = await packLink({
      text,
      rule: 0,
      options: { ...USUAL_OPTIONS, mapping: markup, pipeline: markup, field: markup, placeholder: markup },
      forms: { [markup]: { [markup]: markup }, sigma: { consumer: markup } },
    });
    const { page, complaints } = await built.open(fragment ?? '');
    await page.waitForSelector('#problems .words li');
    expect(await page.title()).toBe('eqlibrium');
    expect(await page.locator('img').count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.evaluate(() => {
      location.hash = '#rule=AAAA____';
    });
    await page.waitForSelector('.notice.bad');
    expect(await page.locator('.notice.bad').first().textContent()).toMatch(/^The link cannot be read/);
    await page.context().close();
  });

  it.each([400, 1024, 2400])('fits into %i pixels, in both schemes, with letters that can be read', async (width) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page } = await built.open('', { viewport: { width, height: 900 }, colorScheme });
      await settled(page, all);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      expect(await page.evaluate(lowContrasts)).toEqual([]);
      await page.context().close();
    }
  });

  it('is walked by keyboard: out of the editor again, and between tabs by arrows', async () => {
    const { page } = await built.open();
    await settled(page, all);
    await page.locator('.editor .cm-content').click();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('.editor') === null)).toBe(true);
    await page.locator('[role="tab"][aria-selected="true"]').focus();
    await page.keyboard.press('End');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-selected'))).toBe('true');
    await page.context().close();
  });
});

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
