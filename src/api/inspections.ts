import { generateCorpus } from '../../corpus/index.ts';
import { TARGET_NAMES } from '../../translators/index.ts';
import { inspect, KNOWN_DIFFERENCES, type Subject } from '../conformance/index.ts';
import { type Engine, effectsOf, type Inspector } from '../contract/index.ts';
import type { Event } from '../event/index.ts';
import type { Questions } from '../languages/index.ts';
import type { InspectionReport } from '../report/index.ts';
import type { CheckableRule } from './checkable-rule.ts';
import { corpusOptionsOf } from './corpus-of.ts';
import type { Translator } from './translate.ts';

/** Events that a converted query is judged on, at most: enough to show what a converter changes. */
const INSPECTED_EVENTS = 500;

/** Has every inspector read what it reads. A rule over several events is converted, but no query of it is run. */
export async function inspectionsOf(
  oracle: Engine,
  questions: Questions,
  rule: CheckableRule,
  { query, settings }: Subject,
  translator: Translator,
  inspectors: readonly Inspector[],
  seed: number,
  wanted: number,
): Promise<readonly InspectionReport[]> {
  const reports: InspectionReport[] = [];
  for (const inspector of inspectors) {
    const target = TARGET_NAMES.find((name) => name === inspector.reads);
    const translation = target === undefined ? null : translator(rule.rule, target);
    if (translation === null || translation.status === 'refused') continue;
    const effects = translation.status === 'lossy' ? effectsOf(translation.losses) : [];
    reports.push(
      await inspect(
        inspector,
        translation.text,
        { query, settings, effects },
        oracle,
        eventsOf(questions, rule, seed, wanted),
        KNOWN_DIFFERENCES,
      ),
    );
  }
  return reports;
}

function eventsOf(questions: Questions, rule: CheckableRule, seed: number, wanted: number): readonly Event[] {
  if (rule.rule.plan.kind !== 'single') return [];
  const options = { ...corpusOptionsOf(rule, seed), events: Math.min(wanted, INSPECTED_EVENTS) };
  return [...generateCorpus(questions, options)].map(({ event }) => event);
}
