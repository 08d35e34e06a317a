import { Ajv } from 'ajv';
import { describe, expect, it, vi } from 'vitest';
import { EXIT } from '../../../src/cli/host/host.ts';
import { check, parse } from '../../../src/index.ts';
import { type CheckReport, type PortReport, REPORT_SCHEMA } from '../../../src/report/index.ts';
import { run } from '../../support/memory-host.ts';

vi.setConfig({ testTimeout: 120_000 });

const isReport = new Ajv({ allErrors: true, allowUnionTypes: true }).compile<CheckReport>(REPORT_SCHEMA);

const RULE = 'process where process.name : ("nc", "ncat*", "zsh") and not user.name == "svc" and process.args_count >= 3';
const RIGHT = {
  bool: {
    filter: [
      { term: { 'event.category': 'process' } },
      {
        bool: {
          should: [
            { wildcard: { 'process.name': { value: 'ncat*', case_insensitive: true } } },
            { term: { 'process.name': { value: 'nc', case_insensitive: true } } },
            { term: { 'process.name': { value: 'zsh', case_insensitive: true } } },
          ],
        },
      },
      { range: { 'process.args_count': { gte: 3 } } },
    ],
    must_not: [{ term: { 'user.name': 'svc' } }],
  },
};

/** The query with one part of its text changed. */
const changed = (from: string, to: string): string => {
  const text = JSON.stringify({ query: RIGHT });
  if (!text.includes(from)) throw new Error(`${from} is not there`);
  return text.replace(from, to);
};

async function judged(port: string, name = 'query.json', rule = RULE, ...more: readonly string[]) {
  const files = { 'rule.eql': rule, [name]: port };
  const events = ['--events', '200'];
  const { exitCode, out, err } = await run(['check', 'rule.eql', ...events, '--json', ...more, '--against', name], { files });
  const report: unknown = JSON.parse(out);
  if (!isReport(report)) throw new Error(JSON.stringify(isReport.errors));
  const [judgedPort] = report.rules[0]?.ports ?? [];
  if (judgedPort === undefined) throw new Error(`no port was judged: ${out} ${err}`);
  return { exitCode, err, port: judgedPort, report };
}

const waysOf = ({ ways }: PortReport) => ways.map(({ direction, kind, fields }) => [direction, kind, fields.join()]);

