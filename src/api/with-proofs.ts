import { TARGETS, type TargetName } from '../../translators/index.ts';
import type { Subject } from '../conformance/index.ts';
import type { Disagreement, EngineReport, RuleReport, TranslationReport } from '../report/index.ts';
import type { Verdict } from '../report/proof/proof.ts';
import { thrownMessage } from '../source/index.ts';
import type { CheckableRule } from './checkable-rule.ts';

/** Says of a text that is to be an artifact of a rule whether it means the same, for every event. */
export type Prover = (rule: CheckableRule, target: TargetName, text: string) => Promise<Verdict>;

/**
 * Puts beside each exact translation whether it is proven. One that is proven to be something else disagrees, on the event that the
 * engines bear out, however many events of the corpus it agreed on. A lossy one says itself that it differs: `prove` shows how, which takes
 * longer than to find nothing.
 */
export async function withProofs(
  report: RuleReport,
  rule: CheckableRule,
  { contestants }: Pick<Subject, 'contestants'>,
  prover: Prover,
  seed: number,
  beat: () => void,
): Promise<RuleReport> {
  // An artifact under other names is about other events, and a rule that could not be judged is compared with nobody.
  if (rule.asked !== undefined || rule.rule.changed !== undefined || report.failure !== null) return report;
  const translations: TranslationReport[] = [];
  let { engines, disagreements } = report;
  for (const translation of report.translations) {
    const { target, status } = translation;
    const runner = contestants.find(({ engine, text, runsRule }) => engine.runs === target && text !== null && runsRule !== true);
    if (runner === undefined || runner.text === null || status !== 'exact' || !isTarget(target)) {
      translations.push(translation);
      continue;
    }
    const { text } = runner;
    const verdict = await prover(rule, target, text).catch(
      (error: unknown): Verdict => ({ kind: 'unknown', reason: `it cannot be read back: ${thrownMessage(error)}` }),
    );
    beat();
    translations.push({ ...translation, proof: proofOf(verdict) });
    const found = disagreementOf(verdict, runner.engine.name, text, report, seed);
    if (found === null) continue;
    engines = engines.map((engine) => (engine.name === found.engine ? withOneMore(engine) : engine));
    disagreements = [...disagreements, found];
  }
  return { ...report, translations, engines, disagreements };
}

function isTarget(name: string): name is TargetName {
  return Object.hasOwn(TARGETS, name);
}

function proofOf(verdict: Verdict): NonNullable<TranslationReport['proof']> {
  switch (verdict.kind) {
    case 'equal':
      return { verdict: 'equal' };
    case 'differs':
      return { verdict: 'differs', relation: verdict.relation };
    case 'unknown':
      return { verdict: 'unknown', reason: verdict.reason };
  }
}

/** What an engine that was run on one event more counts. */
function withOneMore(engine: EngineReport): EngineReport {
  return { ...engine, compared: engine.compared + 1, disagreements: engine.disagreements + 1 };
}

/** The witness of a proof as any other event on which an engine and the oracle differ; null: there is none. */
function disagreementOf(
  verdict: Verdict,
  engine: string,
  artifact: string,
  { engines, events, timelines }: RuleReport,
  seed: number,
): Disagreement | null {
  if (verdict.kind !== 'differs') return null;
  const oracle = engines.find(({ against }) => against === 'labels')?.name ?? 'oracle';
  const shared = {
    engine,
    against: 'oracle',
    recipe: 'found by proof',
    eventNumber: timelines ?? events,
    seed,
    artifact,
  } as const;
  const told = (expected: boolean): Omit<Disagreement, 'event'> => ({
    ...shared,
    expected,
    answered: !expected,
    answers: { [oracle]: expected ? 'yes' : 'no', [engine]: expected ? 'no' : 'yes' },
    shrunk: true,
  });
  if (verdict.lost !== null) return { ...told(true), event: verdict.lost };
  if (verdict.added !== null) return { ...told(false), event: verdict.added };
  const timeline = verdict.timelines?.lost ?? verdict.timelines?.added ?? null;
  const last = timeline?.events.at(-1);
  if (timeline === null || last === undefined) return null;
  return {
    ...told(timeline === verdict.timelines?.lost),
    event: last,
    timeline: timeline.events,
    expectedMatches: timeline.first,
    answeredMatches: timeline.second,
  };
}
