import { escapeHtmlLine, escapeMarkdown, htmlTable, markdownTable } from '../markup.ts';
import { type CoverageReport, targetsTable } from './report.ts';
import { othersLine } from './text.ts';

/** A coverage report as Markdown, for a repository. */
export function coverageMarkdown(report: CoverageReport): string {
  const { rules, parsed, accepted } = report;
  const targets = targetsTable(report);
  const lines = [
    '# Coverage',
    '',
    `${rules} rules, ${parsed} parsed, ${accepted} accepted.`,
    ...(report.rules > 0 && othersLine(report) === '' ? [] : ['', escapeMarkdown(othersLine(report) || 'no rule was read')]),
    '',
    ...markdownTable(
      targets.head,
      targets.rows.map((row) => row.map(String)),
    ),
    '',
    '## What stands in the way',
    '',
    ...markdownTable(
      ['target', 'status', 'reason', 'rules'],
      report.blockers.map(({ target, status, code, rules: names }) => [target, status, code, String(names.length)]),
    ),
    '',
    '## Constructs',
    '',
    ...markdownTable(
      ['construct', 'rules', ...Object.keys(report.targets).map((target) => `exact in ${target}`)],
      constructRows(report),
    ),
    '',
    '## Rules by reason',
    '',
    ...report.blockers.flatMap(({ target, status, code, rules: names }) => [
      `<details><summary>${escapeHtmlLine(`${target}: ${status}, ${code} (${names.length})`)}</summary>`,
      '',
      ...names.map((name) => `- ${escapeMarkdown(name)}`),
      '',
      '</details>',
      '',
    ]),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

/** The same as one page that needs no network; the rules behind each reason unfold. */
export function coverageHtml(report: CoverageReport): string {
  const { rules, parsed, accepted } = report;
  const targets = targetsTable(report);
  const reasons = report.blockers.map(
    ({ target, status, code, rules: names }) =>
      `<details><summary>${escapeHtmlLine(target)}: ${escapeHtmlLine(status)}, <code>${escapeHtmlLine(code)}</code> (${names.length})</summary><ul>${names.map((name) => `<li>${escapeHtmlLine(name)}</li>`).join('')}</ul></details>`,
  );
  const body = [
    '<h1>Coverage</h1>',
    `<p>${rules} rules, ${parsed} parsed, ${accepted} accepted.</p>`,
    othersLine(report) === '' ? '' : `<p>${escapeHtmlLine(othersLine(report))}</p>`,
    htmlTable(
      targets.head,
      targets.rows.map((row) => row.map(String)),
    ),
    '<h2>What stands in the way</h2>',
    ...reasons,
    '<h2>Fields</h2>',
    htmlTable(
      ['target', 'field', 'rules'],
      report.fields.map(({ target, field, rules: names }) => [target, field, String(names.length)]),
    ),
    '<h2>Constructs</h2>',
    htmlTable(
      ['construct', 'rules', ...Object.keys(report.targets).map((target) => `exact in ${target}`)],
      constructRows(report),
    ),
  ];
  return `<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>Coverage</title>\n<style>\n${STYLE}\n</style>\n${body.join('\n')}\n</html>\n`;
}

const STYLE = [
  'body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1b1f24; background: #fff; }',
  'table { border-collapse: collapse; margin: 1rem 0; } th, td { text-align: left; padding: .25rem .75rem; border-bottom: 1px solid #d8dee4; }',
  'td:not(:first-child) { font-variant-numeric: tabular-nums; } summary { cursor: pointer; padding: .15rem 0; }',
  '@media (prefers-color-scheme: dark) { body { color: #e6edf3; background: #0d1117; } th, td { border-color: #30363d; } }',
].join('\n');

function constructRows(report: CoverageReport): readonly (readonly string[])[] {
  const targets = Object.keys(report.targets);
  return report.constructs.map(({ construct, rules, exact }) => [
    construct,
    String(rules),
    ...targets.map((target) => String(exact[target] ?? 0)),
  ]);
}
