import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomCases } from '../../../support/random-cases.ts';
import { cases, compare } from './random.ts';

describe('sequences and samples agree with the oracle', () => {
  it('on random timelines', async () => {
    let compared = 0;
    let matching = 0;
    await fc.assert(
      fc.asyncProperty(cases, async (one) => {
        const comparison = await compare(one);
        if (comparison === null) return;
        const { expected, sorted, streamed } = comparison;
        compared++;
        if (Array.isArray(expected) && expected.length > 0) matching++;
        expect(sorted).toEqual(expected);
        expect(streamed).toEqual({ found: expected, late: 0 });
      }),
      { seed: 20240101, numRuns: randomCases(4000) },
    );
    expect(compared).toBeGreaterThan(randomCases(3000));
    expect(matching).toBeGreaterThan(randomCases(500));
  }, 120_000);
});
