import { describe, expect, it } from 'vitest';
import { knownRules } from '../judges/pairs/public-rules.ts';
import { judged, total } from '../judges/record.ts';
import { sized } from '../suites/shared.ts';

describe('verdicts of the prover', () => {
  it('are not contradicted by z3', async () => {
    const seed = Date.now() % 1_000_000;
    const limits = { verdicts: sized(150, 2000), milliseconds: sized(2000, 5000) };
    const judgement = await judged(seed, limits, knownRules(), console.info);
    console.info(JSON.stringify(judgement));
    expect([seed, judgement.contradictions]).toEqual([seed, []]);
    const { equal, differs } = total(judgement.pairs);
    expect(equal).toBeGreaterThan(0);
    expect(differs).toBeGreaterThan(0);
  });
});
