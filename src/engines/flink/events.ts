import type { Event, Schema } from '../../event/index.ts';
import { type Branch, type FlatEvent, flattenEvent, holdsHalves, momentOf, putBelow } from '../flat-events/index.ts';

/** An event as nested JSON, and where it stands in time, nanoseconds since 1970. */
export type Line =
  | { readonly ok: true; readonly nested: object; readonly nanos: bigint }
  | { readonly ok: false; readonly reason: string };

/** What an index would hold of an event, or why a stream does not take it. */
export function lineOf(event: Event, timestampField: string, schema: Schema): Line {
  if (holdsHalves(event)) return { ok: false, reason: 'it holds half a character' };
  const flat = flattenEvent(event, schema);
  const moment = textOf(flat[timestampField]);
  const timed: FlatEvent = moment === null ? flat : { ...flat, [timestampField]: moment.text };
  const nested: Branch = {};
  for (const [name, value] of Object.entries(timed)) {
    if (!putBelow(nested, name.split('.'), value)) return { ok: false, reason: `a value and fields below it meet at ${name}` };
  }
  return { ok: true, nested, nanos: moment?.nanos ?? 0n };
}

/** `2026-01-31T12:00:00.123456789Z`; null: the field has no moment, or several. */
function textOf(value: FlatEvent[string] | undefined): { readonly text: string; readonly nanos: bigint } | null {
  const moment = momentOf(value);
  if (moment === null) return null;
  const { milliseconds, nanos } = moment;
  const text = `${new Date(milliseconds).toISOString().slice(0, -1)}${String(nanos).padStart(6, '0')}Z`;
  return { text, nanos: BigInt(milliseconds) * 1_000_000n + BigInt(nanos) };
}
