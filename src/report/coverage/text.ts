import { table } from '../table.ts';
import { countOf, indent, oneLine, otherLanguages, thousands } from '../text.ts';
import { type CoverageReport, targetsTable } from './report.ts';

export type CoverageView = 'reason' | 'field' | 'construct';

/** Rules named after a row of a table; the JSON names all of them. */
const NAMED = 3;

/** A coverage report as text: the targets, then what stands in the way, seen by reason, by field or by construct. */
export function coverageText(report: CoverageReport, view: CoverageView): string {
  const { rules, parsed, accepted } = report;
  const targets = targetsTable(report);
  const parts = [
    `${countOf(rules, 'rule')}, ${thousands(parsed)} parsed, ${thousands(accepted)} accepted`,
    othersLine(report),
    table(targets.head, targets.rows),
    rules === 0 ? 'no rule was read' : viewTable(report, view),
  ];
  if (report.rejected.length > 0) {
    parts.push(
      `not accepted:\n${indent(report.rejected.map(({ name, codes }) => `${oneLine(name)}: ${codes.join(', ')}`).join('\n'))}`,
    );
  }
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** `not read: 3 rules in Sigma, 1 in KQL`; empty when there are none. */
export function othersLine({ others }: CoverageReport): string {
  const counts = new Map(Object.entries(others));
  return counts.size === 0 ? '' : `not read: ${otherLanguages(counts)}`;
}

function viewTable(report: CoverageReport, view: CoverageView): string {
  switch (view) {
    case 'reason':
      if (report.blockers.length === 0) return 'every target says each of these rules exactly';
      return table(
        ['target', 'status', 'reason', 'rules', 'such as'],
        report.blockers.map(({ target, status, code, rules }) => [target, status, code, rules.length, suchAs(rules)]),
      );
    case 'field':
      if (report.fields.length === 0) return 'no field stands in the way';
      return table(
        ['target', 'field', 'rules', 'such as'],
        report.fields.map(({ target, field, rules }) => [target, field, rules.length, suchAs(rules)]),
      );
    case 'construct': {
      const targets = Object.keys(report.targets);
      return table(
        ['construct', 'rules', ...targets.map((target) => `exact in ${target}`)],
        report.constructs.map(({ construct, rules, exact }) => [
          construct,
          rules,
          ...targets.map((target) => exact[target] ?? 0),
        ]),
      );
    }
  }
}

function suchAs(rules: readonly string[]): string {
  return (
    rules
      .slice(0, NAMED)
      .map((rule) => oneLine(rule, 60))
      .join('; ') + (rules.length > NAMED ? '; ...' : '')
  );
}
