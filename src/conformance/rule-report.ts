import type { Disagreement, EngineReport, LossExample, RuleReport, TranslationReport } from '../report/index.ts';
import type { Subject } from './subject.ts';

/** What was counted while a corpus ran. */
type Totals = Pick<RuleReport, 'events' | 'malicious' | 'expected' | 'timelines'>;

/** The report of a rule whose check ran to its end. */
export function reportOfRule(
  subject: Subject,
  totals: Totals,
  nearMisses: ReadonlyMap<string, number>,
  engines: readonly EngineReport[],
  disagreements: readonly Disagreement[],
  examples: readonly LossExample[],
): RuleReport {
  return {
    id: subject.id,
    name: subject.name,
    semantics: subject.settings.semantics,
    ...totals,
    benign: totals.events - totals.malicious,
    nearMisses: Object.fromEntries([...nearMisses].sort(([a], [b]) => (a < b ? -1 : 1))),
    translations: whatRan(subject, engines),
    engines,
    disagreements,
    ...(examples.length === 0 ? {} : { examples }),
    unmatched: null,
    failure: null,
  };
}

/** Translations with the engines that ran them. */
function whatRan({ translations, contestants }: Subject, engines: readonly EngineReport[]): readonly TranslationReport[] {
  const ofRule = new Set(contestants.filter(({ runsRule }) => runsRule).map(({ engine }) => engine.name));
  // A language and a target may have one name: what ran the rule itself, the oracle first, ran no translation.
  const artifacts = engines.filter(({ name, against }) => against === 'oracle' && !ofRule.has(name));
  const runBy = (target: string): readonly string[] =>
    artifacts.filter(({ runs, compared }) => runs === target && compared > 0).map(({ name }) => name);
  return translations.map((translation) => ({ ...translation, runBy: runBy(translation.target) }));
}

/** What stands in a report for a rule whose check broke down. */
export function failedReport(
  rule: Pick<RuleReport, 'id' | 'name' | 'semantics'>,
  failure: string,
  code?: NonNullable<RuleReport['failureCode']>,
): RuleReport {
  const counts = { events: 0, malicious: 0, benign: 0, expected: 0 };
  return {
    ...rule,
    ...counts,
    nearMisses: {},
    translations: [],
    engines: [],
    disagreements: [],
    unmatched: null,
    failure,
    ...(code === undefined ? {} : { failureCode: code }),
  };
}
