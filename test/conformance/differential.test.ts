import { describe, expect, it } from 'vitest';
import { describeDifference } from '../support/differential/describe.ts';
import { compareAtRandom } from '../support/differential/run.ts';
import { randomCases } from '../support/random-cases.ts';

describe('random conditions over odd events', () => {
  it('mean the same to the oracle and to every engine that runs a translation of them', async () => {
    const { differences, tally } = await compareAtRandom({
      seed: 7,
      batches: randomCases(10),
      conditions: 60,
      events: 25,
      most: 10,
    });
    expect(differences.map(describeDifference)).toEqual([]);
    // Guards against a comparison of nothing: most conditions are understood, and about half of them tell events apart.
    expect(tally.get('js compared')).toBeGreaterThan(randomCases(450));
    expect(tally.get('es-dsl compared')).toBeGreaterThan(randomCases(450));
    expect(tally.get('sigma compared')).toBeGreaterThan(randomCases(250));
    expect(tally.get('matches some')).toBeGreaterThan(randomCases(250));
  });
});
