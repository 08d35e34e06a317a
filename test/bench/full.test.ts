import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContestRecord } from '../../bench/contest/index.ts';
import { repeated, repeatedAnswers } from '../../bench/full/events.ts';
import { GOALS, isMet } from '../../bench/full/goals.ts';
import { plotsPage, threadsSweep } from '../../bench/full/plots.ts';
import { FULL_FORMAT, type FullRecord } from '../../bench/full/record.ts';
import { contestTables, goalsTable, machineLine } from '../../bench/full/tables.ts';
import { EXPECTED, TASKS } from '../../bench/full/tasks.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'eqlibrium-full-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ROUNDS = [0, 1, 2, 3, 4];

/** A contest in which each takes so many seconds, of which the start is a tenth of one. */
function contestOf(seconds: { readonly [name: string]: number }): ContestRecord {
  const cost = (all: number) => ({ processorSeconds: all, seconds: all, peakBytes: null });
  return {
    format: 'eqlibrium-contest-1',
    eqlibrium: '1.0.0',
    node: 'v20',
    processor: 'a | b',
    cores: 2,
    date: '2026-01-01T00:00:00Z',
    rules: { count: 1, single: 1, digest: '' },
    events: { count: 1000, bytes: 2e6, badLines: 0, digest: '' },
    rounds: 5,
    absent: ['jq is not there'],
    sweeps: [],
    rows: Object.entries(seconds).map(([name, all]) => ({
      name,
      version: '',
      remark: 'as it is',
      rules: 1,
      refused: {},
      answer: { status: 'agrees', count: 1, of: 'matches', explained: [] },
      costs: ROUNDS.map((round) => cost(all + round / 1000)),
      starts: ROUNDS.map(() => cost(0.1)),
    })),
  };
}

const full = (contests: FullRecord['contests'], found = 10): FullRecord => ({
  format: FULL_FORMAT,
  date: '2026-01-01',
  rounds: 5,
  partial: false,
  contests,
  sequences: {
    rules: 100,
    events: 1000,
    liveKeys: 10,
    expected: 10,
    rounds: ROUNDS.map((round) => ({ found, evictions: 0, eventsPerSecond: 200_000 + round, peakMegabytes: 400 })),
  },
});

describe('the goals of a full run', () => {
  const one = contestOf({ 'eqlibrium, one thread': 1, 'JSON.parse, then the module': 10, ripgrep: 0.2, rsigma: 9 });
  const row = (record: FullRecord, words: string) =>
    goalsTable(record)
      .split('\n')
      .find((line) => line.includes(words));

  it('are ratios of seconds, round by round, and say which are not met', () => {
    const record = full({ one });
    expect(row(record, '`JSON.parse` of every line and then')).toMatch(
      /\| 9\.9\d \(9\.96 to 10\.0\) × \| at least 8 × \| met \|$/,
    );
    expect(row(record, 'ripgrep')).toContain('| at least 0.25 × | **not met** |');
    expect(row(record, 'an optimised build')).toContain('| at least 10 × | **not met** |');
    expect(row(record, 'events a second')).toContain('| 200,000 (200,000 to 200,000) | at least 150,000 | met |');
  });

  it('leave the start out where they are about matching alone', () => {
    const set = contestOf({
      'JSON.parse': 1.1,
      'eqlibrium, one thread': 2.1,
      'eqlibrium, a tenth of the rules, one thread': 1.1,
    });
    const values = GOALS.map((goal) => goal.of(full({ set }))?.[0]);
    expect(values.filter((value) => value !== undefined && Math.abs(value - 2) < 1e-9)).toHaveLength(2);
  });

  it('have no value where somebody is missing, was not timed or counts wrongly', () => {
    expect(row(full({}), 'ripgrep')).toContain('| not measured |');
    const untimed = { ...one, rows: one.rows.map((each) => (each.name === 'ripgrep' ? { ...each, costs: null } : each)) };
    expect(row(full({ one: untimed }), 'ripgrep')).toContain('| not measured |');
    expect(row(full({ one }, 9), 'events a second')).toContain('| not measured |');
    const nothing = contestOf({ 'JSON.parse': 0.1, 'eqlibrium, one thread': 0.1 });
    expect(row(full({ set: nothing }), 'alone, starts left out')).toContain('| not measured |');
  });

  it('are met at the bound itself, and some are told without one', () => {
    expect([
      isMet(goal({ least: 8 }), 8),
      isMet(goal({ least: 8 }), 7.9),
      isMet(goal({ most: 1 }), 1.1),
      isMet(goal({}), 5),
    ]).toEqual([true, false, false, null]);
  });

  it('come with everybody who took part, in cells that hold one', () => {
    const text = contestTables(full({ one }));
    for (const line of text.split('\n').filter((each) => each.startsWith('| '))) expect(line.match(/(?<!\\)\|/g)).toHaveLength(9);
    expect(text).toContain('- Not here: jq is not there');
    expect(machineLine(full({ one }))).toBe('Recorded on 2026-01-01: 5 rounds, eqlibrium 1.0.0, Node v20, 2 cores, a | b.');
  });
});

