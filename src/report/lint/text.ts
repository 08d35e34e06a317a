import { countOf, jsonLine, oneLine } from '../text.ts';
import type { LintDocument, LintFinding } from './lint.ts';

/** Findings for people, each with its place and its proof, and the counts last. */
export function lintText(document: LintDocument): string {
  const findings = [...document.rules.flatMap((rule) => rule.findings), ...document.files];
  return `${[...findings.map(findingText), summaryText(document)].join('\n')}\n`;
}

function findingText({ severity, frame, proof, help }: LintFinding): string {
  const lines = [
    `${severity}: ${frame}`,
    ...(proof === null
      ? []
      : [`proof: ${oneLine(proof.asked, 200)}: ${proof.answer === null ? 'there is none' : eventText(proof.answer)}`]),
    ...(help === null ? [] : [`help: ${oneLine(help, 300)}`]),
  ];
  return `${lines.join('\n')}\n`;
}

function eventText(event: object): string {
  return jsonLine(event, 400);
}

function summaryText({ summary }: LintDocument): string {
  const { rules, findings, errors, warnings, notes, suppressed, codes } = summary;
  const parts = [
    ...(errors === 0 ? [] : [countOf(errors, 'error')]),
    countOf(warnings, 'warning'),
    countOf(notes, 'note'),
    ...(suppressed === 0 ? [] : [`${suppressed} suppressed`]),
  ];
  const kinds = Object.entries(codes).map(([code, count]) => `  ${code} ${count}`);
  return [`${countOf(rules, 'rule')}, ${countOf(findings, 'finding')}: ${parts.join(', ')}`, ...kinds].join('\n');
}
