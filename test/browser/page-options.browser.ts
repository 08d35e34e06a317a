import { describe, expect, it } from 'vitest';
import { TARGET_NAMES } from '../../translators/index.ts';
import { paste, settled } from './built-page.ts';
import { lowContrasts } from './contrast.ts';
import { pageForTests } from './page-for-tests.ts';

const built = pageForTests();

const RULE = 'process where process.name : "nc" and n == 1';

describe('the options of the rule', () => {
  it('change what is read and printed, are told where they are wrong, and open with the link in another profile', async () => {
    const { page, complaints } = await built.open();
    await settled(page, TARGET_NAMES.length);
    await paste(page, RULE);
    const eql = page.locator('[data-target="eql"] pre');
    await expect.poll(() => eql.textContent()).toContain('process.name : "nc"');
    await page.locator('#options summary').click();
    await page.fill('#option-field', 'process.name=Image');
    await expect.poll(() => eql.textContent()).toContain('Image : "nc"');
    await page.fill('#option-mapping', '{"mappings":{"properties":{"n":{"type":"ip"}}}}');
    await page.locator('#problems', { hasText: /[1-9]\d* problem/ }).waitFor();
    await page.fill('#option-mapping', '{"mappings":');
    await page.locator('#options .notice.bad', { hasText: 'It is not JSON' }).waitFor();
    await page.locator('#panel-outputs', { hasText: 'What follows is of the text before' }).waitFor();
    expect(await page.evaluate(lowContrasts)).toEqual([]);
    await page.fill('#option-mapping', '{"mappings":{"properties":{"n":{"type":"long"}}}}');
    await settled(page, TARGET_NAMES.length);
    await page.locator('#options summary', { hasText: '(2 set)' }).waitFor();
    await page.click('#tab-events');
    await page.fill('#event', '{"event.category": "process", "Image": "NC", "n": 1}');
    await page.waitForSelector('#panel-events [data-verdict="yes"]');
    await page.click('#tab-evidence');
    await page.getByText('Outputs are proven under the names that the rule has').waitFor();
    await page.locator('#share').click();
    await expect.poll(() => page.url()).toContain('#rule=');
    const other = await built.open(page.url().slice(page.url().indexOf('#') + 1));
    await settled(other.page, TARGET_NAMES.length);
    expect(await other.page.locator('[data-target="eql"] pre').textContent()).toBe(await eql.textContent());
    expect(await other.page.inputValue('#option-field')).toBe('process.name=Image');
    expect([...complaints, ...other.complaints]).toEqual([]);
    await page.context().close();
    await other.page.context().close();
  });
});
