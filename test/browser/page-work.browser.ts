import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type CheckableRule, check, createMatcher, parse, prove, translate } from '../../src/index.ts';
import { TARGET_NAMES } from '../../translators/index.ts';
import { shared } from '../suites/shared.ts';
import { type OpenedPage, paste, settled } from './built-page.ts';
import { pageForTests } from './page-for-tests.ts';

const built = pageForTests();

const RULE = 'process where event.type == "start" and process.name : ("nc", "ncat*") and not user.name == "svc"';
const all = TARGET_NAMES.length;

async function openWith(rule: string): Promise<OpenedPage> {
  const opened = await built.open();
  await settled(opened.page, all);
  await paste(opened.page, rule);
  await opened.page.waitForSelector(`#problems[data-letters="${rule.length}"]`);
  await settled(opened.page, all);
  return opened;
}

const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();

function checkable(rule: string): CheckableRule {
  const [parsed] = parse(rule).rules;
  if (parsed?.meaning.ok !== true) throw new Error('the rule is not accepted');
  return { syntax: parsed.syntax, ...parsed.meaning.value };
}

/** A text as zstd that packs nothing: one frame, in blocks as long as they may be (RFC 8878, 3.1.1). */
function rawFrame(text: string): Buffer {
  const bytes = Buffer.from(text);
  const LONGEST = 1 << 17;
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(BigInt(bytes.length));
  const blocks = Array.from({ length: Math.ceil(bytes.length / LONGEST) }, (_, at) => {
    const block = bytes.subarray(at * LONGEST, (at + 1) * LONGEST);
    const isLast = (at + 1) * LONGEST >= bytes.length;
    const head = Buffer.alloc(3);
    head.writeUIntLE((block.length << 3) | (isLast ? 1 : 0), 0, 3);
    return Buffer.concat([head, block]);
  });
  return Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0xe0]), size, ...blocks]);
}

function artifactOf(rule: string, target: (typeof TARGET_NAMES)[number]): string {
  const translated = translate(checkable(rule).rule, target);
  return translated.status === 'refused' ? '' : translated.text;
}

