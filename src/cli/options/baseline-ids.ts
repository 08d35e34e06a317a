import type { ParsedRule } from '../../api/parse.ts';
import type { RuleReport } from '../../report/index.ts';
import { STDIN } from '../rules/names.ts';

/** By what a baseline knows a rule that has no id: its file, and its name where there are others in it. Paths count from where the check is run. */
export function idByFile(file: string, name: string, isAlone: boolean): string {
  const path = file.replaceAll('\\', '/').replace(/^(?:\.\/+)+/, '');
  return isAlone ? path : `${path}: ${name}`;
}

/** Reports of rules as a baseline tells them apart: names repeat, and with a number behind them they change when a rule is added. */
export function identified(
  reports: readonly RuleReport[],
  checked: readonly ParsedRule[],
  loaded: readonly ParsedRule[],
): readonly RuleReport[] {
  const counts = new Map<string, number>();
  for (const { document } of loaded) counts.set(document.documentName, (counts.get(document.documentName) ?? 0) + 1);
  return reports.map((report, at) => {
    const file = checked[at]?.document.documentName ?? STDIN;
    if (report.id !== null || file === STDIN) return report;
    return { ...report, id: idByFile(file, report.name, counts.get(file) === 1) };
  });
}
