import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { collectAnswers, differencesOf } from '../../bench/contest/answers.ts';
import {
  baselineText,
  type ContestRecord,
  type ContestRule,
  contestPage,
  contestText,
  readRecord,
  runContest,
} from '../../bench/contest/index.ts';
import { childSeconds, measureProcess } from '../../bench/contest/measured-process.ts';
import { splitWords } from '../../bench/contest/peers/command.ts';
import { onlookerOf } from '../../src/api/onlooker.ts';
import { parse } from '../../src/api/parse.ts';
import { streamRuleCompiler } from '../../src/api/stream-rules.ts';

let folder = '';
let record: ContestRecord;

/** Four events; the first rule matches the lines 1 and 3, the second line 3, the last, about two events, once. */
const EVENTS = [
  { event: { category: 'process' }, process: { name: 'vssadmin.exe' }, '@timestamp': '2026-01-01T00:00:00Z', host: { id: 'a' } },
  { event: { category: 'process' }, process: { name: 'cmd.exe' }, '@timestamp': '2026-01-01T00:00:01Z', host: { id: 'a' } },
  {},
  {
    event: { category: 'process' },
    process: { name: ['VSSADMIN.EXE', 'wmic.exe'] },
    '@timestamp': '2026-01-01T00:00:02Z',
    host: { id: 'a' },
  },
];
const QUERIES = {
  '<b>one</b>': 'process where process.name : "vssadmin.exe"',
  two: 'process where process.name == "wmic.exe"',
  'two in a row': 'sequence by host.id [process where process.name : "vssadmin.exe"] [process where process.name == "cmd.exe"]',
};

/** A peer in Node that prints what it is told to print for each line that holds a text. */
function peer(text: string, printed: string): string {
  return `${process.execPath} -e 'const fs = require("fs"); fs.readFileSync(process.argv[1], "utf8").split("\\n").forEach((line, at) => { if (/${text}/i.test(line)) console.log(${printed}) })' {events}`;
}
const match = (name: string): string => `JSON.stringify({ rule: { id: "${name}", name: "${name}" }, line: at + 1 })`;

