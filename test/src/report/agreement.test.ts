import { describe, expect, it } from 'vitest';
import { KNOWN_DIFFERENCES } from '../../../src/conformance/index.ts';
import { condense } from '../../../src/report/agreement/condense.ts';
import { readable } from '../../../src/report/agreement/differences.ts';
import { agreementHtml } from '../../../src/report/agreement/html.ts';
import { SCRIPT } from '../../../src/report/agreement/html-assets.ts';
import { agreementMarkdown } from '../../../src/report/agreement/markdown.ts';
import type { AgreementRecord, RunRecord } from '../../../src/report/agreement/record.ts';
import { parseRecord, recordText } from '../../../src/report/agreement/record-text.ts';
import { codeSums, converterSums, engineSums } from '../../../src/report/agreement/sums.ts';
import type { CheckReport, RuleReport } from '../../../src/report/index.ts';

const HOSTILE = '</table><script>alert(1)</script>"onload=x | `**[a](javascript:b)**\u202e\n# head';
const SECRET = 'process where process.name == "words of its own"';

const ENGINE = {
  runs: 'es-dsl',
  against: 'oracle',
  status: 'compared',
  reason: null,
  receipt: 'OpenSearch 2.19.1 at http://127.0.0.1:9200',
  compared: 10,
  agreements: 10,
  disagreements: 0,
  claimed: 0,
  matches: 3,
  milliseconds: 1,
} as const;

const CONVERSION = {
  version: 'backend 1',
  reason: null,
  causes: {},
  compared: 10,
  added: 0,
  missed: 0,
  announced: 0,
  suspected: [],
  example: null,
  query: SECRET,
} as const;

const PLAIN: RuleReport = {
  id: null,
  name: 'plain',
  semantics: {} as RuleReport['semantics'],
  events: 10,
  malicious: 3,
  benign: 7,
  expected: 3,
  nearMisses: {},
  translations: [
    { target: 'sigma', status: 'lossy', reasons: [{ code: 'x', message: SECRET, effect: null }], runBy: ['rsigma'] },
  ],
  engines: [
    { ...ENGINE, name: 'opensearch' },
    { ...ENGINE, name: 'rsigma', agreements: 6, claimed: 1, explained: { 'rsigma-line-feed': 2 }, outside: 1 },
  ],
  inspections: [
    {
      inspector: 'pysigma',
      receipt: 'pySigma 1.5.1',
      target: 'sigma',
      problems: [],
      conversions: [
        { ...CONVERSION, converter: 'sqlite', status: 'changed', causes: { 'sqlite-lists-are-text': 4 }, added: 1, missed: 3 },
        { ...CONVERSION, converter: 'lucene', status: 'refused', reason: `no ${JSON.stringify(SECRET)} here. More` },
        { ...CONVERSION, converter: 'eql', status: 'broken', reason: `http://127.0.0.1:1 answers 400: No query [${SECRET}` },
        { ...CONVERSION, converter: 'esql', status: 'not-executed', suspected: ['esql-case-counts'], compared: 0 },
      ],
    },
  ],
  disagreements: [],
  unmatched: null,
  failure: null,
};

const STRANGE: RuleReport = {
  ...PLAIN,
  id: '"><img src=x>',
  name: HOSTILE,
  engines: [
    { ...ENGINE, name: 'opensearch', agreements: 9, disagreements: 1, rejected: 2 },
    { ...ENGINE, name: 'rsigma', status: 'not-run', compared: 0, agreements: 0, reason: 'refused by the translator' },
  ],
  inspections: [],
  disagreements: [
    {
      engine: 'opensearch',
      against: 'oracle',
      recipe: 'r',
      eventNumber: 4,
      seed: 1,
      expected: true,
      answered: false,
      answers: {},
      event: { a: '<b>&`|' },
      shrunk: true,
      artifact: SECRET,
    },
  ],
};

const REPORT: CheckReport = {
  rules: [PLAIN, STRANGE],
  summary: {
    rules: 2,
    events: 20,
    timelines: 0,
    disagreements: 1,
    enginesFailed: 0,
    unanswered: 0,
    refused: 0,
    runByNothing: 0,
    unjudged: 0,
    untaken: 0,
    unmatched: 0,
    untried: 0,
    failed: 0,
    seed: 7,
  },
};

const RUN: RunRecord = condense({ name: 'all', title: 'All <rules>', command: 'check RULES', seconds: 3, events: 10 }, REPORT);
const RECORD: AgreementRecord = {
  eqlibrium: '0.1.0',
  commit: null,
  date: '2026-11-22',
  node: 'v20',
  processor: 'P <x>',
  byConstruction: {},
  cores: 2,
  differences: KNOWN_DIFFERENCES.map(readable),
  runs: [RUN],
};

