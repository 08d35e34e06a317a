import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMatcher } from '../../src/public/match.ts';
import { browserBundle } from '../support/browser-bundle.ts';
import { launchChromium } from './chromium.ts';

const RULES = [
  'process where process.name : "tool-7.exe" and not user.name == "root"',
  'sequence by host.id, process.entity_id with maxspan=1m [process where process.name : "tool-*.exe"] [network where destination.port == 443]',
  'sequence by host.id with maxspan=5s [process where process.name : "tool-1.exe"] ![network where destination.port == 80] [process where process.name : "tool-2.exe"]',
  'sequence by host.id [process where true] with runs=2 until [network where destination.port == 80] | head 50',
  'sample by host.id [process where process.name : "tool-3.exe"] [network where destination.port == 443]',
  'process where process.name regex "(a*)*\\\\1"',
];
const EVENTS = 20_000;

function eventAt(at: number): string {
  const isEnd = at % 10 === 9;
  const entity = isEnd ? at - 5 : at;
  const own = isEnd
    ? { event: { category: ['network'] }, destination: { port: at % 30 === 9 ? 80 : 443 } }
    : { event: { category: 'process' }, user: { name: at % 4 === 0 ? 'root' : 'jos\u00e9' } };
  const process = { entity_id: `e${entity}`, name: `Tool-${at % 11}.exe` };
  return JSON.stringify({ '@timestamp': 1_700_000_000_000 + at * 50, host: { id: `h${entity % 13}` }, process, ...own });
}

const LINES = Array.from({ length: EVENTS }, (_, at) => eventAt(at));
const TEXT = `${LINES.join('\n')}\n[1]\nnot JSON\n`;

/** What runs in the page: the events come packed, through the streams of the browser. */
const PAGE = `
import { createMatcher } from 'eqlibrium/match';
globalThis.matchPacked = async (rules, packed, line) => {
  const matcher = createMatcher(rules);
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  const matches = [];
  let report = null;
  const told = { onEnd: (read) => { report = read; } };
  for await (const match of matcher.matchStream(stream, told)) matches.push({ ...match, event: null });
  return {
    leftOut: matcher.leftOut.map(({ rule, problems }) => [rule, problems.map(({ code }) => code)]),
    one: matcher.match(JSON.parse(line)),
    oneLine: matcher.matchLine(new TextEncoder().encode(line)),
    matches,
    report,
  };
};`;

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

async function inNode() {
  const matcher = createMatcher(RULES);
  const matches: object[] = [];
  let report: object | null = null;
  const onEnd = (read: object): void => {
    report = read;
  };
  for await (const match of matcher.matchStream([new TextEncoder().encode(TEXT)], { onEnd }))
    matches.push({ ...match, event: null });
  const [, line = ''] = LINES;
  return {
    leftOut: matcher.leftOut.map(({ rule, problems }) => [rule, problems.map(({ code }) => code)]),
    one: matcher.match(JSON.parse(line)),
    oneLine: matcher.matchLine(new TextEncoder().encode(line)),
    matches,
    report,
  };
}

describe('createMatcher in a browser', () => {
  it('finds in a stream of the web what it finds in Node: events, sequences and samples, and what is wrong', async () => {
    const { code } = await browserBundle(PAGE);
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.addScriptTag({ content: code, type: 'module' });
    await page.waitForFunction('typeof matchPacked === "function"');
    const packed = gzipSync(TEXT).toString('base64');
    const found = await page.evaluate(`matchPacked(${JSON.stringify(RULES)}, '${packed}', ${JSON.stringify(LINES[1])})`);
    const expected = await inNode();
    expect(found).toEqual(JSON.parse(JSON.stringify(expected)));
    const kinds = new Set(expected.matches.map((match) => JSON.stringify('rule' in match ? match.rule : 'event')));
    expect([...kinds].sort()).toEqual(['"event"', '1', '2', '3', '4']);
    expect(expected.report).toMatchObject({ events: EVENTS, badLineCount: 2 });
    expect(complaints).toEqual([]);
  });
});
