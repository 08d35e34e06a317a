import type { Event, Scalar } from '../../event/index.ts';
import { type FlatEvent, jsonLine, momentOf } from '../flat-events/index.ts';
import type { DeclaredColumn, Holds } from './columns.ts';
import type { Spelling } from './spelling.ts';

/** SQL of what a column holds of an event, or why it cannot hold it. */
type Cell = { readonly ok: true; readonly sql: string } | { readonly ok: false; readonly reason: string };

/** What a column holds of an event: JSON has it as it was written, others what an index makes of it. A column of single values takes one. */
export function cellOf(written: Event, event: FlatEvent, column: DeclaredColumn, spelling: Spelling): Cell {
  if (column.holds === 'json') return { ok: true, sql: spelling.text(jsonLine(written)) };
  const name = column.path.join('.');
  const values = valuesOf(event, name);
  if (!column.several && values.length > 1)
    return { ok: false, reason: `${values.length} values of ${name}, and the column takes one` };
  const texts: string[] = [];
  for (const value of values) {
    const text = valueText(value, column.holds, spelling);
    if (text === null) return { ok: false, reason: `the column of ${name} takes no ${JSON.stringify(value)}` };
    texts.push(text);
  }
  // Tables have no list where there is no value, if they can.
  const isList = column.several && (texts.length > 0 || spelling.runs !== 'duckdb');
  return { ok: true, sql: isList ? spelling.list(texts) : (texts[0] ?? 'NULL') };
}

function valuesOf(event: FlatEvent, name: string): readonly Scalar[] {
  const value = Object.hasOwn(event, name) ? event[name] : undefined;
  if (value === undefined) return [];
  return isList(value) ? value : [value];
}

function isList(value: Scalar | readonly Scalar[]): value is readonly Scalar[] {
  return Array.isArray(value);
}

const LARGEST: { readonly [Kind in Holds]?: readonly [number, number] } = {
  whole: [-(2 ** 63), 2 ** 63 - 1024],
  unsigned: [0, 2 ** 64 - 2048],
};

/** A value as SQL; null: the column takes none such. */
function valueText(value: Scalar, holds: Holds, spelling: Spelling): string | null {
  switch (holds) {
    case 'text':
      return spelling.text(String(value));
    case 'boolean':
      return typeof value === 'boolean' ? String(value) : null;
    case 'whole':
    case 'unsigned': {
      const [least, most] = LARGEST[holds] ?? [0, 0];
      return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most ? `${BigInt(value)}` : null;
    }
    case 'double':
      return typeof value === 'number' ? spelling.number(value) : null;
    case 'single':
      return typeof value === 'number' ? spelling.number(Math.fround(value)) : null;
    case 'instant': {
      const text = momentText(value, spelling);
      return text === null ? null : spelling.text(text);
    }
    case 'json':
      return null;
  }
}

/** `2020-02-02 10:00:00.123456`; null: it is no moment, or none that the column takes. */
function momentText(value: Scalar, { years: [first, last], runs }: Spelling): string | null {
  const moment = momentOf(value);
  if (moment === null) return null;
  const date = new Date(moment.milliseconds);
  if (date.getUTCFullYear() < first || date.getUTCFullYear() > last) return null;
  const micros = runs === 'duckdb' ? String(Math.floor(moment.nanos / 1000)).padStart(3, '0') : '';
  return `${date.toISOString().replace('T', ' ').replace('Z', '')}${micros}`;
}
