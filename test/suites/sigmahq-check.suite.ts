import { describe, expect, it } from 'vitest';
import { checkOne } from '../../src/api/check.ts';
import type { CheckableRule } from '../../src/api/checkable-rule.ts';
import { generateCorpus } from '../../src/api/generate-corpus.ts';
import { matchEngine } from '../../src/api/match-engine/index.ts';
import { settingsOf } from '../../src/api/run-settings.ts';
import { sized } from './shared.ts';
import { sigmaHqRules } from './sigmahq.ts';

const STEP = sized(40, 1);
const EVENTS = 30;

/** Of these every rule is a word for all the others: what the rule says, what we print of it and what events show are one. */
describe('rules of SigmaHQ', () => {
  it('mean for the oracle what they mean in every translation, and what the labels of their events say', async () => {
    const wrong: unknown[] = [];
    let compared = 0;
    let expected = 0;
    for (const { file, parsed } of sigmaHqRules(STEP)) {
      if (!parsed.meaning.ok) continue;
      const report = await checkOne({ syntax: parsed.syntax, ...parsed.meaning.value } as CheckableRule, { events: EVENTS });
      const failed = report.engines.filter(({ status }) => status === 'failed');
      if (report.failure !== null || failed.length > 0 || report.disagreements.length > 0)
        wrong.push({ file, failure: report.failure, failed, disagreements: report.disagreements });
      compared += report.engines.reduce((sum, engine) => sum + (engine.compared ?? 0), 0);
      expected += report.expected;
    }
    console.info(`${compared} answers compared, ${expected} matches due, ${wrong.length} rules disagree`);
    expect(wrong).toEqual([]);
    expect(expected).toBeGreaterThan(100);
    expect(compared).toBeGreaterThan(2000);
  });

  it('find by the road of match the events that their corpus says they match', async () => {
    const wrong: unknown[] = [];
    let found = 0;
    for (const { file, parsed } of sigmaHqRules(STEP)) {
      if (!parsed.meaning.ok || parsed.meaning.value.rule.plan.kind !== 'single') continue;
      const { rule, schema } = parsed.meaning.value;
      const corpus = [...generateCorpus({ syntax: parsed.syntax, rule, schema } as CheckableRule, { events: 2 * EVENTS })];
      const due = corpus.flatMap(({ expected }, at) => (expected ? [at] : []));
      const loaded = await matchEngine(rule).load(
        corpus.map(({ event }) => event),
        settingsOf(rule, schema),
      );
      const verdict = await loaded.run(rule.query);
      const matches = verdict.status === 'answered' ? verdict.matches.flat().map(Number) : [];
      if (matches.join() !== due.join()) wrong.push({ file, due, matches });
      found += matches.length;
    }
    console.info(`${found} events found`);
    expect(wrong).toEqual([]);
    expect(found).toBeGreaterThan(500);
  });
});
