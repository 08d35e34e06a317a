import { thousands } from '../../src/report/text.ts';
import { CONTEST_HEAD, contestCells, differenceLines, headLine, refusalLine } from '../contest/words.ts';
import { spreadOf } from '../measure.ts';
import { GOALS, type Goal, isMet } from './goals.ts';
import type { FullRecord } from './record.ts';
import { TASKS } from './tasks.ts';

/** The goals and what was measured, as a table in Markdown; a goal that is not met says so. */
export function goalsTable(record: FullRecord): string {
  return markdownTable(
    ['', 'median (least to most)', 'goal', ''],
    GOALS.map((goal) => {
      const values = goal.of(record);
      if (values === null || values.length === 0) return [goal.said, 'not measured', goalWords(goal), ''];
      const { median, least, most } = spreadOf(values);
      const met = isMet(goal, median);
      const said = `${shown(median)} (${shown(least)} to ${shown(most)})${goal.unit === '' ? '' : ` ${goal.unit}`}`;
      return [goal.said, said, goalWords(goal), met === null ? '' : met ? 'met' : '**not met**'];
    }),
  );
}

/** Every contest with everybody who took part, in Markdown. */
export function contestTables({ contests }: FullRecord): string {
  return TASKS.flatMap(({ name, title }) => {
    const contest = contests[name];
    if (contest === undefined) return [];
    const notes = [
      ...contest.rows.flatMap(differenceLines),
      ...contest.rows.flatMap(refusalLine),
      ...contest.rows.map((row) => `${row.name}: ${row.remark}`),
      ...contest.absent.map((reason) => `Not here: ${reason}`),
    ];
    const rows = contest.rows.map((row) => contestCells(row, contest.rows));
    return [
      `### ${title}`,
      headLine(contest),
      markdownTable(CONTEST_HEAD, rows),
      notes.map((note) => `- ${cell(note)}`).join('\n'),
    ];
  }).join('\n\n');
}

/** On what it was measured, in one line. */
export function machineLine({ contests, rounds, date }: FullRecord): string {
  const contest = Object.values(contests).find((one) => one !== undefined);
  const machine =
    contest === undefined
      ? ''
      : `, eqlibrium ${contest.eqlibrium}, Node ${contest.node}, ${contest.cores} cores, ${contest.processor}`;
  return `Recorded on ${date}: ${rounds} rounds${machine}.`;
}

function goalWords({ least, most, unit }: Goal): string {
  const behind = unit === '' ? '' : ` ${unit}`;
  if (least !== undefined) return `at least ${plain(least)}${behind}`;
  return most === undefined ? '' : `at most ${plain(most)}${behind}`;
}

function plain(value: number): string {
  return value < 1000 ? String(value) : thousands(value);
}

function shown(value: number): string {
  return value >= 1000 ? thousands(Number(value.toPrecision(3))) : value.toPrecision(3);
}

/** A table in Markdown, whatever stands in its cells. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function cell(text: string): string {
  return text.replace(/[\n|<]/g, (sign) => ({ '\n': ' ', '|': '\\|', '<': '&lt;' })[sign] ?? sign);
}
