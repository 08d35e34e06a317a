import type { Chart, Item } from './chart.ts';

/** An event as a chart sees it: the conditions that it meets as bits, the values of key fields by number, its time in milliseconds. */
export interface Moment {
  readonly met: number;
  readonly keys: readonly (number | null)[];
  readonly at: number;
}

/** Events of one match by their places. */
export type Chain = readonly number[];

/** What a chart remembers of the events so far. */
export interface State {
  readonly tracks: ReadonlyMap<string, Track>;
  readonly complete: readonly { readonly key: string; readonly chain: Chain }[];
  /** Of each item that must be missing, the events that it takes. */
  readonly hits: readonly (readonly { readonly key: string; readonly place: number }[])[];
  /** Of a sample, the events that some item takes. */
  readonly pool: readonly number[];
}

export interface Track {
  /** Unfinished chains by the number of their events, minus one; the latest last. */
  readonly open: readonly (readonly Chain[])[];
  readonly until: number;
}

export interface Machine {
  readonly start: State;
  /** After one more event, the last of them. */
  readonly next: (state: State, moments: readonly Moment[]) => State;
  /** The matches so far in the order of their last events; null: the search would fail. */
  readonly matches: (state: State, moments: readonly Moment[]) => readonly Chain[] | null;
  /** Equal for states that the same events lead to the same matches from; `number` names events. */
  readonly trace: (state: State, moments: readonly Moment[], number: (place: number) => number) => string;
}

/** The key under which an item takes an event; null: it does not. */
export function keyOf({ condition, keys }: Item, moment: Pick<Moment, 'met' | 'keys'>, always: boolean): string | null {
  if ((moment.met & (1 << condition)) === 0) return null;
  let key = '';
  for (const { field, optional } of keys) {
    const value = moment.keys[field] ?? null;
    if (value === null && !optional && !always) return null;
    key += value ?? '-';
  }
  return key;
}

/** Under which keys items of charts take an event: events of which this is equal are the same to them. Null: none takes it. */
export function takings(charts: readonly Chart[], event: Pick<Moment, 'met' | 'keys'>): string | null {
  const keys = charts.flatMap(({ items, until }) => [
    ...items.map((item) => keyOf(item, event, false)),
    until === null ? null : keyOf(until, event, true),
  ]);
  return keys.every((key) => key === null) ? null : JSON.stringify(keys);
}

/** Whether an event can add a match or take one away, and not only be a part of a later one. */
export function decides({ kind, items }: Chart, event: Pick<Moment, 'met' | 'keys'>): boolean {
  const last = items.findLastIndex(({ missing }) => !missing);
  return items.some((item, at) => (kind === 'sample' || at >= last) && keyOf(item, event, false) !== null);
}

/** Before any event. */
export const EMPTY: State = { tracks: new Map(), complete: [], hits: [], pool: [] };
