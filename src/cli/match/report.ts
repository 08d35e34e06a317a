import { countOf, oneLine, thousands } from '../../report/text.ts';
import { printableJson } from '../../source/index.ts';
import type { BadLine, SequenceReport, StreamReport } from '../../stream/index.ts';
import type { Host } from '../host/host.ts';
import type { Places, ReadInput } from './input.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/**
 * `--count --json`. `series` tells how a sequence or sample fared; null for a rule about single events. `unread` names the
 * inputs that were not read to their end; `openState` tells how many unfinished matches there were when the events ended.
 */
export function countJson(
  report: StreamReport,
  rules: readonly Named[],
  places: Places,
  read: readonly ReadInput[],
  interrupted: boolean,
): string {
  const { events, lines, blankLines, badLineCount, bytes, peakState, openState } = report;
  const counts = rules.map(({ id, name }, index) => ({
    id,
    name,
    matches: report.matches[index] ?? 0,
    series: seriesJson(report.series[index] ?? null),
  }));
  const badLines = report.badLines.map(({ lineNumber, ...bad }) => {
    const { file, line } = places.placeOf(lineNumber);
    return { ...(file === null ? {} : { file }), lineNumber: line, ...bad };
  });
  const evictions = sumOf(report, (series) => series.evictions);
  const unread = read.flatMap(({ name, fault }) => (fault === null ? [] : [{ file: name, reason: fault }]));
  const of = { bytes, peakState, openState, evictions, unread, interrupted };
  const whole = { rules: counts, events, lines, blankLines, badLineCount, badLines, ...of };
  return `${printableJson(whole, 2)}\n`;
}

function seriesJson(report: SequenceReport | null): Omit<SequenceReport, 'matches'> | null {
  if (report === null) return null;
  const { matches, ...others } = report;
  return others;
}

/** What is wrong with a bad line, in words. */
const REASONS = {
  'invalid-json': 'not valid JSON from here on',
  'invalid-utf-8': 'not UTF-8 text',
  'not-an-object': 'not a JSON object',
  'too-deep': 'nested deeper than 1,000 levels',
  'too-long': 'longer than 32 MiB',
} as const satisfies { readonly [R in BadLine['reason']]: string };

export function reasonText({ reason }: Pick<BadLine, 'reason'>): string {
  return REASONS[reason];
}

/** Lists bad lines on standard error. */
export function noteBadLines(report: StreamReport, places: Places, host: Host): void {
  if (report.badLineCount === 0) return;
  host.note(`warning: ${countOf(report.badLineCount, 'bad line')} skipped:`);
  for (const { lineNumber, byte, reason } of report.badLines) {
    const place = `${places.nameOf(lineNumber)}:${places.placeOf(lineNumber).line}:${byte === null ? '' : `${byte}:`}`;
    host.note(`  ${place} ${REASONS[reason]} [${reason}]`);
  }
  const unlisted = report.badLineCount - report.badLines.length;
  if (unlisted > 0) host.note(`  ... and ${thousands(unlisted)} more`);
}

/** What sequences and samples left out, how to count it and what to say of it. */
const OMISSIONS: readonly { readonly count: (report: SequenceReport) => number; readonly thing: string; readonly why: string }[] =
  [
    {
      count: ({ evictions }) => evictions,
      thing: 'unfinished match',
      why: 'let go at the limit of --max-state; matches may be missing, and events that must be missing overlooked',
    },
    { count: ({ late }) => late, thing: 'late event', why: 'left out: sort the events by time, or give --max-delay' },
    {
      count: ({ unplaced }) => unplaced['no-timestamp'],
      thing: 'event without a timestamp',
      why: 'left out of sequences',
    },
    {
      count: ({ unplaced }) => unplaced['bad-timestamp'],
      thing: 'event whose timestamp cannot be read',
      why: 'left out of sequences',
    },
    {
      count: ({ unplaced }) => unplaced['several-tiebreakers'],
      thing: 'event with several tiebreakers',
      why: 'left out of sequences',
    },
    {
      count: ({ tooManyKeys }) => tooManyKeys,
      thing: 'event with more than 1,000 combinations of join keys',
      why: 'left out of sequences',
    },
    {
      count: ({ nullKeys }) => nullKeys,
      thing: 'match',
      why: 'left out: a join key is null, and under null Elasticsearch cannot look for an event that must be missing: its search fails',
    },
  ];

/** Says on standard error what sequences and samples left out, and of which rules; true when anything was. */
export function noteOmissions(report: StreamReport, rules: readonly Named[], host: Host): boolean {
  let some = false;
  for (const { count, thing, why } of OMISSIONS) {
    const total = sumOf(report, count);
    if (total === 0) continue;
    some = true;
    const concerned = rules.filter((_, index) => {
      const series = report.series[index] ?? null;
      return series !== null && count(series) > 0;
    });
    const shown = concerned.slice(0, 3).map(({ name }) => oneLine(name));
    const names = shown.join(', ') + (concerned.length > shown.length ? `, and ${concerned.length - shown.length} more` : '');
    host.note(`warning: ${pluralOf(total, thing)} ${why} (${names})`);
  }
  return some;
}

/** `2 events without a timestamp`: the first word of the thing that is counted takes the s; `matches` is its own. */
function pluralOf(count: number, thing: string): string {
  if (count === 1) return `1 ${thing}`;
  const plural = thing.endsWith('match') ? `${thing}es` : thing.replace(/\bevent\b/, 'events');
  return `${thousands(count)} ${plural}`;
}

function sumOf(report: StreamReport, count: (series: SequenceReport) => number): number {
  return report.series.reduce((sum, series) => sum + (series === null ? 0 : count(series)), 0);
}
