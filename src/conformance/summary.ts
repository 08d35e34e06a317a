import { type CheckReport, isRunByNothing, isUnjudged, isUntried, type RuleReport } from '../report/index.ts';

/** Adds rule reports up. */
export function summarize(rules: readonly RuleReport[], seed: number): CheckReport {
  const sum = (count: (rule: RuleReport) => number): number => rules.reduce((total, rule) => total + count(rule), 0);
  const proofs = rules.flatMap((rule) => rule.translations.flatMap(({ proof }) => (proof === undefined ? [] : [proof])));
  const ports = rules.flatMap((rule) => rule.ports ?? []);
  const notRun = new Map(rules.flatMap((rule) => rule.notRun ?? []).map((one) => [one.target, one]));
  return {
    rules,
    summary: {
      rules: rules.length,
      events: sum((rule) => rule.events),
      timelines: sum((rule) => rule.timelines ?? 0),
      ...(rules.some(({ pins }) => pins !== undefined) ? { pins: sum((rule) => rule.pins ?? 0) } : {}),
      disagreements: sum((rule) => rule.engines.reduce((total, engine) => total + engine.disagreements, 0)),
      enginesFailed: sum((rule) => rule.engines.filter(({ status }) => status === 'failed').length),
      unanswered: sum((rule) => rule.engines.reduce((total, engine) => total + (engine.unanswered ?? 0), 0)),
      refused: sum((rule) => rule.translations.filter(({ status, beyond }) => status === 'refused' && beyond !== true).length),
      runByNothing: sum((rule) => rule.translations.filter(isRunByNothing).length),
      ...(notRun.size === 0 ? {} : { notRun: [...notRun.values()] }),
      ...(proofs.length === 0 ? {} : { proven: proofs.filter(({ verdict }) => verdict === 'equal').length }),
      untaken: sum((rule) => (rule.inspections ?? []).filter(({ problems }) => problems.length > 0).length),
      unmatched: rules.filter((rule) => rule.unmatched !== null).length,
      unjudged: rules.filter(isUnjudged).length,
      untried: rules.filter(isUntried).length,
      failed: rules.filter((rule) => rule.failure !== null).length,
      ...(ports.length === 0
        ? {}
        : { ports: ports.length, portsDiffering: ports.filter(({ status }) => status !== 'same').length }),
      seed,
    },
  };
}