describe('check --against', () => {
  it('of a port that says what the rule says is content, and judges no target', async () => {
    for (const port of [JSON.stringify({ query: RIGHT }), JSON.stringify(RIGHT)]) {
      const { exitCode, port: same, report } = await judged(port);
      expect(same).toMatchObject({ status: 'same', kind: 'es-dsl', misses: 0, excess: 0, ways: [] });
      expect(same.matches).toBeGreaterThan(50);
      expect(same.compared).toBeGreaterThan(same.matches + 100);
      expect(exitCode).toBe(EXIT.ok);
      expect(report.rules[0]?.translations).toEqual([]);
      expect(report.summary).toMatchObject({ ports: 1, portsDiffering: 0 });
    }
  });

  it('leaves aside what of a search does not decide which events match', async () => {
    const body = { query: RIGHT, size: 0, aggs: { hosts: { terms: { field: 'host.name' } } } };
    expect((await judged(JSON.stringify(body))).port.status).toBe('same');
    const { exitCode, port } = await judged(JSON.stringify({ ...body, post_filter: { match_none: {} } }));
    expect([exitCode, port.status]).toEqual([EXIT.input, 'failed']);
    expect(port.reason).toContain('post_filter');
  });

  it.each([
    ['a bound that is excluded', '"gte":3', '"gt":3', ['misses', 'value', 'process.args_count'], 3],
    ['a bound one too low', '"gte":3', '"gte":2', ['excess', 'value', 'process.args_count'], 2],
    [
      'a value too many',
      '{"term":{"user.name":"svc"}}',
      '{"terms":{"user.name":["svc","backup"]}}',
      ['misses', 'value', 'user.name'],
      'backup',
    ],
    ['a value that is forgotten', '"value":"zsh"', '"value":"nc"', ['misses', 'value', 'process.name'], 'zsh'],
    ['a letter too many', '"value":"zsh"', '"value":"zsh*"', ['misses', 'value', 'process.name'], 'zsh'],
    [
      'a condition that is forgotten',
      '"must_not":[{"term":{"user.name":"svc"}}]',
      '"must_not":[]',
      ['excess', 'value', 'user.name'],
      'svc',
    ],
  ])('finds %s, and the smallest event that shows it', async (_, from, to, way, value) => {
    const { exitCode, port } = await judged(changed(from, to));
    expect(exitCode).toBe(EXIT.disagreement);
    expect(waysOf(port)[0]).toEqual(way);
    const [found] = port.ways;
    expect(JSON.stringify(found?.event)).toContain(JSON.stringify(value));
    expect(JSON.stringify(found?.event).length).toBeLessThan(220);
    expect(found?.conditions[0]?.text).toContain(String(way[2]));
    expect(found?.agreed).not.toBeNull();
    expect(found?.count).toBeGreaterThan(0);
  });

  it('tells several faults of one port apart', async () => {
    const text = changed('"gte":3', '"gt":3')
      .replace('"value":"zsh","case_insensitive":true', '"value":"zsh"')
      .replace('"svc"', '"svd"');
    const { port } = await judged(text);
    expect(waysOf(port)).toEqual(
      expect.arrayContaining([
        ['misses', 'value', 'process.args_count'],
        ['misses', 'letter-case', 'process.name'],
        ['misses', 'value', 'user.name'],
        ['excess', 'value', 'user.name'],
      ]),
    );
    expect(port.misses + port.excess).toBe(port.ways.reduce((sum, { count }) => sum + count, 0) + (port.otherDifferences ?? 0));
  });

  it('finds what a module takes besides, and counts events on which it crashes', async () => {
    const port = `export default (event) => {
      const name = String([event["process.name"] ?? event.process.name].flat()[0]).toLowerCase();
      return name === "nc" || name === "dash";
    }`;
    const { exitCode, port: module } = await judged(port, 'matches.mjs');
    expect(exitCode).toBe(EXIT.disagreement);
    expect(module.ways.some(({ values }) => values.includes('dash'))).toBe(true);
    const crashing = await judged('export const matches = (event) => event.nothing.at.all', 'port.mjs');
    expect(crashing.port).toMatchObject({ status: 'failed' });
    expect(crashing.port.reason).toContain('it throws: TypeError');
    const rarely = await judged(
      `export const matches = (event) => { if (event.user?.name === "svc") throw new Error("svc"); return false; }`,
      'port.mjs',
    );
    expect(rarely.port.unanswered).toBeGreaterThan(0);
    expect(rarely.port.silences?.[0]?.reason).toBe('it throws: Error: svc');
    expect(waysOf(rarely.port)).toEqual([['misses', 'never', '']]);
  });

  it('judges a module that is printed here, with both an answer that comes later and one that changes the event', async () => {
    const printed = await run(['translate', 'rule.eql', '--to', 'js'], { files: { 'rule.eql': RULE } });
    expect((await judged(printed.out, 'printed.mjs')).port.status).toBe('same');
    const later = printed.out.replace(
      'export default function matches(event) {',
      `export async function matches(event) {
        const said = inner(event);
        for (const key of Object.keys(event)) delete event[key];
        return said ? 'yes' : '';
      }
      function inner(event) {`,
    );
    expect(later).not.toBe(printed.out);
    const { port } = await judged(later, 'later.mjs');
    expect([port.status, port.misses, port.excess]).toEqual(['same', 0, 0]);
  });

  it('judges Sigma, Lucene, EQL, an EQL search and a rule of Kibana', async () => {
    const sigma = await run(['translate', 'rule.eql', '--to', 'sigma'], { files: { 'rule.eql': RULE } });
    expect((await judged(sigma.out, 'port.yml')).port).toMatchObject({ kind: 'sigma', status: 'same' });
    const cased = await judged(sigma.out.replace('user.name|cased', 'user.name'), 'port.yml');
    expect(waysOf(cased.port)).toEqual([['misses', 'letter-case', 'user.name']]);
    const lucene =
      'event.category:process AND process.name:(nc OR zsh OR ncat*) AND process.args_count:>=3 AND NOT user.name:svc';
    expect(waysOf((await judged(lucene, 'port.lucene')).port)[0]).toEqual(['misses', 'letter-case', 'process.name']);
    const kql =
      'event.category: process and process.name: (nc or ncat* or zsh) and process.args_count >= 3 and not user.name: svc';
    expect((await judged(kql, 'port.kql')).port).toMatchObject({ kind: 'kql', excess: 0, status: 'differs' });
    expect((await judged(RULE, 'port.eql')).port).toMatchObject({ kind: 'eql', status: 'same' });
    const search = await judged(JSON.stringify({ query: RULE.replace('>= 3', '> 3') }), 'search.json');
    expect(waysOf(search.port)).toEqual([['misses', 'value', 'process.args_count']]);
    const kibana = { rule_id: 'a', type: 'eql', language: 'eql', query: `${RULE} and host.name == "h"` };
    const { port } = await judged(JSON.stringify(kibana), 'rule.ndjson');
    expect(port).toMatchObject({ kind: 'rule', excess: 0 });
    expect(waysOf(port)).toContainEqual(['misses', 'value', 'host.name']);
  });

  it('judges several ports on the same events', async () => {
    const files = {
      'rule.eql': RULE,
      'a.json': JSON.stringify(RIGHT),
      'b.eql': RULE.replace('3', '4'),
      'c.json': '{"match_all":{}}',
    };
    const { exitCode, out } = await run(
      ['check', 'rule.eql', '--events', '300', '--against', 'a.json', 'b.eql', '--against', 'c.json'],
      { files },
    );
    expect(exitCode).toBe(EXIT.disagreement);
    expect(out).toMatch(/a\.json +es-dsl +as the rule/);
    expect(out).toMatch(/b\.eql +eql +differs/);
    expect(out).toContain('c.json differs in 1 way:');
    expect(out).toContain('it matches every event');
    expect(out).toContain('both match: {');
  });

  it('says where a port cannot be read, and goes no further', async () => {
    const cases = [
      ['query.json', '{"query": {"term" {"a": 1}}}', 'query.json:1:19'],
      ['port.yml', 'detection:\n  a: [1\n', 'port.yml:'],
      ['port.mjs', 'export default (event) => {\n  return event..name;\n}', 'port.mjs:2:16'],
      ['port.eql', 'process where name ==', 'port.eql:1:'],
      ['port.lucene', 'a:(b OR', 'port.lucene:1:1'],
      ['port.json', '[1]', 'is no object'],
      ['port.bin', 'hm', 'cannot be told'],
      ['port.toml', '', 'empty'],
    ] as const;
    for (const [name, text, told] of cases) {
      const { exitCode, err, out } = await run(['check', 'rule.eql', '--against', name], {
        files: { 'rule.eql': RULE, [name]: text },
      });
      expect([name, exitCode, out]).toEqual([name, EXIT.input, '']);
      expect(err).toContain(told);
    }
  });

  it('takes what --against-as says, and one rule alone', async () => {
    const { port } = await judged(JSON.stringify(RIGHT), 'port', RULE, '--against-as', 'es-dsl');
    expect(port.status).toBe('same');
    const files = { 'a.eql': RULE, 'b.eql': RULE, 'port.json': JSON.stringify(RIGHT) };
    const several = await run(['check', 'a.eql', 'b.eql', '--against', 'port.json'], { files });
    expect([several.exitCode, several.err]).toEqual([EXIT.input, expect.stringContaining('ports of one rule')]);
    expect((await run(['check', 'a.eql', '--against-as', 'js'], { files })).exitCode).toBe(EXIT.input);
  });

  it('names fields that no event has', async () => {
    const { port } = await judged(changed('"user.name"', '"user.name.keyword"'));
    expect(port.unmapped).toEqual(['user.name.keyword']);
    expect(waysOf(port)[0]).toEqual(['excess', 'value', 'user.name']);
  });
});