describe('what a person does with a rule on the page', () => {
  it('makes events, and edits one until the verdict changes, told condition by condition', async () => {
    const { page, complaints } = await openWith(RULE);
    await page.click('#tab-events');
    await press(page, 'Make events');
    await page
      .locator('.list button', { hasText: /^match/ })
      .first()
      .click();
    await page.waitForSelector('[data-verdict="yes"]');
    const event = JSON.parse(await page.inputValue('#event'));
    await page.fill('#event', JSON.stringify({ ...event, 'process.name': 'other', process: undefined }));
    await page.waitForSelector('[data-verdict="no"]');
    expect(await page.locator('#panel-events .words').textContent()).toContain('process.name is "other"');
    await page.fill('#event', '{"a":');
    await page.locator('#panel-events .notice').waitFor();
    // No verdict stays that is of another event, or of another rule.
    for (const [event, rule] of [
      ['[]', RULE],
      ['{"a": 1}', 'process where x ='],
    ] as const) {
      await page.fill('#event', '{"process.name": "nc"}');
      await page.waitForSelector('[data-verdict]');
      await paste(page, rule);
      await page.waitForSelector(`#problems[data-letters="${rule.length}"]`);
      await page.fill('#event', event);
      await page.waitForSelector('[data-verdict]', { state: 'detached' });
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('shows a sequence as its timeline', async () => {
    const { page } = await openWith(
      'sequence by host.id with maxspan=1m [process where process.name : "a"] [network where destination.port == 443]',
    );
    await page.click('#tab-events');
    await press(page, 'Make events');
    await page
      .locator('.list button', { hasText: /^match/ })
      .first()
      .click();
    await page.waitForSelector('[data-verdict="yes"]');
    expect(await page.locator('#panel-events pre').textContent()).toContain('starts a sequence');
    await page.context().close();
  });

  it('checks every output on generated events and proves each, in the titles of the targets', async () => {
    const { page, complaints } = await openWith(RULE);
    await page.click('#tab-evidence');
    await press(page, 'Check');
    await page.waitForSelector('#engines');
    const rows = await page.locator('#engines tbody tr').allTextContents();
    const report = await check([checkable(RULE)], { events: 500 });
    expect(rows.length).toBe(report.rules[0]?.engines.length);
    // A module of Python is run by CPython alone: that nothing here ran it is said.
    expect(await page.locator('#panel-evidence .notice').first().textContent()).toMatch(/^Not run here.*Python/);
    expect(await page.locator('#panel-evidence').textContent()).toContain('no difference that was not announced');
    await press(page, 'Prove');
    await page.waitForFunction(() => document.querySelector('#panel-evidence progress') === null);
    const proofs = await page
      .locator('[data-proof-of]')
      .evaluateAll((cards) =>
        cards.map((card) => [card.getAttribute('data-proof-of'), card.querySelector('[data-proof]')?.getAttribute('data-proof')]),
      );
    const known = await prove(RULE);
    const words = { equal: 'exact', differs: 'differs', unknown: 'unknown' } as const;
    expect(proofs).toEqual(known.ok ? known.value.map(({ target, verdict }) => [target, words[verdict.kind]]) : []);
    expect(proofs.length).toBeGreaterThanOrEqual(6);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('shows an event for a loss', async () => {
    // What many consumers of Sigma search without letter case is a loss.
    const { page } = await openWith(RULE);
    await page.locator('[data-target="sigma"] summary', { hasText: 'Choices' }).click();
    await page.locator('[data-target="sigma"] select[data-choice="consumer"]').selectOption('splunk');
    await page.locator('[data-target="sigma"][data-status="lossy"]').waitFor();
    await page.click('#tab-evidence');
    await press(page, 'Check');
    await page.waitForSelector('#engines');
    expect(await page.locator('#panel-evidence').textContent()).toContain('What the losses of sigma look like');
    await page.context().close();
  });

  it('stops a long run at once, and says when results are of the rule as it was', async () => {
    const { page } = await openWith(RULE);
    await page.click('#tab-evidence');
    await page.locator('#panel-evidence select').selectOption({ index: 3 });
    await press(page, 'Check');
    await press(page, 'Stop');
    await page.waitForFunction(() => document.querySelector('#panel-evidence progress') === null);
    expect(await page.locator('#panel-evidence .notice').textContent()).toBe('stopped');
    await press(page, 'Prove');
    await page.waitForSelector('[data-proof-of]');
    await paste(page, RULE.replace('svc', 'other'));
    await expect
      .poll(() => page.locator('#panel-evidence .notice').allTextContents())
      .toContain('The rule has changed since: what follows is of the rule as it was.');
    await page.context().close();
  });

  it('judges a port that somebody made: the same, otherwise with the smallest event, or why it cannot be read', async () => {
    const { page, complaints } = await openWith(RULE);
    await page.click('#tab-port');
    for (const target of ['sigma', 'es-dsl', 'js'] as const) {
      await page.fill('#port', artifactOf(RULE, target));
      await press(page, 'Compare with the rule');
      await page.waitForSelector('[data-port="same"]');
      await page.waitForSelector('[data-proof="exact"]');
    }
    await page.fill('#port', artifactOf(RULE, 'sigma').replace("'svc'", "'service'"));
    await page.getByText('What is asked has changed since').waitFor();
    await press(page, 'Compare with the rule');
    await page.waitForSelector('[data-port="differs"]');
    expect(await page.locator('[data-port="differs"]').textContent()).toContain('user.name');
    await page.waitForSelector('[data-proof="differs"]');
    await page.fill('#port', '<b>no rule</b>');
    await press(page, 'Compare with the rule');
    await page.waitForSelector('#panel-port .notice.bad');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('compares two versions, with the event that tells them apart', async () => {
    const { page, complaints } = await openWith(RULE);
    await page.click('#tab-compare');
    await press(page, 'Begin with this version');
    await press(page, 'Compare');
    await page.waitForSelector('[data-relation="equivalent"]');
    await page.fill('#other', RULE.replace(' and not user.name == "svc"', ''));
    await page.getByText('What is asked has changed since').waitFor();
    await press(page, 'Compare');
    await page.waitForSelector('[data-relation="A is narrower"]');
    expect(await page.locator('#panel-compare').textContent()).toContain('"user.name": "svc"');
    await page.fill('#other', 'process where x =');
    await press(page, 'Compare');
    await page.waitForSelector('#panel-compare .notice.bad');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('matches files as the library does, plain and packed, with their lines, and explains a match; a name is only a name', async () => {
    const lines = Array.from({ length: 5000 }, (_, at) =>
      JSON.stringify({
        event: { category: 'process', type: 'start' },
        process: { name: at % 7 === 0 ? 'NC' : 'x' },
        user: { name: at % 3 === 0 ? 'svc' : 'a' },
        at,
      }),
    );
    const text = `${lines.join('\n')}\nno event\n`;
    const matcher = createMatcher([RULE]);
    const expected: number[] = [];
    for await (const match of matcher.matchStream([new TextEncoder().encode(text)]))
      if (match.kind === 'event') expected.push(match.lineNumber);
    const { page, complaints } = await openWith(RULE);
    await page.click('#tab-files');
    for (const [name, bytes] of [
      ['<img src=x onerror=alert(1)>.ndjson', Buffer.from(text)],
      ['events.ndjson.gz', gzipSync(text)],
      ['events.ndjson.zst', rawFrame(text)],
    ] as const) {
      await page.setInputFiles('#event-files', { name, mimeType: 'application/json', buffer: bytes });
      await page.getByText(/[kM]B in/).waitFor();
      expect(await page.locator('#panel-files [role="status"]').first().textContent()).toContain(
        `${expected.length} matches among 5,000 events`,
      );
      const found = await page.locator('#panel-files .list li').allTextContents();
      expect(found.map((one) => Number(/:(\d+) {2}/.exec(one)?.[1]))).toEqual(expected);
      expect(found[0]).toContain(name);
      expect(await page.locator('#panel-files .notice').textContent()).toContain('1 line could not be read');
    }
    await page.locator('#panel-files .list button').first().click();
    await page.waitForSelector('#panel-files [data-verdict="yes"]');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('says of a file that it cannot match what to do', async () => {
    const { page } = await openWith(RULE);
    await page.click('#tab-files');
    await page.setInputFiles('#event-files', {
      name: 'Security.evtx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from('ElfFile\0rest'),
    });
    expect(await page.locator('#panel-files .notice.bad').textContent()).toContain('export it as JSON');
    await page.context().close();
  });

  it.each(['000_81de064f17457ea8.txt', '001_911617c53413463d.txt'])(
    'pastes, translates, proves and compares the document %s',
    async (name) => {
      const text = readFileSync(shared(`seeds/${name}`), 'utf8');
      const { page, complaints } = await openWith(text);
      const sigma = await page.locator('[data-target="sigma"] pre').textContent();
      expect(sigma).toBe(artifactOf(text, 'sigma'));
      await page.click('#tab-evidence');
      await press(page, 'Prove');
      await page.waitForFunction(() => document.querySelector('#panel-evidence progress') === null);
      expect(await page.locator('[data-proof-of="sigma"] [data-proof]').getAttribute('data-proof')).toBe('exact');
      await page.click('#tab-compare');
      await page.fill('#other', sigma ?? '');
      await press(page, 'Compare');
      await page.waitForSelector('[data-relation="equivalent"]');
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );
});