describe('the record of a full run', () => {
  it('holds counts as the check counted them, and nothing of what rules say', () => {
    expect(RUN.rules[0]?.engines).toEqual({
      opensearch: 10,
      rsigma: { compared: 10, agree: 6, announced: 1, outside: 1, explained: { 'rsigma-line-feed': 2 } },
    });
    expect(RUN.rules[1]?.engines).toEqual({
      opensearch: {
        compared: 10,
        agree: 9,
        unexplained: 1,
        rejected: 2,
        example: { events: [{ a: '<b>&`|' }], means: true, says: false },
      },
      rsigma: { why: 'refused by the translator' },
    });
    expect(RUN.rules[0]?.converters).toMatchObject({
      pysigma: 'kept',
      'pysigma lucene': { status: 'refused', why: 'no \u2026 here' },
    });
    expect(RUN.rules[0]?.converters).toMatchObject({ 'pysigma eql': { status: 'broken', why: 'No query \u2026' } });
    expect(recordText(RECORD)).not.toMatch(/words of its own|127\.0\.0\.1/);
  });

  it('names versions without the place where a node listened', () => {
    expect(RUN.versions).toMatchObject({
      opensearch: 'OpenSearch 2.19.1',
      pysigma: 'pySigma 1.5.1',
      'pysigma sqlite': 'backend 1',
    });
  });

  it('is read as it was written', () => {
    expect(parseRecord(recordText(RECORD))).toEqual(RECORD);
  });

  it('is summed up by engine, by converter and by code', () => {
    expect(engineSums(RUN)).toMatchObject([
      { name: 'opensearch', rules: 2, compared: 20, agree: 19, unexplained: 1, rejected: 2 },
      { name: 'rsigma', rules: 1, notRun: { 'refused by the translator': 1 }, compared: 10, announced: 1, explained: 2 },
    ]);
    expect(converterSums(RUN).find(({ name }) => name === 'pysigma sqlite')?.statuses).toMatchObject({ changed: 1, kept: 0 });
    const sums = codeSums(RUN).map(({ code, engine, events, rules, suspected }) => [
      engine,
      code,
      events,
      rules.length,
      suspected.length,
    ]);
    expect(sums).toEqual([
      ['rsigma', 'rsigma-line-feed', 2, 1, 0],
      ['pysigma sqlite', 'sqlite-lists-are-text', 4, 1, 0],
      ['pysigma esql', 'esql-case-counts', 0, 0, 1],
      ['opensearch', 'unexplained', 1, 1, 0],
    ]);
  });
});

describe('the pages of a record', () => {
  const [markdown, html] = [agreementMarkdown(RECORD), agreementHtml(RECORD)];

  it('keep names of rules text', () => {
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;/table&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;onload=x');
    expect(html.match(/<script>/g)).toHaveLength(1);
    expect(markdown).not.toMatch(/^# head|<script>|[^\\]\]\(javascript/m);
    expect(html + markdown).not.toContain('\u202e');
  });

  it('load nothing from anywhere', () => {
    expect(html).not.toMatch(/<(?:img|link|iframe|a|base|object|script [^>]*src)\b|url\(|@import/);
    expect(html).toContain("default-src 'none'");
  });

  it('close what they open', () => {
    for (const tag of ['table', 'details', 'ul', 'div', 'form', 'select', 'summary']) {
      const count = (sign: string): number => html.split(`${sign}${tag}`).length - 1;
      expect([tag, count('</')]).toEqual([tag, count('<')]);
    }
  });

  it('show what nothing explains with its smallest event', () => {
    expect(html).toContain('&lt;b&gt;&amp;`|');
    expect(markdown).toContain('1 rules with such differences');
  });

  it('say of every known difference what, why and where', () => {
    for (const { code } of KNOWN_DIFFERENCES) {
      expect(html).toContain(`<b>${code}</b>`);
      expect(markdown).toMatch(new RegExp(`^### .*: ${code}$`, 'm'));
    }
  });

  it('tell the runs apart in what unfolds, and rules that only one of them has', () => {
    const other = { ...RUN, name: 'second', rules: RUN.rules.slice(0, 1) };
    const both = agreementHtml({ ...RECORD, runs: [RUN, { ...other, rules: [...other.rules, ...other.rules] }] });
    expect(both).toContain('<b>rsigma, rsigma (second)</b>');
    expect(both).toContain('data-s="bn------------"');
  });

  it('have a script that can be read', () => {
    expect(() => new Function(SCRIPT)).not.toThrow();
  });

  it('let rows be filtered by state and code', () => {
    expect(html).toMatch(/<tr data-s="gkgknkn" data-c="rsigma-line-feed sqlite-lists-are-text esql-case-counts"/);
    expect(html).toContain('data-s="bn-----"');
  });
});
