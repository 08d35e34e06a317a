import type { Event, Scalar, Schema } from '../../event/index.ts';
import { type FlatEvent, flattenEvent } from '../flat-events/index.ts';

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
    if (!put(nested, name.split('.'), value)) return { ok: false, reason: `a value and fields below it meet at ${name}` };
  }
  return { ok: true, nested, nanos: moment ?? 0n };
}

function hasHalves(event: Event): boolean {
  return /\\ud[89a-f]/.test(JSON.stringify(event));
}

interface Branch {
  [name: string]: Branch | Scalar | readonly Scalar[];
}

/** Puts a value under its names; false: something else stands there. */
function put(root: Branch, names: readonly string[], value: Scalar | readonly Scalar[]): boolean {
  let branch = root;
  for (const name of names.slice(0, -1)) {
    if (!Object.hasOwn(branch, name)) define(branch, name, {});
    const next = branch[name];
    if (typeof next !== 'object' || Array.isArray(next)) return false;
    branch = next as Branch;
  }
  const last = names.at(-1) ?? '';
  if (Object.hasOwn(branch, last)) return false;
  define(branch, last, value);
  return true;
}

/** A field may be called `__proto__`. */
function define(branch: Branch, name: string, value: Branch[string]): void {
  Object.defineProperty(branch, name, { value, enumerable: true, configurable: true, writable: true });
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
