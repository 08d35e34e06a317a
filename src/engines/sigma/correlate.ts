import groupBy from 'lodash/groupBy.js';
import type { EventId } from '../../event/index.ts';
import { isNonEmpty, type NonEmpty } from '../../source/index.ts';
import { type Correlation, within } from './correlation-document.ts';

/** Something that happened: an event that a rule matches, or the events by which a correlation fires. */
export interface Occurrence {
  readonly events: NonEmpty<EventId>;
  /** Epoch milliseconds: of a correlation, when its last event came. */
  readonly time: number;
  /** Its place in the order of time, then of arrival. Two occurrences that end with one event have the same. */
  readonly place: number;
  /** The values that it has for a field, each once, as texts that only equal values share. */
  readonly keys: (field: string) => readonly string[];
}

/** Finds the occurrences of a rule or a correlation by its name, in the order of their places; a text says why there are none. */
export type Find = (name: string) => readonly Occurrence[] | string;

/**
 * All firings of a correlation in the order of time (sigma-target 5.2): events of one group no further apart than the
 * timespan, both ends included. An event takes part only when it has a value for each field to group by; with several it is of several groups.
 */
export function correlate(correlation: Correlation, find: Find): readonly Occurrence[] | string {
  const { aliases, field: counted, groupBy: fields } = correlation;
  const groups = new Map<string, { readonly keys: readonly string[]; readonly happenings: Happening[] }>();
  for (const [rule, name] of correlation.rules.entries()) {
    const occurrences = find(name);
    if (typeof occurrences === 'string') return occurrences;
    for (const occurrence of occurrences) {
      const valuesOf = (field: string): readonly string[] => occurrence.keys(aliases.get(field)?.get(name) ?? field);
      const tuples = choices(fields.map(valuesOf));
      if (tuples === null) return `an event is of more than ${MOST_GROUPS} groups`;
      for (const keys of tuples) {
        const group = groups.get(JSON.stringify(keys)) ?? { keys, happenings: [] };
        groups.set(JSON.stringify(keys), group);
        group.happenings.push({ rule, occurrence, counted: counted === null ? [] : valuesOf(counted) });
      }
    }
  }
  const fired = [...groups.values()].flatMap(({ keys, happenings }) => {
    const ordered = happenings.sort((a, b) => a.occurrence.place - b.occurrence.place);
    return firings(correlation, ordered).map((events) => joined(events, (field) => keys.filter((_, at) => fields[at] === field)));
  });
  return fired.sort((a, b) => a.place - b.place);
}

const MOST_GROUPS = 1000;

/** Every choice of one value of each field; null: they are too many. */
function choices(values: readonly (readonly string[])[]): readonly (readonly string[])[] | null {
  let tuples: readonly (readonly string[])[] = [[]];
  for (const some of values) {
    if (tuples.length * some.length > MOST_GROUPS) return null;
    tuples = tuples.flatMap((tuple) => some.map((value) => [...tuple, value]));
  }
  return tuples;
}

/** An occurrence of the rule at a place of the list of rules. */
interface Happening {
  readonly rule: number;
  readonly occurrence: Occurrence;
  /** The values that `value_count` counts. */
  readonly counted: readonly string[];
}

type Firing = NonEmpty<Occurrence>;

function firings(correlation: Correlation, happenings: readonly Happening[]): readonly Firing[] {
  switch (correlation.type) {
    case 'event_count':
      return counts(correlation, happenings, (window) => window.length);
    case 'value_count':
      return counts(correlation, happenings, (window) => new Set(window.flatMap(({ counted }) => counted)).size);
    case 'temporal':
      return togethers(correlation, happenings);
    case 'temporal_ordered':
      return successions(correlation, happenings);
  }
}

/** A window that slides: at each happening, those of the timespan before it are counted. */
function counts(
  correlation: Correlation,
  happenings: readonly Happening[],
  count: (window: readonly Happening[]) => number,
): readonly Firing[] {
  let from = 0;
  return happenings.flatMap((happening, at): readonly Firing[] => {
    while ((happenings[from]?.occurrence.time ?? 0) < happening.occurrence.time - correlation.timespan) from++;
    const window = happenings.slice(from, at + 1);
    const events = window.map(({ occurrence }) => occurrence);
    return within(count(window), correlation.bounds) && isNonEmpty(events) ? [events] : [];
  });
}

/** Every rule within the timespan, in any order: at each happening, the latest of each rule so far. */
function togethers({ rules, timespan }: Correlation, happenings: readonly Happening[]): readonly Firing[] {
  const latest = new Map<number, Occurrence>();
  return happenings.flatMap(({ rule, occurrence }): readonly Firing[] => {
    latest.set(rule, occurrence);
    const events = [...latest.values()].filter(({ time }) => time >= occurrence.time - timespan);
    const inOrder = events.sort((a, b) => a.place - b.place);
    return inOrder.length === rules.length && isNonEmpty(inOrder) ? [inOrder] : [];
  });
}

/**
 * Rule i matches the i-th of a chain of events each strictly later than the one before. Of all chains that reach a rule the
 * one that starts last is kept: whatever completes another within the timespan completes that one as well.
 */
function successions({ rules, timespan }: Correlation, happenings: readonly Happening[]): readonly Firing[] {
  const reached: (Firing | null)[] = rules.map(() => null);
  const fired: Firing[] = [];
  for (const together of Object.values(groupBy(happenings, ({ occurrence }) => occurrence.place))) {
    const before = [...reached];
    for (const { rule, occurrence } of together) {
      const chain = before[rule - 1] ?? null;
      if (rule > 0 && chain === null) continue;
      const grown: Firing = chain === null ? [occurrence] : [...chain, occurrence];
      const known = reached[rule] ?? null;
      if (known === null || grown[0].place > known[0].place) reached[rule] = grown;
      if (rule === rules.length - 1 && occurrence.time - grown[0].time <= timespan) fired.push(grown);
    }
  }
  return fired;
}

function joined(occurrences: Firing, keys: Occurrence['keys']): Occurrence {
  const [first, ...more] = occurrences;
  const last = more.at(-1) ?? first;
  const [event, ...events] = first.events;
  return { events: [event, ...events, ...more.flatMap((other) => other.events)], time: last.time, place: last.place, keys };
}