async function contest(peers: readonly string[], sweeps: number | null = null): Promise<ContestRecord> {
  const compile = streamRuleCompiler();
  const rules = Object.entries(QUERIES).flatMap(([name, query]): readonly ContestRule[] => {
    const file = join(folder, `${name.replace(/\W/g, '')}.eql`);
    writeFileSync(file, query);
    const [parsed] = parse(query, { name: file }).rules;
    if (parsed === undefined || !parsed.meaning.ok) throw new Error(query);
    const { rule, schema } = parsed.meaning.value;
    const ready = compile(rule, { id: name, name });
    if (!ready.ok) throw new Error(query);
    return [{ id: name, name, file, rule, schema, eql: query, ready: ready.value, onlooker: onlookerOf(rule) }];
  });
  const bytes = new TextEncoder().encode(`${EVENTS.map((event) => JSON.stringify(event)).join('\n')}\nno event\n`);
  async function* input(): AsyncIterable<Uint8Array> {
    yield bytes;
  }
  // In the place of our own command line: what it would print.
  const own = join(folder, 'own.cjs');
  const lines = [
    ...[1, 4].map((line) => ({ rule: { id: '<b>one</b>', name: '<b>one</b>' }, line })),
    { rule: { id: 'two', name: 'two' }, line: 4 },
    { rule: { id: 'two in a row', name: 'two in a row' }, keys: ['a'], events: [{ line: 1 }, { line: 2 }] },
  ];
  writeFileSync(
    own,
    `const { readFileSync } = require('fs'); if (readFileSync(process.argv.at(-1)).length > 0) console.log(${JSON.stringify(lines.map((line) => JSON.stringify(line)).join('\n'))});`,
  );
  return runContest({
    rules,
    inputs: [input()],
    peers,
    own: { command: { program: process.execPath, words: [own] }, reading: [] },
    rounds: 2,
    timeout: 30_000,
    sweeps,
    note: () => {},
  });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'contest-'));
  record = await contest(
    [
      peer('vssadmin', match('two')),
      peer('vssadmin', 'line'),
      peer('wmic|cmd', '"odd"'),
      `${process.execPath} -e 'console.log(2)' {events}`,
      `${process.execPath} -e 'console.log(3)' {events}`,
      'a-program-that-is-not-there {events}',
      'module',
      'nobody',
      'rsigma=/somewhere/.engines/rsigma/bin/rsigma',
    ],
    0.01,
  );
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a contest', () => {
  it('knows what is right from a full scan, and times who agrees', () => {
    const [floor, own] = record.rows;
    expect(record.events).toMatchObject({ count: 4, badLines: 1 });
    expect(record.rules).toMatchObject({ count: 3, single: 2 });
    expect(floor).toMatchObject({ name: 'JSON.parse', rules: null, answer: { status: 'agrees', count: 4, of: 'lines' } });
    expect(own).toMatchObject({
      name: 'eqlibrium',
      rules: 3,
      answer: { status: 'agrees', count: 4, of: 'matches', explained: [] },
    });
    for (const row of [floor, own]) expect([row?.costs?.length, row?.starts?.length]).toEqual([2, 2]);
  });

  it('shows the difference of who answers otherwise, and no time', () => {
    const [wrong, lines, odd, counts, miscounts] = record.rows.slice(2);
    expect(wrong?.answer).toMatchObject({
      status: 'differs',
      rules: 3,
      missing: 3,
      extra: 1,
      examples: [
        { rule: '<b>one</b>', missing: [1, 4], extra: [] },
        { rule: 'two', missing: [], extra: [1] },
        { rule: 'two in a row', missing: [1], extra: [] },
      ],
    });
    expect(lines?.answer).toEqual({ status: 'agrees', count: 2, of: 'lines', explained: [] });
    expect(odd?.answer).toEqual({ status: 'agrees', count: 2, of: 'lines', explained: [] });
    expect(counts?.answer).toEqual({ status: 'agrees', count: 2, of: 'lines', explained: [] });
    expect(miscounts?.answer).toEqual({ status: 'counts-otherwise', expected: 2, got: 3 });
    expect([wrong?.costs, miscounts?.costs]).toEqual([null, null]);
  });

  it('says who is not there', () => {
    const missing = record.rows.find(({ name }) => name === 'a-program-that-is-not-there');
    expect(missing).toMatchObject({ answer: { status: 'failed' }, costs: null });
    expect(record.absent).toEqual([
      expect.stringContaining('there is no peer nobody'),
      expect.stringContaining('unoptimised build for tests'),
    ]);
  });

  it('asks the module of all rules over single events, and us about the same rules', () => {
    const [module, own] = record.rows.slice(-2);
    expect(module).toMatchObject({
      name: 'JSON.parse, then the module',
      rules: 2,
      refused: { 'not about single events': 1 },
      answer: { status: 'agrees', count: 3, of: 'matches', explained: [] },
    });
    expect(module?.costs).toHaveLength(2);
    expect(own).toMatchObject({ name: 'eqlibrium, the rules of JSON.parse, then the module', rules: 2 });
  });

  it('sweeps over rules, sizes and matches, in one run with JSON.parse', () => {
    expect(record.sweeps.map(({ by, points }) => [by, points.map(({ at }) => at)])).toEqual([
      ['rules', [1, 2]],
      ['bytes an event', [expect.any(Number)]],
      ['share', [0, 0.001, 0.01, 0.1, 0.5, 1]],
    ]);
    for (const { points } of record.sweeps)
      for (const { match: took, parse: parsed } of points) expect(Math.min(took, parsed)).toBeGreaterThan(0);
  });

  it('is told in text and as a page in which no name is markup', () => {
    const text = contestText(record, 200);
    expect(text).toContain('4 matches');
    expect(text).toContain('differs on 3 rules: 3 missing, 1 too many');
    expect(text).toContain('3 lines instead of 2');
    const page = contestPage(record, baselineText(record, record, 200));
    expect(page).toContain('&lt;b>one&lt;/b>');
    expect(page).not.toContain('<b>one');
    expect(page).not.toMatch(/<script/i);
    expect(page.match(/<svg/g)).toHaveLength(4);
  });

  it('compares with an earlier record by the ratios of each', () => {
    const costs = (seconds: number) => [1, 2].map(() => ({ processorSeconds: seconds, seconds, peakBytes: null }));
    const at = (seconds: number): ContestRecord => ({
      ...record,
      rows: record.rows.map((row) => ({ ...row, costs: costs(row.name === 'eqlibrium' ? seconds : 1), starts: costs(0.1) })),
    });
    expect(baselineText(at(2), at(3), 200)).toMatch(/eqlibrium +2\.00 +3\.00 +slower, \+50 %/);
    expect(baselineText(at(2), at(1), 200)).toMatch(/eqlibrium +2\.00 +1\.00 +faster, -50 %/);
    expect(baselineText({ ...at(2), events: { ...record.events, digest: '' } }, at(2), 200)).toContain('the events are others');
    expect(readRecord(JSON.stringify(record))).toEqual(record);
    expect(readRecord('{"format":"eqlibrium-contest-0"}')).toContain('eqlibrium-contest-1 is read');
    expect(readRecord('{')).toBe('it is not JSON');
  });
});

describe('the parts of a contest', () => {
  it('reads what a shell tells of its children', () => {
    expect(childSeconds('0m0.010s 0m0.020s\n1m2.500s 0m0.250s\n')).toBeCloseTo(62.75);
    expect(childSeconds('user 0.01')).toBeNull();
  });

  it('keeps certificates that a machine adds from who is timed', async () => {
    vi.stubEnv('NODE_EXTRA_CA_CERTS', '/nowhere.pem');
    const words = ['-p', '[process.env.NODE_EXTRA_CA_CERTS, process.env.LC_ALL].join()'];
    const end = await measureProcess({ program: process.execPath, words }, { keepOutput: true, timeout: 60_000 });
    vi.unstubAllEnvs();
    expect(end).toMatchObject({ ok: true, output: ',C\n' });
  });

  it('parts a command into words without a shell', () => {
    expect(splitWords(`grep -c "a b"'c d' {events}`)).toEqual(['grep', '-c', 'a bc d', '{events}']);
    expect(splitWords('  ')).toEqual([]);
  });

  it('finds what is missing and what is too many, of the rules that are taken', () => {
    const expected = collectAnswers([
      [0, 1],
      [1, 2],
    ]);
    const got = collectAnswers([
      [0, 3],
      [2, 1],
    ]);
    expect(differencesOf(expected, got, [0])).toEqual([{ rule: 0, missing: [1], extra: [3] }]);
  });
});
