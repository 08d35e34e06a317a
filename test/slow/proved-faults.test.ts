import { describe, expect, it } from 'vitest';
import type { CheckableRule } from '../../src/api/checkable-rule.ts';
import { verdictOf } from '../../src/api/prove/index.ts';
import { accepted } from '../faults/bench.ts';
import type { Fault } from '../faults/fault.ts';
import { FAULTS } from '../faults/faults.ts';
import { artifactOf, rightOf, spoil } from '../faults/spoil.ts';

/** Artifacts of these are run, not read. */
const UNREAD: readonly Fault['target'][] = ['js', 'lucene'];
const READ = FAULTS.filter(({ target }) => !UNREAD.includes(target));

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
  it('are never proven equal, and nearly all of those that are read are shown by an event', { timeout: 300_000 }, async () => {
    const counts = { differs: 0, unknown: 0, equal: 0 };
    const equal: string[] = [];
    for (const fault of READ) {
      const verdict = await proved(fault);
      if (verdict === null) continue;
      counts[verdict.kind]++;
      if (verdict.kind === 'equal') equal.push(`${fault.code} of ${fault.target}`);
    }
    console.info(JSON.stringify(counts));
    expect(equal).toEqual([]);
    expect(counts.differs).toBeGreaterThan(0.95 * (counts.differs + counts.unknown));
  });
});
