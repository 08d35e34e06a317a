import type { Event, Schema } from '../../event/index.ts';
import { type Branch, type FlatEvent, flattenEvent, putBelow } from '../flat-events/index.ts';

/** An event as nested JSON, and where it stands in time, nanoseconds since 1970. */
export type Line =
  | { readonly ok: true; readonly nested: object; readonly nanos: bigint }
  | { readonly ok: false; readonly reason: string };

/** What an index would hold of an event, or why a stream does not take it. */
export function lineOf(event: Event, timestampField: string, schema: Schema): Line {
  if (hasHalves(event)) return { ok: false, reason: 'it holds half a character' };
  const flat = flattenEvent(event, schema);
  const moment = momentOf(flat[timestampField]);
  const timed: FlatEvent = moment === null ? flat : { ...flat, [timestampField]: textOf(moment) };
  const nested: Branch = {};
  for (const [name, value] of Object.entries(timed)) {
    if (!putBelow(nested, name.split('.'), value)) return { ok: false, reason: `a value and fields below it meet at ${name}` };
  }
  return { ok: true, nested, nanos: moment ?? 0n };
}

function hasHalves(event: Event): boolean {
  return /\\ud[89a-f]/.test(JSON.stringify(event));
}

const ISO = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d)?)(?:[.,](\d{1,9}))?(Z|[+-]\d\d:\d\d)?)?$/;

/** Nanoseconds since 1970 of a moment in ISO 8601 or in milliseconds; null: it is none, or several. */
function momentOf(value: FlatEvent[string] | undefined): bigint | null {
  if (typeof value === 'number' && Number.isInteger(value)) return BigInt(value) * 1_000_000n;
  const [, day, time = '00:00', fraction = '', zone = 'Z'] = (typeof value === 'string' && ISO.exec(value)) || [];
  const milliseconds = day === undefined ? Number.NaN : Date.parse(`${day}T${time.padEnd(8, ':00')}.000${zone}`);
  return Number.isNaN(milliseconds) ? null : BigInt(milliseconds) * 1_000_000n + BigInt(fraction.padEnd(9, '0'));
}

function textOf(nanos: bigint): string {
  const seconds = new Date(Number(nanos / 1_000_000_000n) * 1000).toISOString().slice(0, 19);
  return `${seconds}.${String(nanos % 1_000_000_000n).padStart(9, '0')}Z`;
}
