import type { Event } from '../../event/index.ts';

/** When an event happened and its place in the order of time, then of arrival. */
export interface Instant {
  /** Epoch milliseconds. */
  readonly time: number;
  readonly place: number;
}

type ReadValues = (event: Event) => readonly unknown[];

/** The instant of each event; null for one without a single readable timestamp. */
export function instantsOf(events: readonly Event[], timestampsOf: ReadValues): readonly (Instant | null)[] {
  const times = events.map((event) => {
    const [only, ...others] = timestampsOf(event);
    return others.length === 0 ? timeOf(only) : null;
  });
  const order = [...times.keys()].sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b);
  const places = new Map(order.map((id, place) => [id, place]));
  return times.map((time, id) => (time === null ? null : { time, place: places.get(id) ?? id }));
}

const ISO = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?)?$/;

/** ISO 8601 (UTC unless it says otherwise) or epoch milliseconds, as number or text. */
function timeOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string') return null;
  if (/^\d{5,16}$/.test(value)) return Number(value);
  if (!ISO.test(value)) return null;
  const zoned = /Z$|T.*[+-]/.test(value) || !value.includes('T') ? value : `${value}Z`;
  // Fractions finer than a millisecond are beyond what `Date` takes.
  const time = Date.parse(zoned.replace(/(\.\d{3})\d+/, '$1'));
  return Number.isNaN(time) ? null : time;
}
