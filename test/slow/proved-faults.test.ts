import { describe, expect, it } from 'vitest';
import type { CheckableRule } from '../../src/api/checkable-rule.ts';
import { RUN_HERE } from '../../src/api/engines.ts';
import { verdictOf } from '../../src/api/prove/index.ts';
import { accepted } from '../faults/bench.ts';
import type { Fault } from '../faults/fault.ts';
import { FAULTS } from '../faults/faults.ts';
import { SERIES_FAULTS } from '../faults/series.ts';
import { artifactOf, rightOf, spoil } from '../faults/spoil.ts';

/** What is proved of the faulty artifact of a rule; null: the right one is not exact, or there is none. */
async function proved(fault: Fault) {
  const read = accepted({ text: fault.rule, mapping: fault.mapping });
  if (read === null) return null;
  const rule: CheckableRule = { syntax: read.syntax, ...read.meaning.value };
  const wrong = artifactOf(spoil(fault, rule.rule));
  if (wrong === null || rightOf(fault, rule.rule).status !== 'exact') return null;
  return await verdictOf(rule, fault.target, wrong.text, { effort: 5_000_000 });
}

describe('deliberate faults of translators', () => {
  it('are never proven equal, and nearly all are shown by an event', { timeout: 300_000 }, async () => {
    const counts = { differs: 0, unknown: 0, equal: 0 };
    const equal: string[] = [];
    // Nothing reads SQL back.
    for (const fault of FAULTS.filter((one) => !SERIES_FAULTS.includes(one) && RUN_HERE.includes(one.target))) {
      const verdict = await proved(fault);
      if (verdict === null) continue;
      counts[verdict.kind]++;
      if (verdict.kind === 'equal') equal.push(`${fault.code} of ${fault.target}`);
    }
    console.info(JSON.stringify(counts));
    expect(equal).toEqual([]);
    // A text that its engine refuses, or that no event of a rule tells apart, stays open.
    expect(counts.differs).toBeGreaterThan(0.95 * (counts.differs + counts.unknown));
  });
});

describe('deliberate faults of what relates events', () => {
  it.each(SERIES_FAULTS.map((fault) => [fault.code, fault.target, fault] as const))(
    '%s of %s is shown by a timeline',
    { timeout: 120_000 },
    async (_, __, fault) => {
      const verdict = await proved(fault);
      expect(verdict?.kind).toBe('differs');
      if (verdict?.kind !== 'differs') return;
      const shown = verdict.timelines?.lost ?? verdict.timelines?.added;
      expect(shown?.events.length).toBeGreaterThan(0);
      expect(shown?.first).not.toEqual(shown?.second);
      expect(verdict.confirmedBy).toContain('oracle');
    },
  );
});
