import type { RuleReport } from '../../report/index.ts';
import { KNOWN_DIFFERENCES } from './table.ts';

/** A report with what the codes say that it names as causes, so that nobody needs the table to read it. */
export function withDifferences(report: RuleReport): RuleReport {
  const named = [
    ...report.engines.flatMap(({ explained = {} }) => Object.keys(explained)),
    ...(report.inspections ?? []).flatMap(({ conversions }) =>
      conversions.flatMap(({ causes, suspected }) => [...Object.keys(causes), ...suspected]),
    ),
  ];
  const codes = new Set(named.flatMap((cause) => cause.split(' + ')));
  const known = KNOWN_DIFFERENCES.filter(({ code }) => codes.has(code));
  if (known.length === 0) return report;
  return { ...report, differences: Object.fromEntries(known.map(({ code, explanation }) => [code, explanation])) };
}