describe('check of the library', () => {
  it('takes ports as texts', async () => {
    const [parsed] = parse(RULE).rules;
    if (parsed?.meaning.ok !== true) throw new Error('the rule of the test is none');
    const against = [
      { name: 'a.json', text: JSON.stringify(RIGHT) },
      { name: 'b', kind: 'js', text: 'export const matches = () => false' },
      { name: 'c.json', text: '{' },
    ] as const;
    const { rules, summary } = await check([{ syntax: parsed.syntax, ...parsed.meaning.value }], { events: 200, against });
    expect(rules[0]?.ports?.map(({ name, status }) => [name, status])).toEqual([
      ['a.json', 'same'],
      ['b', 'differs'],
      ['c.json', 'failed'],
    ]);
    expect(summary).toMatchObject({ ports: 3, portsDiffering: 2 });
  });
});

const SEQUENCE =
  'sequence by host.id with maxspan=1m [process where process.name == "nc"] [network where destination.port == 4444]';

describe('check --against of a sequence', () => {
  it('judges ports on timelines, and shows the smallest', async () => {
    expect((await judged(SEQUENCE, 'port.eql', SEQUENCE)).port).toMatchObject({ status: 'same', ways: [] });
    const { exitCode, port } = await judged(SEQUENCE.replace('1m', '2m'), 'port.eql', SEQUENCE);
    expect(exitCode).toBe(EXIT.disagreement);
    expect(port.excess).toBeGreaterThan(0);
    expect(port.ways[0]).toMatchObject({ direction: 'excess', kind: 'timeline' });
    expect(port.ways[0]?.timeline).toHaveLength(2);
    const unkeyed = await judged(SEQUENCE.replace(' by host.id', ''), 'port.eql', SEQUENCE);
    expect(unkeyed.port.status).toBe('differs');
    expect(unkeyed.port.agreements).toBeLessThan(unkeyed.port.compared);
  });

  it('takes matchers that are printed here, and no query for single events', async () => {
    const printed = await run(['translate', 'rule.eql', '--to', 'js'], { files: { 'rule.eql': SEQUENCE } });
    expect((await judged(printed.out, 'printed.mjs', SEQUENCE)).port.status).toBe('same');
    const { exitCode, port } = await judged(JSON.stringify(RIGHT), 'query.json', SEQUENCE);
    expect([exitCode, port.status]).toEqual([EXIT.input, 'failed']);
    expect(port.reason).toContain('relates several events');
    expect((await judged(SEQUENCE, 'port.eql')).port.reason).toContain('the port relates several');
  });
});
