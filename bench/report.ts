import groupBy from 'lodash/groupBy.js';
import { table } from '../src/report/table.ts';
import { thousands } from '../src/report/text.ts';
import type { Measured, Spread } from './measure.ts';
import type { BenchRecord } from './run.ts';

/** A record as tables, a group each. Rates are medians; ratios compare rounds of the same run. */
export function benchText(record: BenchRecord): string {
  const { events, bytes, seed, node, cores, processor, rounds, millisecondsARound } = record;
  const head = `${thousands(events)} events (seed ${seed}, ${(bytes / 1e6).toFixed(1)} MB), ${rounds} rounds of ${millisecondsARound} ms, Node ${node}, ${cores} cores, ${processor}`;
  const groups = Object.entries(groupBy(record.benchmarks, 'group')).map(
    ([group, members]) => `${group}\n${groupTable(members)}`,
  );
  return `${[head, ...groups].join('\n\n')}\n`;
}

function groupTable(members: readonly Measured[]): string {
  const rows = members.map((one) => [
    one.name,
    one.answer === 'right' ? `${one.expected} right` : `${one.got} instead of ${one.expected}`,
    rate(one),
    ratio(one.ratio),
  ]);
  return table(['', 'answer', 'rate (least to most)', 'against the first (least to most)'], rows);
}

function rate({ rate: spread, unit }: Measured): string {
  if (spread === null) return 'not timed';
  const show = (value: number): string => (value < 1000 ? value.toPrecision(3) : thousands(Number(value.toPrecision(3))));
  return `${show(spread.median)} ${unit}/s (${show(spread.least)} to ${show(spread.most)})`;
}

function ratio(spread: Spread | null): string {
  return spread === null ? '' : `${spread.median.toFixed(2)} (${spread.least.toFixed(2)} to ${spread.most.toFixed(2)})`;
}
