import type { Log, ReportingDescriptor, Result } from 'sarif';
import { described, locationOf, sarifLog } from '../sarif.ts';
import type { LintDocument, LintFinding } from './lint.ts';

/** Who made the report, when and how. */
interface LintRun {
  readonly version: string;
  readonly command: string;
  readonly date: string;
}

/** Findings as SARIF 2.1.0, for what shows them beside the lines of a pull request. `titleOf` says what codes are called. */
export function lintSarif(document: LintDocument, run: LintRun, titleOf: (code: string) => string): Log {
  const findings = [
    ...document.rules.flatMap((rule) => rule.findings.map((finding) => ({ finding, rule: rule.name }))),
    ...document.files.map((finding) => ({ finding, rule: null })),
  ];
  const helps = new Map(findings.map(({ finding: { code, help } }) => [code, help]));
  const rules = [...helps].map(([id, help]): ReportingDescriptor => ({ id, ...described(titleOf(id), help) }));
  const places = new Map(rules.map(({ id }, index) => [id, index]));
  const results = findings.map(
    ({ finding, rule }): Result => ({
      ruleId: finding.code,
      ruleIndex: places.get(finding.code) ?? -1,
      level: finding.severity,
      message: { text: messageOf(finding) },
      locations: [locationOf(finding.file, finding)],
      ...(finding.notes.length === 0
        ? {}
        : {
            relatedLocations: finding.notes.map(({ message, file, place }) => ({
              ...locationOf(file, { place, text: '' }),
              message: { text: message },
            })),
          }),
      properties: { ...(rule === null ? {} : { rule }) },
    }),
  );
  return sarifLog({ ...run, rules }, results);
}

function messageOf({ message, proof }: LintFinding): string {
  if (proof === null) return message;
  return `${message}. ${proof.asked}: ${proof.answer === null ? 'there is none' : JSON.stringify(proof.answer)}`;
}
