import { describe, expect, it } from 'vitest';
import { KNOWN_DIFFERENCES, withDifferences } from '../../../src/conformance/index.ts';
import { DEFAULT_SEMANTICS } from '../../../src/ir/index.ts';
import { ruleText } from '../../../src/report/check/text.ts';
import type { ConversionReport, EngineReport, RuleReport } from '../../../src/report/index.ts';

const ENGINE: EngineReport = {
  name: 'rsigma',
  runs: 'sigma',
  against: 'oracle',
  status: 'compared',
  reason: null,
  receipt: null,
  compared: 9,
  agreements: 7,
  disagreements: 0,
  claimed: 0,
  explained: { 'rsigma-line-feed + rsigma-wrong-edge': 1, 'no-longer-known': 1 },
  matches: 3,
  milliseconds: 1,
};

const CONVERSION: ConversionReport = {
  converter: 'lucene',
  version: '1',
  status: 'not-executed',
  reason: null,
  causes: {},
  compared: 0,
  added: 0,
  missed: 0,
  announced: 0,
  suspected: ['rsigma-folds-all-letters'],
  example: null,
  query: 'a:b',
};

const REPORT: RuleReport = {
  id: null,
  name: 'a rule',
  semantics: DEFAULT_SEMANTICS,
  events: 9,
  malicious: 3,
  benign: 6,
  expected: 3,
  nearMisses: {},
  translations: [],
  engines: [ENGINE],
  inspections: [{ inspector: 'pysigma', receipt: null, target: 'sigma', problems: [], conversions: [CONVERSION] }],
  disagreements: [],
  unmatched: null,
  failure: null,
};

const explanationOf = (code: string): string => KNOWN_DIFFERENCES.find((one) => one.code === code)?.explanation ?? '';

describe('the report of a rule on which software of others differs as is known', () => {
  const whole = withDifferences(REPORT);

  it('says what each code means that it names, and nothing of others', () => {
    expect(whole.differences).toEqual(
      Object.fromEntries(
        ['rsigma-wrong-edge', 'rsigma-line-feed', 'rsigma-folds-all-letters'].map((code) => [code, explanationOf(code)]),
      ),
    );
    expect(Object.values(whole.differences ?? {})).not.toContain('');
    expect(withDifferences({ ...REPORT, engines: [], inspections: [] })).not.toHaveProperty('differences');
  });

  it('is drawn with these words from its JSON alone', () => {
    const text = ruleText(JSON.parse(JSON.stringify(whole)) as RuleReport);
    const both = `${explanationOf('rsigma-line-feed')} ${explanationOf('rsigma-wrong-edge')}`;
    expect(text).toContain(`rsigma differs on 1 events, as is known: rsigma-line-feed + rsigma-wrong-edge: ${both}`);
    expect(text).toContain('rsigma differs on 1 events, as is known: no-longer-known: no-longer-known');
    expect(text).toContain('pysigma takes the sigma rule and finds no fault with it');
    expect(text).toContain(`rsigma-folds-all-letters: ${explanationOf('rsigma-folds-all-letters')}`);
  });
});
