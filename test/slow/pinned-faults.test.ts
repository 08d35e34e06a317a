import { expect, it } from 'vitest';
import { RUN_HERE } from '../../src/api/engines.ts';
import { type Bench, pinBenchOf } from '../faults/bench.ts';
import type { Fault } from '../faults/fault.ts';
import { FAULTS } from '../faults/faults.ts';
import { agrees, judge } from '../faults/judge.ts';
import { SERIES_FAULTS } from '../faults/series.ts';

/** Of single events, and of what relates several: what is reached stands in docs/proof.md. */
const LEAST = { single: 0.9, several: 0.9 };

/** The events that proofs find for rules without any fault in sight: no corpus, and nothing known of what is spoilt. */
it('deliberate faults of translators are found by pins alone', { timeout: 600_000 }, async () => {
  const benches = new Map<string, Bench | null>();
  const counts = { single: { all: 0, caught: 0 }, several: { all: 0, caught: 0 } };
  const missed: string[] = [];
  for (const fault of FAULTS.filter(({ target }) => RUN_HERE.includes(target))) {
    const bench = await benchFor(fault);
    const { verdict } = await judge(fault, bench);
    expect(['caught', 'slipped through'], `${fault.code} of ${fault.target}`).toContain(verdict);
    const count = counts[SERIES_FAULTS.includes(fault) ? 'several' : 'single'];
    count.all++;
    if (verdict === 'caught') count.caught++;
    else missed.push(`${fault.code} of ${fault.target}`);
  }
  console.info(JSON.stringify({ ...counts, missed }));
  expect(counts.single.caught / counts.single.all).toBeGreaterThan(LEAST.single);
  expect(counts.several.caught / counts.several.all).toBeGreaterThan(LEAST.several);

  async function benchFor({ rule, mapping }: Fault): Promise<Bench | null> {
    const name = JSON.stringify([rule, mapping]);
    const known = benches.get(name);
    if (known !== undefined) return known;
    const bench = await pinBenchOf({ text: rule, mapping });
    // One that disagrees without any fault would catch everything.
    if (bench !== null) expect(await agrees(bench, RUN_HERE), rule).toBe(true);
    benches.set(name, bench);
    return bench;
  }
});
