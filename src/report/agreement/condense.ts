import type { ConversionReport, InspectionReport } from '../check/inspection.ts';
import { type CheckReport, type Disagreement, type EngineReport, isRunByNothing, type RuleReport } from '../check/report.ts';
import type { AgreementRecord, ConverterCell, EngineCell, RuleRow, RunRecord, Shown } from './record.ts';

/** What is said of a run besides its report. */
export type RunFacts = Pick<RunRecord, 'name' | 'title' | 'command' | 'seconds' | 'events'>;

/** A report of a check without queries, artifacts and words of the rules, and without some engines; nothing is counted anew. */
export function condense(facts: RunFacts, report: CheckReport, besides: readonly string[] = []): RunRecord {
  return {
    ...facts,
    seed: report.summary.seed,
    versions: versionsOf(report),
    rules: report.rules.map((rule) => rowOf(rule, besides)),
  };
}

/** Engines of which a report says that they agree by construction, and why. */
export function byConstructionOf(reports: readonly CheckReport[]): AgreementRecord['byConstruction'] {
  const engines = reports.flatMap(({ rules }) => rules.flatMap((rule) => rule.engines));
  return Object.fromEntries(
    engines.flatMap(({ name, byConstruction }) => (byConstruction === undefined ? [] : [[name, byConstruction]])),
  );
}

function versionsOf({ rules }: CheckReport): RunRecord['versions'] {
  const versions = new Map<string, string>();
  for (const { engines, inspections = [] } of rules) {
    // Where a node listened is of no interest afterwards.
    for (const { name, receipt } of engines) if (receipt !== null) versions.set(name, receipt.replace(/ at https?:\S+$/, ''));
    for (const { inspector, receipt, conversions } of inspections) {
      versions.set(inspector, receipt ?? inspector);
      for (const { converter, version } of conversions) versions.set(`${inspector} ${converter}`, version);
    }
  }
  return Object.fromEntries(versions);
}

function rowOf(rule: RuleReport, besides: readonly string[]): RuleRow {
  const engines = rule.engines.filter(({ name }) => !besides.includes(name));
  const nothing = rule.translations.filter(isRunByNothing).map(({ target }) => target);
  return {
    id: rule.id,
    name: rule.name,
    tried: rule.timelines === undefined ? 'events' : 'timelines',
    sigma: rule.translations.find(({ target }) => target === 'sigma')?.status ?? 'refused',
    ...(rule.failure === null ? {} : { failure: wordsOf(rule.failure) }),
    ...(nothing.length === 0 ? {} : { runByNothing: nothing }),
    engines: Object.fromEntries(engines.map((engine) => [engine.name, engineCell(engine, rule.disagreements)])),
    converters: Object.fromEntries((rule.inspections ?? []).flatMap(converterCells)),
  };
}

function engineCell(engine: EngineReport, disagreements: readonly Disagreement[]): EngineCell {
  const {
    status,
    reason,
    compared,
    agreements,
    claimed,
    outside = 0,
    explained,
    disagreements: unexplained,
    rejected = 0,
    unanswered = 0,
  } = engine;
  const silent = rejected + unanswered;
  if (status === 'not-run' && silent === 0) return { why: wordsOf(reason ?? '') };
  if (agreements === compared && silent === 0 && status !== 'failed') return compared;
  const first = disagreements.find((one) => one.engine === engine.name);
  return {
    compared,
    agree: agreements,
    ...(claimed === 0 ? {} : { announced: claimed }),
    ...(outside === 0 ? {} : { outside }),
    ...(explained === undefined ? {} : { explained }),
    ...(unexplained === 0 ? {} : { unexplained }),
    ...(rejected === 0 ? {} : { rejected }),
    ...(unanswered === 0 ? {} : { unanswered }),
    ...(status === 'failed' ? { failed: wordsOf(reason ?? '') } : {}),
    ...(first === undefined ? {} : { example: shownOf(first) }),
  };
}

function shownOf({ event, timeline, expected, answered }: Disagreement): Shown {
  return { events: timeline ?? [event], means: expected, says: answered };
}

function converterCells({ inspector, problems, conversions }: InspectionReport): readonly (readonly [string, ConverterCell])[] {
  const [problem] = problems;
  const taken: readonly [string, ConverterCell] = [
    inspector,
    problem === undefined ? 'kept' : { status: 'refused', why: wordsOf(problem) },
  ];
  return [taken, ...conversions.map((one) => [`${inspector} ${one.converter}`, converterCell(one)] as const)];
}

function converterCell(conversion: ConversionReport): ConverterCell {
  const { status, compared, added, missed, announced, causes, suspected, reason, example } = conversion;
  const counts = {
    ...(compared === 0 ? {} : { compared }),
    ...(added === 0 ? {} : { added }),
    ...(missed === 0 ? {} : { missed }),
    ...(announced === 0 ? {} : { announced }),
    ...(Object.keys(causes).length === 0 ? {} : { causes }),
    ...(suspected.length === 0 ? {} : { suspected }),
    ...(reason === null ? {} : { why: wordsOf(reason) }),
    ...(example === null || !Object.hasOwn(causes, 'unexplained')
      ? {}
      : { example: { events: [example.event], means: example.means, says: example.says } }),
  };
  const plain = status === 'kept' && announced === 0;
  return plain || Object.keys(counts).length === 0 ? status : { status, ...counts };
}

const LONGEST = 160;

/** The first thing that software said, without what it quotes: that may be the text of a rule, and without where it ran. */
function wordsOf(reason: string): string {
  const plain = reason
    .replace(/\s+/g, ' ')
    .replace(/\bhttps?:\/\/\S+ (?:answers \d+: )?/g, '')
    .replace(/["'`].*["'`]/, '\u2026')
    .replace(/\[.*/, '\u2026');
  const [first = ''] = plain.split(/; |\. /);
  return first.length > LONGEST ? `${first.slice(0, LONGEST)}\u2026` : first;
}
