import { escapeMarkdown, markdownTable } from '../markup.ts';
import { thousands } from '../text.ts';
import type { DifferenceExample } from './difference-facts.ts';
import { type DifferenceEntry, differenceEntries, shownText, unexplainedOf } from './differences.ts';
import type { AgreementRecord, RuleRow, RunRecord } from './record.ts';
import { converterSums, engineSums } from './sums.ts';
import {
  CONVERTER_COLUMNS,
  converterTable,
  engineColumns,
  engineTable,
  factLines,
  failuresOf,
  type PlainTable,
  reasonTable,
  runTable,
  versionTable,
} from './words.ts';

/** docs/engines/agreement.md: a record as a page for a repository. */
export function agreementMarkdown(record: AgreementRecord): string {
  const unexplained = unexplainedOf(record);
  const lines = [
    '<!-- Written by npm run engines:report from agreement.json. Do not edit. -->',
    '',
    '# Agreement with engines written by others',
    '',
    ...factLines(record).map(escapeMarkdown),
    'The same rule by rule, to browse: [agreement.html](agreement.html). The data: [agreement.json](agreement.json). How to run it: `npm run engines:report`.',
    '',
    ...tableOf(runTable(record)),
    '',
    engineColumns(record.byConstruction),
    '',
    CONVERTER_COLUMNS,
    ...record.runs.flatMap((run) => runSection(run, record.byConstruction)),
    '',
    '## What nothing explains',
    '',
    unexplained.length === 0
      ? 'Nothing: each difference is announced by the translation or explained by a code.'
      : `${thousands(unexplained.length)} rules with such differences:`,
    '',
    ...unexplained.map(
      ({ run, rule, engine, count, example }) =>
        `- ${escapeMarkdown(`${engine}, ${rule.name} (${run.title}): ${thousands(count)}`)}${example === null ? '' : ` ${escapeMarkdown(shownText(example))}`}`,
    ),
    '',
    '## Differences by code',
    '',
    'What engines and converters are known to do otherwise, each with its smallest example. Where several act together each is counted.',
    ...differenceEntries(record).flatMap(differenceSection),
    '',
    '## Versions',
    '',
    ...tableOf(versionTable(record)),
  ];
  return `${lines.join('\n').replace(/\n{3,}/g, '\n\n')}\n`;
}

function runSection(run: RunRecord, byConstruction: AgreementRecord['byConstruction']): readonly string[] {
  const [engines, converters] = [engineSums(run), converterSums(run)];
  const reasons = reasonTable(engines, converters);
  const failures = failuresOf(run);
  return [
    '',
    `## ${escapeMarkdown(run.title)}`,
    '',
    ...tableOf(engineTable(engines, byConstruction)),
    '',
    ...(converters.length === 0 ? [] : tableOf(converterTable(converters))),
    '',
    ...(reasons.rows.length === 0 ? [] : fold('Why an engine was not run, or a converter refuses', tableOf(reasons))),
    ...failures.map((failure) => `- not checked: ${escapeMarkdown(failure)}`),
  ];
}

function differenceSection({ code, engine, known, hits }: DifferenceEntry): readonly string[] {
  const met = hits.map(
    ({ run, sum }) =>
      `${escapeMarkdown(run.title)}: ${[
        ...(sum.rules.length === 0 ? [] : [`${thousands(sum.rules.length)} rules, ${thousands(sum.events)} events`]),
        ...(sum.suspected.length === 0
          ? []
          : [`${thousands(sum.suspected.length)} rules have the construct, their queries were not run`]),
      ].join('; ')}`,
  );
  const rules = [...new Set(hits.flatMap(({ sum }) => [...sum.rules, ...sum.suspected]).map((rule) => rule.name))].sort();
  return [
    '',
    `### ${escapeMarkdown(`${engine}: ${code}`)}`,
    '',
    ...(known === null
      ? ['No longer in the table of known differences.']
      : [
          `${escapeMarkdown(known.construct)} (${escapeMarkdown(known.engine)} ${escapeMarkdown(known.version)}). ${escapeMarkdown(known.explanation)}`,
          `Source: ${escapeMarkdown(known.source)}. ${known.avoided === null ? 'A translation cannot avoid it.' : `Avoided: ${escapeMarkdown(known.avoided)}.`}`,
          ...exampleOf(known.example),
        ]),
    '',
    met.length === 0 ? 'No rule of these runs shows it.' : `${met.join('. ')}.`,
    '',
    ...ruleList(rules),
  ];
}

function exampleOf(example: DifferenceExample | null): readonly string[] {
  if (example === null) return [];
  const { detection, event, means, says } = example;
  return [
    '',
    '```yaml',
    detection,
    '```',
    '',
    `The event \`${JSON.stringify(event)}\` ${means ? 'matches' : 'does not match'}; there ${saysText(says)}.`,
  ];
}

/** Longer lists are for the page that can filter. */
const MOST_NAMES = 80;

function ruleList(names: readonly RuleRow['name'][]): readonly string[] {
  if (names.length === 0) return [];
  if (names.length > MOST_NAMES) return ['The rules: in [agreement.html](agreement.html), filtered by the code.', ''];
  return fold(
    'The rules',
    names.map((name) => `- ${escapeMarkdown(name)}`),
  );
}

export function saysText(says: DifferenceExample['says']): string {
  switch (says) {
    case true:
      return 'it matches';
    case false:
      return 'it does not match';
    case 'refuses':
      return 'the rule is refused';
    case 'fails':
      return 'the query fails';
  }
}

function fold(title: string, lines: readonly string[]): readonly string[] {
  return [`<details><summary>${title}</summary>`, '', ...lines, '', '</details>', ''];
}

function tableOf({ head, rows }: PlainTable): readonly string[] {
  return markdownTable(head, rows);
}
