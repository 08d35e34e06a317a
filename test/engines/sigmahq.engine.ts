import { beforeAll, describe, expect, it } from 'vitest';
import { generateCorpus } from '../../corpus/index.ts';
import type { CheckableRule } from '../../src/api/checkable-rule.ts';
import { corpusOptionsOf, questionsOf } from '../../src/api/corpus-of.ts';
import { settingsOf } from '../../src/api/run-settings.ts';
import { checkRule } from '../../src/conformance/index.ts';
import type { Engine } from '../../src/contract/index.ts';
import { sigmaOracle } from '../../src/engines/sigma/index.ts';
import { type RuleReport, shortfallsOf } from '../../src/report/index.ts';
import { sized } from '../suites/shared.ts';
import { sigmaHqRules } from '../suites/sigmahq.ts';
import { openRsigma } from './open-rsigma.ts';

const STEP = sized(10, 1);
const EVENTS = 40;

let rsigma: Engine;
beforeAll(async () => {
  rsigma = await openRsigma();
});

describe('rules of SigmaHQ, as they are', () => {
  it('find for rsigma what they find for us', async () => {
    const reports: (RuleReport & { readonly file: string })[] = [];
    for (const { file, parsed } of sigmaHqRules(STEP)) {
      if (!parsed.meaning.ok || parsed.meaning.value.rule.plan.kind !== 'single') continue;
      const rule = { syntax: parsed.syntax, ...parsed.meaning.value } as CheckableRule;
      reports.push({ file, ...(await judge(rule)) });
    }
    const engines = reports.map(({ file, engines: [, engine] }) => ({ file, ...engine }));
    const compared = engines.reduce((sum, engine) => sum + (engine.compared ?? 0), 0);
    console.info(`${reports.length} rules, ${compared} answers compared`);
    expect(engines.filter(({ status }) => status !== 'compared').map(({ file, reason }) => [file, reason])).toEqual([]);
    expect(
      reports.flatMap(({ file, ...report }) => [...report.disagreements, ...shortfallsOf(report)].map((one) => [file, one])),
    ).toEqual([]);
    expect(reports.length).toBeGreaterThan(1000 / STEP);
  });
});

async function judge(rule: CheckableRule): Promise<RuleReport> {
  const { meta, query } = rule.rule;
  const corpus = generateCorpus(questionsOf(rule), { ...corpusOptionsOf(rule, 1), events: EVENTS });
  const subject = {
    id: meta.id,
    name: meta.name ?? '',
    query,
    settings: settingsOf(rule.rule, rule.schema),
    translations: [],
    contestants: [{ engine: rsigma, text: query, effects: [] }],
  };
  return await checkRule(subject, sigmaOracle, corpus, { seed: 1, clock: () => 0 });
}
