import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';
import { readDocuments } from '../../src/documents/index.ts';
import { analyzeEql } from '../../src/languages/eql/analyze.ts';
import { KNOWN_LANGUAGES } from '../../src/languages/index.ts';
import { source } from '../../src/source/index.ts';
import { esDsl, requiredMapping } from '../../translators/es-dsl/index.ts';
import { shared } from './shared.ts';

const RULES = globSync('**/*.toml', { cwd: shared('rules'), absolute: true })
  .sort()
  .flatMap((file) => readDocuments(source(readFileSync(file, 'utf8'), file), KNOWN_LANGUAGES).documents)
  .flatMap(({ query, meta }) => {
    const analysis = analyzeEql(query, { meta });
    return analysis.ok ? [{ query, rule: analysis.value.rule }] : [];
  });

describe('the public rules as Elasticsearch requests', () => {
  it('are exact, all 828: single events as searches, the others as EQL', () => {
    const counts: Record<string, number> = {};
    for (const { rule } of RULES) {
      const translation = esDsl.translate(rule);
      const how = translation.status === 'refused' ? translation.reasons[0].code : translation.artifact.kind;
      const row = `${rule.plan.kind}: ${translation.status} ${how}`;
      counts[row] = (counts[row] ?? 0) + 1;
    }
    process.stdout.write(`${JSON.stringify(counts, null, 2)}\n`);
    expect(counts).toEqual({ 'single: exact search': 657, 'sequence: exact eql': 168, 'sample: exact eql': 3 });
  });

  it('carry the EQL to the letter', () => {
    for (const { query, rule } of RULES) {
      const translation = esDsl.translate(rule);
      if (translation.status === 'refused' || translation.artifact.kind === 'search') continue;
      const body: unknown = JSON.parse(esDsl.print(translation.artifact));
      expect(body).toMatchObject({ query: query.text, size: rule.meta.maxSignals ?? 100 });
    }
  });

  it('ask a mapping for every join key', () => {
    for (const { rule } of RULES) {
      if (rule.plan.kind === 'single') continue;
      const { properties } = requiredMapping(rule);
      for (const { name } of rule.plan.steps.flatMap(({ keys }) => keys)) expect(Object.keys(properties)).toContain(name);
    }
  });
});
