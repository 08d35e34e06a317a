import { table } from '../../src/report/table.ts';
import { countOf, oneLine, thousands } from '../../src/report/text.ts';
import type { Spread } from '../measure.ts';
import { figuresOf } from './figures.ts';
import type { ContestAnswer, ContestRecord, ContestRow } from './record.ts';
import type { Sweep } from './sweeps.ts';

/** A record as text: what was compared, then a table of who agrees, then what differs. */
export function contestText(record: ContestRecord, width: number): string {
  const parts = [
    headLine(record),
    table(
      CONTEST_HEAD,
      record.rows.map((row) => contestCells(row, record.rows)),
      width,
    ),
    ...record.rows.flatMap(differenceLines),
    ...record.rows.flatMap(refusalLine),
    ...record.absent.map((reason) => `Not here: ${oneLine(reason)}`),
    ...record.sweeps.map((sweep) =>
      [sweep.title, table([sweep.by, ...SWEEP_HEAD], sweep.points.map(sweepCells), width)].join('\n'),
    ),
  ];
  return `${parts.join('\n\n')}\n`;
}

export const SWEEP_HEAD = ['events/s', 'MB/s', 'x JSON.parse'];

/** A row of the table of a sweep. */
export function sweepCells({ at, events, bytes, match, parse }: Sweep['points'][number]): readonly string[] {
  return [String(at), thousands(Math.round(events / match)), (bytes / 1e6 / match).toFixed(0), (match / parse).toFixed(2)];
}

/** What was compared, on what machine. */
export function headLine({ rules, events, rounds, node, cores, processor }: ContestRecord): string {
  const left = events.badLines === 0 ? '' : `, ${countOf(events.badLines, 'bad line')} left out`;
  return `${countOf(rules.count, 'rule')} (${thousands(rules.single)} about single events), ${countOf(events.count, 'event')} (${(events.bytes / 1e6).toFixed(1)} MB${left}), ${countOf(rounds, 'round')}, Node ${node}, ${countOf(cores, 'core')}, ${processor}. Whole processes, seconds of the processor: median (least to most).`;
}

export const CONTEST_HEAD = ['', 'rules', 'answer', 'seconds', 'of them start', 'without start', 'x JSON.parse', 'peak MB'];

/** A row of the table. */
export function contestCells(row: ContestRow, rows: readonly ContestRow[]): readonly string[] {
  const figures = figuresOf(row, rows);
  const title = `${row.name} ${row.version}`.trim();
  const head = [title, row.rules === null ? '' : thousands(row.rules), answerWords(row.answer)];
  if (figures === null) return [...head, 'not timed', '', '', '', ''];
  return [
    ...head,
    spreadText(figures.whole),
    figures.start.median.toFixed(2),
    figures.matching.median.toFixed(2),
    figures.ratio === null ? '' : figures.ratio.median.toFixed(2),
    figures.peakBytes === null ? '' : thousands(Math.round(figures.peakBytes / 1e6)),
  ];
}

function spreadText({ median, least, most }: Spread): string {
  return `${median.toFixed(2)} (${least.toFixed(2)} to ${most.toFixed(2)})`;
}

function answerWords(answer: ContestAnswer): string {
  switch (answer.status) {
    case 'agrees': {
      const rules = answer.explained.reduce((sum, one) => sum + one.rules, 0);
      const but = rules === 0 ? '' : `, but for ${countOf(rules, 'rule')} with known differences`;
      const one = answer.of === 'matches' ? 'match' : 'line';
      return `${answer.count === 1 ? `1 ${one}` : `${thousands(answer.count)} ${answer.of}`}${but}`;
    }
    case 'differs':
      return `differs on ${countOf(answer.rules, 'rule')}: ${thousands(answer.missing)} missing, ${thousands(answer.extra)} too many`;
    case 'counts-otherwise':
      return `${thousands(answer.got)} lines instead of ${thousands(answer.expected)}`;
    case 'failed':
      return `failed: ${oneLine(answer.message, 160)}`;
  }
}

/** What a row's answer does not say in the table. */
export function differenceLines({ name, answer }: ContestRow): readonly string[] {
  if (answer.status === 'agrees' && answer.explained.length > 0) {
    const sums = answer.explained.map(
      ({ codes, rules, matches }) => `${codes} (${countOf(rules, 'rule')}, ${thousands(matches)} matches)`,
    );
    return [`${name}, known differences: ${sums.join('; ')}`];
  }
  if (answer.status !== 'differs') return [];
  const remark = answer.remark === null ? [] : [`${name}: ${oneLine(answer.remark)}`];
  return remark.concat(
    answer.examples.map(
      ({ rule, missing, extra }) =>
        `${name}, ${oneLine(rule)}:${linesText(' does not find', missing)}${linesText(' finds', extra)}`,
    ),
  );
}

function linesText(verb: string, lines: readonly number[]): string {
  return lines.length === 0 ? '' : `${verb} line${lines.length === 1 ? '' : 's'} ${lines.join(', ')};`;
}

/** Why a contestant was asked fewer rules. */
export function refusalLine({ name, refused }: ContestRow): readonly string[] {
  const reasons = Object.entries(refused);
  if (reasons.length === 0) return [];
  return [
    `${name} is not asked: ${reasons.map(([reason, count]) => `${countOf(count, 'rule')} (${oneLine(reason)})`).join(', ')}`,
  ];
}
