import { thousands as number } from '../text.ts';
import type { AgreementRecord, RunRecord } from './record.ts';
import type { ConverterSum, EngineSum } from './sums.ts';

/** Heads and rows of the tables that stand on both pages. */
export interface PlainTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function factLines({ eqlibrium, commit, date, node, processor, cores }: AgreementRecord): readonly string[] {
  const at = commit === null ? '' : ` (commit ${commit})`;
  return [`Recorded on ${date} with eqlibrium ${eqlibrium}${at}, Node ${node}, ${cores} cores, ${processor}.`];
}

export function runTable({ runs }: AgreementRecord): PlainTable {
  return {
    head: ['run', 'command', 'rules', 'events a rule', 'seed', 'seconds'],
    rows: runs.map(({ title, command, rules, events, seed, seconds }) => [
      title,
      command,
      number(rules.length),
      number(events),
      String(seed),
      number(seconds),
    ]),
  };
}

/** Every program that took part; the same one says the same of itself in all runs. */
export function versionTable({ runs }: AgreementRecord): PlainTable {
  const versions = new Map(runs.flatMap((run) => Object.entries(run.versions)));
  return { head: ['engine or converter', 'version'], rows: [...versions] };
}

export function engineTable(sums: readonly EngineSum[], byConstruction: AgreementRecord['byConstruction']): PlainTable {
  return {
    head: [
      'engine',
      'rules',
      'not run',
      'compared',
      'agree',
      'announced',
      'outside the claim',
      'explained by code',
      'unexplained',
      'not taken',
      'no answer',
      'failed',
    ],
    rows: sums.map(({ name, notRun, failed, ...sum }) => [
      Object.hasOwn(byConstruction, name) ? `${name} (by construction)` : name,
      number(sum.rules),
      number(total(notRun)),
      ...[sum.compared, sum.agree, sum.announced, sum.outside, sum.explained, sum.unexplained, sum.rejected].map(number),
      number(sum.unanswered),
      number(total(failed)),
    ]),
  };
}

function total(counts: { readonly [why: string]: number }): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** What the columns of `engineTable` count. */
export function engineColumns(byConstruction: AgreementRecord['byConstruction']): string {
  return [
    'Compared are events with the oracle (the oracle itself with the labels), or timelines where a rule relates several events.',
    'Announced: differences within what a lossy translation claims. Outside the claim: differences on events of which it claims nothing.',
    'Explained by code: differences that go away with a cause that is known of the engine. Not taken: documents that an index refuses, compared only where a match was due.',
    'No answer: events that it says nothing of. Failed: rules on which it could not run. Neither counts as an answer.',
    ...Object.entries(byConstruction).map(([name, why]) => `${name} agrees by construction: ${why}.`),
  ].join(' ');
}

export function converterTable(sums: readonly ConverterSum[]): PlainTable {
  return {
    head: ['converter', 'kept', 'changed', 'broken', 'refused', 'not executed'],
    rows: sums.map(({ name, statuses }) => [
      name,
      ...[statuses.kept, statuses.changed, statuses.broken, statuses.refused, statuses['not-executed']].map(number),
    ]),
  };
}

/** What the columns of `converterTable` count. */
export const CONVERTER_COLUMNS = [
  'Rules. Kept: the converted query was run and found the events of the rule. Changed: it found others. Broken: it fails where it is to be run.',
  'Refused: the converter says that it cannot. Not executed: converted, but nothing at hand runs it. The line of pysigma itself says how many Sigma rules it takes.',
].join(' ');

/** Why an engine was not run, or a converter refuses, with the number of rules. */
export function reasonTable(engines: readonly EngineSum[], converters: readonly ConverterSum[]): PlainTable {
  const rows = [
    ...engines.flatMap(({ name, failed }) => Object.entries(failed).map(([why, count]) => [name, 'failed', why, number(count)])),
    ...engines.flatMap(({ name, notRun }) => Object.entries(notRun).map(([why, count]) => [name, 'not run', why, number(count)])),
    ...converters.flatMap(({ name, refusals }) =>
      Object.entries(refusals).map(([why, count]) => [name, 'refused', why, number(count)]),
    ),
  ];
  return { head: ['engine or converter', '', 'reason', 'rules'], rows };
}

/** What was not checked: rules whose check broke down, and translations that no engine ran. */
export function failuresOf({ rules }: RunRecord): readonly string[] {
  return rules.flatMap(({ name, failure, runByNothing = [] }) => [
    ...(failure === undefined ? [] : [`${name}: ${failure}`]),
    ...runByNothing.map((target) => `${name}: ${target} is run by nothing`),
  ]);
}
