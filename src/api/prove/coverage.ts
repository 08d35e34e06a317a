import type { TargetName } from '../../../translators/index.ts';
import type { CoverageReport } from '../../report/index.ts';
import type { CheckableRule } from '../checkable-rule.ts';
import type { CompareOptions } from './compare-plans.ts';
import { prove } from './index.ts';

/** A coverage report with how many artifacts of each target are proven to mean their rules, for every event. */
export async function withProvenCounts(
  report: CoverageReport,
  rules: readonly CheckableRule[],
  options: CompareOptions,
  progress: (done: number) => void,
): Promise<CoverageReport> {
  const counts = new Map<TargetName, number>();
  for (const [at, rule] of rules.entries()) {
    for (const { target, verdict } of await prove(rule, options))
      if (verdict.kind === 'equal') counts.set(target, (counts.get(target) ?? 0) + 1);
    progress(at + 1);
  }
  const targets = Object.entries(report.targets).map(([target, coverage]) => [
    target,
    { ...coverage, proven: new Map<string, number>(counts).get(target) ?? 0 },
  ]);
  return { ...report, targets: Object.fromEntries(targets) };
}
