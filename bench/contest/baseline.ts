import { table } from '../../src/report/table.ts';
import type { Spread } from '../measure.ts';
import { figuresOf } from './figures.ts';
import { CONTEST_FORMAT, type ContestRecord } from './record.ts';

/** Reads a record that was written before; a text: why it is none. */
export function readRecord(text: string): ContestRecord | string {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('format' in value)) return 'it is no record of bench';
    if (value.format !== CONTEST_FORMAT) return `its form is ${JSON.stringify(value.format)}, and ${CONTEST_FORMAT} is read`;
    if (!('rows' in value) || !Array.isArray(value.rows)) return 'it has no rows';
    return value as unknown as ContestRecord;
  } catch {
    return 'it is not JSON';
  }
}

/** How the contestants of two records compare: each by its ratio to `JSON.parse` of its own run, for machines and days differ. */
export function baselineText(before: ContestRecord, now: ContestRecord, width: number): string {
  const notes = [
    before.rules.digest === now.rules.digest ? [] : ['the rules are others'],
    before.events.digest === now.events.digest ? [] : ['the events are others'],
    before.processor === now.processor && before.node === now.node ? [] : ['the machine or its Node is another'],
  ].flat();
  const rows = now.rows.flatMap((row) => {
    const old = before.rows.find(({ name }) => name === row.name);
    const [was, is] = [
      old === undefined ? null : (figuresOf(old, before.rows)?.ratio ?? null),
      figuresOf(row, now.rows)?.ratio ?? null,
    ];
    if (was === null || is === null) return [];
    return [[row.name, was.median.toFixed(2), is.median.toFixed(2), verdictOf(was, is)]];
  });
  const head = `Compared with ${before.date} (eqlibrium ${before.eqlibrium})${notes.length === 0 ? '' : `: ${notes.join(', ')}`}`;
  return `${head}\n${table(['', 'x JSON.parse before', 'now', ''], rows, width)}\n`;
}

/** A change counts when no round of one run is among those of the other. */
function verdictOf(was: Spread, is: Spread): string {
  const change = `${is.median >= was.median ? '+' : ''}${((is.median / was.median - 1) * 100).toFixed(0)} %`;
  if (is.least > was.most) return `slower, ${change}`;
  if (is.most < was.least) return `faster, ${change}`;
  return `as before within the spread, ${change}`;
}
