import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/api/check.ts';
import { RUN_HERE } from '../../src/api/engines.ts';
import { type ParsedRule, parse } from '../../src/api/parse.ts';
import { diff } from '../../src/api/prove/diff.ts';
import { translate } from '../../src/api/translate.ts';
import { TARGET_NAMES, type TargetName } from '../../translators/index.ts';
import { shared, sized } from './shared.ts';

/** The two published forms of the rule the project starts from, read as they are. */
const seeds = readdirSync(shared('seeds'))
  .filter((file) => file.endsWith('.txt'))
  .map((file): readonly [string, string] => [file, readFileSync(shared(`seeds/${file}`), 'utf8')]);

function ruleIn(text: string): { readonly parsed: ParsedRule; readonly meant: Parameters<typeof check>[0][number] } {
  const { rules, problems, warnings } = parse(text);
  expect([...problems, ...warnings]).toEqual([]);
  const [parsed] = rules;
  if (parsed === undefined || !parsed.meaning.ok) throw new Error('the seed was not accepted');
  return { parsed, meant: { syntax: parsed.syntax, ...parsed.meaning.value } };
}

describe('the seed documents', () => {
  it('are two', () => {
    expect(seeds).toHaveLength(2);
  });

  it.each(seeds)('%s is read with all its metadata', (_, text) => {
    const { meta } = ruleIn(text).parsed.document;
    expect(meta).toMatchObject({
      name: 'Process Started from Process ID (PID) File',
      type: 'eql',
      severity: 'high',
      riskScore: 73,
      interval: '5m',
      from: 'now-9m',
      maxSignals: 100,
      authors: ['Elastic'],
      license: 'Elastic License v2',
    });
    expect(meta.indices).toContain('logs-endpoint.events.*');
    expect(meta.tags).toContain('BPFDoor');
    expect(meta.references.length).toBeGreaterThanOrEqual(3);
    expect(meta.threats).toMatchObject([{ tactic: { id: 'TA0002' }, techniques: [{ id: 'T1059' }] }]);
    expect(meta.description).toMatch(/^Identifies a new process/);
    expect(meta.investigationGuide).toContain('parent and child process');
  });

  it('differ in what the two publications say', () => {
    const [page, plain] = seeds.map(([, text]) => ruleIn(text).parsed.document.meta);
    expect([page?.version, page?.indices, page?.references.length]).toEqual([103, ['logs-endpoint.events.*', 'endgame-*'], 4]);
    expect([plain?.version, plain?.indices, plain?.references.length]).toEqual([1, ['logs-endpoint.events.*'], 3]);
  });

  it('mean the same for every event, and say so beside what differs', async () => {
    const [page, plain] = seeds.map(([, text]) => ruleIn(text).meant);
    if (page === undefined || plain === undefined) throw new Error('a seed is missing');
    const { relation, metadata } = await diff(page, plain);
    expect(relation).toBe('equivalent');
    expect(metadata.map(({ name }) => name)).toEqual(['version', 'references', 'tags', 'indices', 'investigation guide']);
  });

  it.each(seeds)('%s comes out exact for every target, but for what a language or a column cannot hold', (_, text) => {
    const { rule } = ruleIn(text).meant;
    // KQL has no regular expressions, and a column of Kusto has one value.
    const others: { readonly [name in TargetName]?: string } = { kql: 'refused', kusto: 'lossy' };
    for (const target of TARGET_NAMES)
      expect([target, translate(rule, target).status]).toEqual([target, others[target] ?? 'exact']);
  });

  it.each(seeds.flatMap(([file, text]) => [1, 2, 3, 4, 5].slice(0, sized(2, 5)).map((seed) => [file, seed, text] as const)))(
    '%s with seed %i agrees on 20,000 events',
    async (_, seed, text) => {
      const report = await check([ruleIn(text).meant], { events: 20_000, seed });
      const [rule] = report.rules;
      expect(rule?.disagreements).toEqual([]);
      expect(report.summary).toMatchObject({ events: 20_000, disagreements: 0, enginesFailed: 0, unanswered: 0, refused: 0 });
      expect(rule?.engines.map((engine) => [engine.name, engine.compared])).toEqual(
        ['oracle', ...RUN_HERE, 'match'].map((name) => [name, name === 'kql' ? 0 : 20_000]),
      );
      expect((rule?.malicious ?? 0) / 20_000).toBeGreaterThanOrEqual(0.01);
    },
  );
});
