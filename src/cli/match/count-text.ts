import { table } from '../../report/table.ts';
import { countOf } from '../../report/text.ts';
import type { StreamReport } from '../../stream/index.ts';
import type { ReadyRule } from './ready.ts';

/** `--count` for people. */
export function countText(report: StreamReport, rules: readonly Pick<ReadyRule, 'id' | 'name'>[], width: number): string {
  const rows = rules.map((rule, index) => [rule.id, rule.name, report.matches[index] ?? 0]);
  return `${table(['rule', 'name', 'matches'], rows, width)}\n${countOf(report.events, 'event')}, ${countOf(report.badLineCount, 'bad line')}\n`;
}
