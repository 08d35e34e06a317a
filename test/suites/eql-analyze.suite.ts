import { readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';
import { CODES } from '../../src/api/catalogue.ts';
import type { Plan } from '../../src/ir/index.ts';
import { type Analysis, analyzeEql } from '../../src/languages/eql/analyze.ts';
import { type Result, source } from '../../src/source/index.ts';
import { shared } from './shared.ts';

/** The queries of the public rules by file, sorted. */
const QUERIES = globSync('**/*.toml', { cwd: shared('rules'), absolute: true })
  .sort()
  .flatMap((file): readonly (readonly [file: string, query: string])[] => {
    const { rule } = parse(readFileSync(file, 'utf8'));
    const isRule = typeof rule === 'object' && !Array.isArray(rule) && !(rule instanceof Date);
    const query = isRule && rule['language'] === 'eql' ? rule['query'] : null;
    return typeof query === 'string' ? [[file, query]] : [];
  });

const ANALYSES: readonly (readonly [file: string, result: Result<Analysis>])[] = QUERIES.map(([file, query]) => [
  file,
  analyzeEql(source(query, file)),
]);

describe('the public rules', () => {
  it('are 828', () => {
    expect(QUERIES.length).toBe(828);
  });

  it('are all understood', () => {
    const refused = ANALYSES.flatMap(([, result]) => (result.ok ? [] : result.problems.map(({ code }) => code)));
    expect(refused).toEqual([]);
  });

  it('have these shapes', () => {
    const counts = { single: 0, sequence: 0, sample: 0 } satisfies Record<Plan['kind'], number>;
    for (const [, result] of ANALYSES) if (result.ok) counts[result.value.rule.plan.kind]++;
    expect(counts).toEqual({ single: 657, sequence: 168, sample: 3 });
  });

  it('give no warning that is a refusal or an error in disguise', () => {
    const counts = new Map<string, number>();
    for (const [, result] of ANALYSES) {
      for (const { code } of result.ok ? result.warnings : result.problems) counts.set(code, (counts.get(code) ?? 0) + 1);
      for (const { code } of result.ok ? result.warnings : []) expect(CODES[code]?.kind).toBe('warning');
    }
    process.stdout.write([...counts].map(([code, count]) => `  ${String(count).padStart(4)} ${code}\n`).join(''));
    expect(counts.size).toBeGreaterThan(0);
  });

  it('keep every place inside their query', () => {
    for (const [, result] of ANALYSES) {
      if (!result.ok) continue;
      const { plan, query } = result.value.rule;
      JSON.stringify(plan, (key, value) => {
        if (key === 'origin') expect(value.start >= 0 && value.start < value.end && value.end <= query.length).toBe(true);
        return value;
      });
    }
  });
});
