import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RUN_HERE } from '../src/api/engines.ts';
import { agreementHtml } from '../src/report/agreement/html.ts';
import { agreementMarkdown } from '../src/report/agreement/markdown.ts';
import { recordText } from '../src/report/agreement/record-text.ts';
import { engineSums } from '../src/report/agreement/sums.ts';
import { coverageRecord } from '../src/scripts/coverage/record.ts';
import {
  codesPage,
  kqlPage,
  languagePage,
  nearMissesPage,
  pipelinesPage,
  sigmaPage,
  supportPage,
} from '../src/scripts/generate-docs.ts';
import { TARGET_NAMES } from '../translators/index.ts';
import { experimentsPage } from './engines/experiments-page.ts';
import { readRecord } from './engines/rig/report/pages.ts';
import { runners } from './engines/run-on.ts';
import { ROOT } from './support/source-tree.ts';

describe('the reference pages', () => {
  it.each([
    ['language', languagePage],
    ['kql', kqlPage],
    ['sigma', sigmaPage],
    ['pipelines', pipelinesPage],
    ['support', supportPage],
    ['codes', codesPage],
    ['near-misses', nearMissesPage],
    ['engines/experiments', experimentsPage],
  ] as const)('docs/%s.md is what the tables of the code say', (name, page) => {
    expect(readFileSync(`${ROOT}/docs/${name}.md`, 'utf8')).toBe(page());
  });
});

describe('the coverage of the public rules', () => {
  it('is of every target (eqlibrium coverage RULES --prove --md docs/coverage.md)', () => {
    const page = readFileSync(`${ROOT}/docs/coverage.md`, 'utf8');
    const [, rules] = /^(\d+) rules, /m.exec(page) ?? [];
    const rows = [...page.matchAll(/^\| (\S+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$/gm)];
    const counted = rows.map(([, name = '', ...counts]) => ({ name, counts: counts.map(Number) }));
    const sums = new Map(counted.map(({ name, counts: [exact = 0, lossy = 0, refused = 0] }) => [name, exact + lossy + refused]));
    for (const { counts } of counted) expect(counts[3]).toBeLessThanOrEqual((counts[0] ?? 0) + (counts[1] ?? 0));
    expect(TARGET_NAMES.map((name) => [name, sums.get(name)])).toEqual(TARGET_NAMES.map((name) => [name, Number(rules)]));
  });
});

describe('the counts of the public rules', () => {
  it.each(coverageRecord().collections)('of $name are of every target, and none is missing (npm run coverage:record)', (one) => {
    const sums = TARGET_NAMES.map((name) => {
      const { exact = 0, lossy = 0, refused = 0 } = one.targets[name] ?? {};
      return [name, exact + lossy + refused];
    });
    expect(sums).toEqual(TARGET_NAMES.map((name) => [name, one.accepted]));
  });

  it('stand beside what runs each target, by tests that are there', () => {
    const rows = Object.entries(runners(() => ''));
    expect(rows.map(([name]) => name).sort()).toEqual([...TARGET_NAMES].sort());
    for (const [name, { here, on, why }] of rows) {
      expect([name, here !== null]).toEqual([name, RUN_HERE.some((own) => own === name)]);
      expect([name, on.length > 0]).toEqual([name, why === undefined]);
      for (const { by } of on) expect([by, existsSync(`${ROOT}/${by}`)]).toEqual([by, true]);
    }
  });
});

describe('the report of the full run over engines written by others', () => {
  const record = readRecord();
  const kept = (name: string): string => readFileSync(`${ROOT}/docs/engines/${name}`, 'utf8');

  it('has pages made of its record (npm run engines:report -- --pages)', () => {
    expect(kept('agreement.json')).toBe(recordText(record));
    expect(kept('agreement.md')).toBe(agreementMarkdown(record));
    expect(kept('agreement.html')).toBe(agreementHtml(record));
  });

  it('is small enough to be opened anywhere, and names no machine', () => {
    expect(kept('agreement.html').length).toBeLessThan(1_000_000);
    expect(kept('agreement.html') + kept('agreement.json')).not.toMatch(/127\.0\.0\.1|localhost|\/(?:tmp|home|root|work)\/eql/);
  });

  it('shows engines that agree wherever nothing is announced or known to differ', () => {
    const engines = record.runs.flatMap((run) => engineSums(run));
    expect(engines.map(({ name }) => name)).toEqual(expect.arrayContaining(['oracle', 'opensearch', 'rsigma']));
    expect(engines.filter(({ compared, unexplained }) => compared === 0 || unexplained > 0)).toEqual([]);
  });
});
