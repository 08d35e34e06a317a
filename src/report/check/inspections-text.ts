import { table } from '../table.ts';
import { indent, jsonLine, oneLine, thousands } from '../text.ts';
import type { ConversionReport, InspectionReport } from './inspection.ts';
import type { RuleReport } from './report.ts';

/** What software of others made of a rule's artifacts, and the known differences that its engines showed. */
export function inspectionsText(rule: RuleReport): readonly string[] {
  const explained = rule.engines.flatMap(({ name, explained }) =>
    Object.entries(explained ?? {}).map(
      ([cause, count]) => `${name} differs on ${thousands(count)} events, as is known: ${causeText(cause, rule)}`,
    ),
  );
  return [...explained, ...(rule.inspections ?? []).flatMap((one) => inspectionText(one, rule))];
}

function inspectionText(
  { receipt, inspector, target, problems, conversions }: InspectionReport,
  rule: RuleReport,
): readonly string[] {
  const who = receipt ?? inspector;
  const verdict =
    problems.length === 0
      ? [`${who} takes the ${target} rule and finds no fault with it`]
      : [`${who} does not take the ${target} rule as it is:`, ...problems.map((problem) => `  ${oneLine(problem, 200)}`)];
  const rows = conversions.map((one) => [one.converter, WORDS[one.status], evidence(one)]);
  const causes = new Set(conversions.flatMap((one) => [...Object.keys(one.causes), ...one.suspected]));
  const known = [...causes].filter((cause) => cause !== 'unexplained').map((cause) => `  ${causeText(cause, rule)}`);
  return [...verdict, indent(table(['converted to', 'the meaning is', ''], rows)), ...known];
}

const WORDS = {
  kept: 'kept',
  changed: 'changed',
  broken: 'lost: the query fails',
  refused: 'refused',
  'not-executed': 'not executed',
} as const satisfies Record<ConversionReport['status'], string>;

function evidence(report: ConversionReport): string {
  const { status, reason, compared, added, missed, announced, causes, suspected, example } = report;
  switch (status) {
    case 'kept':
      return announced === 0
        ? `on ${thousands(compared)} events`
        : `on ${thousands(compared)} events, but for ${thousands(announced)} as the translation announces`;
    case 'changed': {
      const shown = example === null ? '' : `, such as ${jsonLine(example.event, 120)}`;
      return `of ${thousands(compared)} events ${thousands(added)} too many, ${thousands(missed)} too few (${Object.keys(causes).join(', ')})${shown}`;
    }
    case 'broken':
      return `${oneLine(reason ?? '', 100)} (${Object.keys(causes).join(', ')})`;
    case 'refused':
      return oneLine(reason ?? '', 100);
    case 'not-executed':
      return suspected.length === 0
        ? 'nothing at hand runs it'
        : `nothing at hand runs it; known to differ: ${suspected.join(', ')}`;
  }
}

function causeText(cause: string, { differences = {} }: RuleReport): string {
  const words = cause.split(' + ').map((code) => (Object.hasOwn(differences, code) ? differences[code] : code));
  return `${cause}: ${words.join(' ')}`;
}
