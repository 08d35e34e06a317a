import { thousands } from '../../src/report/text.ts';
import { markdownTable } from '../full/tables.ts';
import { spreadOf } from '../measure.ts';
import type { DatabasesRecord, DatabasesRow } from './record.ts';

/** A run as Markdown: on what it was, and who took how long. */
export function databasesText(record: DatabasesRecord): string {
  const { date, events, bytes, matches, node, cores, processor, rows } = record;
  const size = `${thousands(events)} events (${(bytes / 1e9).toFixed(1)} GB of JSON), ${thousands(matches)} of which match`;
  return [
    `Recorded on ${date}: ${size}; ${rounds(rows)} rounds, Node ${node}, ${cores} cores, ${processor}.`,
    '',
    markdownTable(
      ['', 'version of Node or the database', 'seconds of the processor', 'seconds on the wall', 'peak MB'],
      rows.map((row) => [row.name, row.version, ...figures(row)]),
    ),
    '',
    ...rows.map(({ name, remark }) => `- ${name}: ${remark}`),
  ].join('\n');
}

function rounds(rows: readonly DatabasesRow[]): number {
  return Math.max(...rows.map(({ costs }) => costs?.length ?? 0));
}

function figures({ costs }: DatabasesRow): readonly string[] {
  if (costs === null || costs.length === 0) return ['answers otherwise', '', ''];
  const all = (values: readonly (number | null)[]): string => {
    const known = values.flatMap((value) => value ?? []);
    if (known.length === 0) return 'not told';
    const { median, least, most } = spreadOf(known);
    return `${median.toFixed(2)} (${least.toFixed(2)} to ${most.toFixed(2)})`;
  };
  const peaks = costs.flatMap(({ peakBytes }) => peakBytes ?? []);
  return [
    all(costs.map(({ processorSeconds }) => processorSeconds)),
    all(costs.map(({ seconds }) => seconds)),
    peaks.length === 0 ? 'not told' : thousands(Math.round(Math.max(...peaks) / 1e6)),
  ];
}
