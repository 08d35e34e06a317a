import type { FlatEvent } from './flatten.ts';

/** When an event happened, in epoch milliseconds; null when it does not say so. The order of a stream needs no more. */
export function timeOf(event: FlatEvent, field: string): number | null {
  const held = Object.hasOwn(event, field) ? event[field] : undefined;
  const value = typeof held === 'object' ? held[0] : held;
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return null;
  const time = /^\d+$/.test(value) ? Number(value) : Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(value) ? value : `${value}Z`);
  return Number.isNaN(time) ? null : time;
}