describe('the plots of a full run', () => {
  const seconds = { 'JSON.parse': 1.1, 'eqlibrium, one thread': 2.1, 'eqlibrium, two threads': 1.1 };

  it('have the threads by the clock, where both ran', () => {
    const sweep = threadsSweep(contestOf(seconds));
    expect(sweep?.points.map(({ at, match, parse }) => [at, match.toFixed(2), parse.toFixed(2)])).toEqual([
      [1, '2.00', '1.00'],
      [2, '1.00', '1.00'],
    ]);
    expect(threadsSweep(contestOf({ 'JSON.parse': 1 }))).toBeNull();
  });

  it('are a page beside the contest of peers, or none', () => {
    const peers = contestOf({ 'JSON.parse': 1, eqlibrium: 2 });
    expect(plotsPage(full({}))).toBeNull();
    expect(plotsPage(full({ peers }))?.match(/<svg/g)).toHaveLength(1);
    const both = plotsPage(full({ peers, threads: contestOf(seconds) })) ?? '';
    expect(both.match(/<svg/g)).toHaveLength(2);
    expect(both).toContain('Throughput by threads, by the clock');
  });
});

function goal(bounds: { readonly least?: number; readonly most?: number }): (typeof GOALS)[number] {
  return { said: '', unit: '', of: () => null, ...bounds };
}

describe('the events of a full run', () => {
  it('come again an hour later, and so do their matches', async () => {
    const paths = { plain: join(folder, 'a.ndjson'), marked: join(folder, 'b.ndjson'), empty: join(folder, 'c.ndjson') };
    const lines = ['{"@timestamp":"2026-01-01T00:00:00.000Z","a":1}', '{"a":2}', '{"@timestamp":5}'];
    writeFileSync(paths.plain, `${lines.join('\n')}\n`);
    const marked = ['{"eqlibrium line":1,"a":1}', '{"eqlibrium line":2}', '{"eqlibrium line":3,"@timestamp":5}'];
    writeFileSync(paths.marked, `${marked.join('\n')}\n`);
    const expected = new Map([[0, new Set([1, 3])]]);
    const events = { ...paths, events: 3, bytes: 90, badLines: 0, expected };
    const twice = await repeated(events, 2, join(folder, 'twice'));
    const later = ['{"@timestamp":"2026-01-01T01:00:00.000Z","a":1}', '{"a":2}', '{"@timestamp":5}'];
    expect(readFileSync(twice.plain, 'utf8')).toBe(`${[...lines, ...later].join('\n')}\n`);
    expect(readFileSync(twice.marked, 'utf8').match(/line":\d/g)).toEqual([1, 2, 3, 4, 5, 6].map((line) => `line":${line}`));
    expect(twice).toMatchObject({ events: 6, bytes: readFileSync(twice.plain).length });
    expect([...(twice.expected.get(0) ?? [])]).toEqual([1, 3, 4, 6]);
    expect(repeatedAnswers(new Map(), 3, 2).size).toBe(0);
  });

  it('are counted for every task', () => {
    expect(Object.keys(EXPECTED).sort()).toEqual(TASKS.map(({ name }) => name).sort());
    for (const { rules, events, matches } of Object.values(EXPECTED)) expect(Math.min(rules, events, matches)).toBeGreaterThan(0);
  });
});
