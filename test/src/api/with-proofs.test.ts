import { describe, expect, it } from 'vitest';
import { checkOne } from '../../../src/api/check.ts';
import type { CheckableRule } from '../../../src/api/checkable-rule.ts';
import { parse } from '../../../src/api/parse.ts';
import { proveArtifact } from '../../../src/api/prove/artifact.ts';
import { translate } from '../../../src/api/translate.ts';
import { summarize } from '../../../src/conformance/index.ts';
import { toJunit } from '../../../src/report/check/junit.ts';
import { ruleText, summaryText } from '../../../src/report/check/text.ts';

function ruleOf(text: string): CheckableRule {
  const [parsed] = parse(text, { name: 'rule.eql' }).rules;
  if (parsed === undefined || !parsed.meaning.ok) throw new Error('the rule is not accepted');
  return { syntax: parsed.syntax, ...parsed.meaning.value } as CheckableRule;
}

const RULE = ruleOf('process where process.name : ("cmd.exe", "a*") and process.pid > 4');
const OPTIONS = { events: 40, targets: ['sigma', 'kql'], proofs: proveArtifact } as const;

describe('a check with proofs', () => {
  it('says beside agreement what is proven, in text, in JUnit and in the counts', async () => {
    const report = await checkOne(RULE, OPTIONS);
    const proofs = Object.fromEntries(report.translations.map(({ target, status, proof }) => [target, [status, proof?.verdict]]));
    expect(proofs).toEqual({ sigma: ['exact', 'equal'], kql: ['lossy', undefined] });
    expect(ruleText(report)).toMatch(/^ {2}sigma .* proven$/m);
    expect(ruleText(report)).not.toMatch(/^ {2}(?:oracle|kql|match) .*proven/m);
    const whole = summarize([report], 1);
    expect(whole.summary).toMatchObject({ disagreements: 0, proven: 1 });
    expect(summaryText(whole)).toMatch(/, 1 of 1 exact artifacts proven\n$/);
    expect(toJunit(whole).match(/proven to match as the rule does/g)).toHaveLength(1);
  });

  it('finds what no event of the corpus shows, and counts it as a disagreement', async () => {
    const blind = ruleOf('process where process.name == "cmd.exe" and process.pid > 4 and process.pid != 987654');
    const careless = ruleOf('process where process.name == "cmd.exe" and process.pid > 4');
    const wrong = await checkOne(blind, {
      ...OPTIONS,
      events: 3,
      targets: ['sigma'],
      translate: (_, target) => translate(careless.rule, target),
    });
    const shown = wrong.disagreements.find(({ recipe }) => recipe === 'found by proof');
    expect(shown).toMatchObject({
      engine: 'sigma',
      against: 'oracle',
      expected: false,
      answered: true,
      answers: { oracle: 'no', sigma: 'yes' },
      event: { 'process.pid': 987654 },
    });
    expect(summarize([wrong], 1).summary.disagreements).toBeGreaterThan(0);
    expect(wrong.translations).toMatchObject([{ proof: { verdict: 'differs', relation: 'broader' } }]);
  });

  it('says why nothing is proven only when asked, and takes what cannot be read back for that', async () => {
    const report = await checkOne(RULE, {
      ...OPTIONS,
      targets: ['es-dsl'],
      translate: () => ({ status: 'exact', text: '{ no JSON', losses: [], notes: [] }),
    });
    expect(report.translations).toMatchObject([{ proof: { verdict: 'unknown', reason: expect.stringContaining('read back') } }]);
    expect(ruleText(report)).not.toContain('not proven');
    expect(ruleText(report, Number.POSITIVE_INFINITY, true)).toMatch(/^ {2}es-dsl: not proven: it cannot be read back/m);
  });

  it('asks nobody unless told to', async () => {
    const report = await checkOne(RULE, { events: 20, targets: ['sigma'] });
    expect(report.translations[0]).not.toHaveProperty('proof');
    expect(summaryText(summarize([report], 1))).not.toContain('proven');
  });
});
