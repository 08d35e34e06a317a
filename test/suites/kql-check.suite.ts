import { describe, expect, it } from 'vitest';
import { checkOne } from '../../src/api/check.ts';
import { kqlRules } from './kql-rules.ts';
import { sized } from './shared.ts';

const STEP = sized(20, 1);
const EVENTS = sized(30, 100);
/** All rules take about 14 minutes on a machine that does much else. */
const LIMIT = 3_600_000;

/** As for the rules of SigmaHQ: the oracle of KQL, the labels of events and all that is printed of a rule are of one mind. */
describe("Elastic's rules in KQL", () => {
  it(
    'mean for the oracle what they mean in every translation, and what the labels of their events say',
    async () => {
      const wrong: unknown[] = [];
      let [checked, compared, expected] = [0, 0, 0];
      for (const { file, rule } of kqlRules(STEP).rules) {
        if (!rule.meaning.ok) continue;
        const report = await checkOne({ syntax: rule.syntax, ...rule.meaning.value }, { events: EVENTS });
        const failed = report.engines.filter(({ status }) => status === 'failed');
        if (report.failure !== null || failed.length > 0 || report.disagreements.length > 0)
          wrong.push({ file, failure: report.failure, failed, disagreements: report.disagreements });
        checked++;
        compared += report.engines.reduce((sum, engine) => sum + (engine.compared ?? 0), 0);
        expected += report.expected;
      }
      console.info(`${checked} rules, ${compared} answers compared, ${expected} matches due, ${wrong.length} rules disagree`);
      expect(wrong).toEqual([]);
      expect(checked).toBeGreaterThan(15);
      expect(expected).toBeGreaterThan(checked * 3);
      expect(compared).toBeGreaterThan(checked * EVENTS);
    },
    LIMIT,
  );
});
