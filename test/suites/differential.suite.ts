import { describe, expect, it } from 'vitest';
import { describeDifference } from '../support/differential/describe.ts';
import { compareAtRandom } from '../support/differential/run.ts';
import { sized } from './shared.ts';

/** Runs of 1,000 conditions by 50 events; twenty of them are a million questions to each engine that is asked. */
const SEEDS = Array.from({ length: sized(4, 20) }, (_, index) => 1_000 * (index + 1));

describe('random conditions over odd events', () => {
  it.each(SEEDS)('mean the same to the oracle and to every engine, from seed %i on', async (seed) => {
    const { differences, tally } = await compareAtRandom({ seed, batches: 8, conditions: 125, events: 50, most: 10 });
    expect(differences.map(describeDifference)).toEqual([]);
    expect(tally.get('javascript compared')).toBeGreaterThan(800);
    expect(tally.get('query-dsl compared')).toBeGreaterThan(800);
    expect(tally.get('sigma compared')).toBeGreaterThan(450);
    expect(tally.get('matches some')).toBeGreaterThan(450);
  });
});
