import { escapeHtml, htmlTable } from '../markup.ts';
import { thousands } from '../text.ts';
import type { DifferenceExample } from './difference-facts.ts';
import { type DifferenceEntry, differenceEntries, shownText, UNEXPLAINED, unexplainedOf } from './differences.ts';
import { SCRIPT, STYLE } from './html-assets.ts';
import { ruleTable } from './html-rules.ts';
import { saysText } from './markdown.ts';
import type { AgreementRecord, RunRecord } from './record.ts';
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

/** docs/engines/agreement.html: a record as one page that needs no network; all of it can be read without its script, which only filters. */
export function agreementHtml(record: AgreementRecord): string {
  const unexplained = unexplainedOf(record);
  const body = [
    '<h1>Agreement with engines written by others</h1>',
    `<p>${factLines(record).map(escapeHtml).join(' ')}</p>`,
    tableOf(runTable(record)),
    ...record.runs.map((run) => runSection(run, record.byConstruction)),
    `<p class="note">${escapeHtml(engineColumns(record.byConstruction))}</p><p class="note">${escapeHtml(CONVERTER_COLUMNS)}</p>`,
    '<h2>What nothing explains</h2>',
    unexplained.length === 0
      ? '<p>Nothing: each difference is announced by the translation or explained by a code.</p>'
      : `<ul>${unexplained
          .map(
            ({ run, rule, engine, count, example }) =>
              `<li>${escapeHtml(`${engine}, ${rule.name} (${run.title}): ${thousands(count)}`)}${example === null ? '' : ` <code>${escapeHtml(shownText(example))}</code>`}</li>`,
          )
          .join('')}</ul>`,
    '<h2>Rule by engine</h2>',
    ruleTable(record),
    '<h2>Differences by code</h2>',
    ...differenceEntries(record).map(differenceSection),
    '<h2>Versions</h2>',
    tableOf(versionTable(record)),
  ];
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">`,
    '<title>Agreement with engines written by others</title>',
    `<style>\n${STYLE}\n</style>`,
    ...body,
    `<script>\n${SCRIPT}\n</script>`,
    '</html>',
    '',
  ].join('\n');
}

function runSection(run: RunRecord, byConstruction: AgreementRecord['byConstruction']): string {
  const [engines, converters] = [engineSums(run), converterSums(run)];
  const reasons = reasonTable(engines, converters);
  return [
    `<h2>${escapeHtml(run.title)}</h2>`,
    tableOf(engineTable(engines, byConstruction)),
    converters.length === 0 ? '' : tableOf(converterTable(converters)),
    reasons.rows.length === 0
      ? ''
      : `<details><summary>Why an engine was not run, or a converter refuses</summary>${tableOf(reasons)}</details>`,
    ...failuresOf(run).map((failure) => `<p>Not checked: ${escapeHtml(failure)}</p>`),
  ].join('\n');
}

function differenceSection({ code, engine, known, hits }: DifferenceEntry): string {
  const met = hits.map(({ run, sum }) => {
    const ran = sum.rules.length === 0 ? '' : `${thousands(sum.rules.length)} rules, ${thousands(sum.events)} events`;
    const suspected = sum.suspected.length === 0 ? '' : `${thousands(sum.suspected.length)} rules have the construct, not run`;
    return `<li>${escapeHtml(`${run.title}: ${[ran, suspected].filter((text) => text !== '').join('; ')}`)}</li>`;
  });
  const facts =
    known === null
      ? '<p>No longer in the table of known differences.</p>'
      : [
          `<p>${escapeHtml(`${known.construct} (${known.engine} ${known.version}). ${known.explanation}`)}</p>`,
          `<p>${escapeHtml(`Source: ${known.source}. ${known.avoided === null ? 'A translation cannot avoid it.' : `Avoided: ${known.avoided}.`}`)}</p>`,
          exampleOf(known.example),
        ].join('');
  const title = `<b>${escapeHtml(code)}</b> ${escapeHtml(engine)}${met.length === 0 ? ' (no rule of these runs shows it)' : ''}`;
  const filter =
    code === UNEXPLAINED || met.length === 0 ? '' : `<p><button data-code="${escapeHtml(code)}">show the rules</button></p>`;
  return `<details><summary>${title}</summary>${facts}<ul>${met.join('')}</ul>${filter}</details>`;
}

function exampleOf(example: DifferenceExample | null): string {
  if (example === null) return '';
  const { detection, event, means, says } = example;
  const shown = `<code>${escapeHtml(JSON.stringify(event))}</code> ${means ? 'matches' : 'does not match'}`;
  return `<pre>${escapeHtml(detection)}</pre><p>${shown}; there ${saysText(says)}.</p>`;
}

function tableOf({ head, rows }: PlainTable): string {
  return htmlTable(head, rows).replace('<table>', '<div class="wide"><table>').concat('</div>');
}
