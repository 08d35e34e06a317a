import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { streamRuleCompiler } from '../../src/api/stream-rules.ts';
import { analyzeEql } from '../../src/languages/eql/analyze.ts';
import { source } from '../../src/source/index.ts';
import { cases, compare } from '../src/stream/sequence/random.ts';
import { ruleQueries } from './eql-queries.ts';
import { sized } from './shared.ts';

const TIMELINES = sized(5000, 20_000);

describe('the stream matcher', () => {
  it('agrees with the oracle on many more random timelines', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(cases, async (one) => {
        const comparison = await compare(one);
        if (comparison === null) return;
        compared++;
        expect(comparison.sorted).toEqual(comparison.expected);
        expect(comparison.streamed).toEqual({ found: comparison.expected, late: 0 });
      }),
      { seed: 7, numRuns: TIMELINES },
    );
    expect(compared).toBeGreaterThan(0.7 * TIMELINES);
  });

  it('takes every public sequence and sample', () => {
    const compile = streamRuleCompiler();
    const kinds = { sequence: 0, sample: 0 };
    for (const { name, text } of ruleQueries()) {
      const analysis = analyzeEql(source(text, name));
      if (!analysis.ok || analysis.value.rule.plan.kind === 'single') continue;
      const compiled = compile(analysis.value.rule, { id: name, name });
      expect(compiled.ok, name).toBe(true);
      kinds[analysis.value.rule.plan.kind]++;
    }
    expect(kinds.sequence).toBeGreaterThan(160);
    expect(kinds.sample).toBe(3);
  });
});
