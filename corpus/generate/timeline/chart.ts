import type { Event, EventId, Schema } from '../../../src/event/index.ts';
import { isNonEmpty, type NonEmpty } from '../../../src/source/index.ts';
import { valuesAt } from '../edit.ts';
import { fits } from '../from-rule/demands.ts';
import { decide } from './decide.ts';
import type { Absence, Plot, Role } from './plot.ts';

/** An event at its instant (epoch milliseconds) with the parts it plays: for each role the keys under which it joins. */
export interface Charted {
  readonly at: number;
  readonly parts: ReadonlyMap<Role, readonly string[]>;
}

/** The parts that an event certainly plays; null when that is not certain. */
export function partsOf(event: Event, plot: Plot, schema: Schema): ReadonlyMap<Role, readonly string[]> | null {
  const parts = new Map<Role, readonly string[]>();
  for (const role of plot.roles) {
    const plays = decide(role.formula, event, schema);
    if (plays === null) return null;
    const keys = plays ? keysOf(event, role, schema) : [];
    if (keys === null) return null;
    if (keys.length > 0) parts.set(role, keys);
  }
  return parts;
}

/** The keys of an event in a role: one for each choice of elements (eql-semantics 10.3). None: a mandatory field is missing. */
function keysOf(event: Event, role: Role, schema: Schema): readonly string[] | null {
  let keys: readonly (readonly unknown[])[] = [[]];
  for (const { name, optional } of role.keys) {
    const values: readonly unknown[] = [...new Set(valuesAt(event, name))];
    if (!valuesAt(event, name).every((value) => fits(schema, name, value))) return null;
    const parts = values.length === 0 && (optional || role.kind === 'until') ? [null] : values;
    keys = keys.flatMap((key) => parts.map((part) => [...key, part]));
  }
  return keys.map((key) => JSON.stringify(key));
}

/**
 * The matches among events in the order of time, read off the parts they play. This is the corpus's own telling of the
 * language's rules (eql-semantics 10); the oracle has another.
 */
export function matchesOf(charted: readonly Charted[], plot: Plot): readonly NonEmpty<EventId>[] {
  const keys = new Set(charted.flatMap(({ parts }) => plot.steps.flatMap((step) => parts.get(step) ?? [])));
  const found = [...keys].flatMap((key) =>
    plot.kind === 'sequence' ? sequences(charted, plot, key) : sample(charted, plot, key),
  );
  return found.filter(isNonEmpty).sort((left, right) => (left.at(-1) ?? 0) - (right.at(-1) ?? 0));
}

/** The sequences under one key: every event continues the latest that waits for it, whatever then becomes of both. */
function sequences(charted: readonly Charted[], plot: Plot, key: string): readonly (readonly EventId[])[] {
  const plays = (place: EventId, role: Role): boolean => charted[place]?.parts.get(role)?.includes(key) === true;
  const timeOf = (place: EventId | undefined): number => charted[place ?? 0]?.at ?? 0;
  /** At each place the sequences that have that many events, the latest last. */
  const waiting: EventId[][][] = [[[]], ...plot.steps.map(() => [])];
  const complete: EventId[][] = [];
  let until = -1;
  for (const place of charted.keys()) {
    // From the last step to the first, so that an event never continues what it has just begun.
    for (let step = plot.steps.length - 1; step >= 0; step--) {
      const role = plot.steps[step];
      if (role === undefined || !plays(place, role)) continue;
      const latest = waiting[step]?.at(-1);
      if (latest === undefined) continue;
      if (step > 0) waiting[step] = [];
      const grown = [...latest, place];
      const inTime = plot.maxspan === null || timeOf(place) - timeOf(grown[0]) <= plot.maxspan;
      const ended = step > 0 && until >= (latest.at(-1) ?? 0);
      if (!inTime || ended) continue;
      (step === plot.steps.length - 1 ? complete : (waiting[step + 1] ?? [])).push(grown);
    }
    if (plot.until !== null && plays(place, plot.until)) until = place;
  }
  const instants = (role: Role): readonly number[] => [...charted.keys()].filter((place) => plays(place, role)).map(timeOf);
  return complete.filter((found) => nothingIsThere(found.map(timeOf), plot, instants));
}

/** Whether the roles that must be absent are, around events at these times (eql-semantics 10.5). */
function nothingIsThere(times: readonly number[], plot: Plot, instants: (role: Role) => readonly number[]): boolean {
  const [first = 0, last = 0] = [times[0], times.at(-1)];
  const within = ({ role, after }: Absence): readonly number[] =>
    instants(role).filter(
      (at) => at > (times[after - 1] ?? Number.NEGATIVE_INFINITY) && at < (times[after] ?? Number.POSITIVE_INFINITY),
    );
  const leading = plot.absences.filter(({ after }) => after === 0);
  const trailing = plot.absences.filter(({ after }) => after === times.length);
  const middle = plot.absences.filter((absence) => !leading.includes(absence) && !trailing.includes(absence));
  if (middle.some((absence) => within(absence).length > 0)) return false;
  if (leading.length + trailing.length === 0) return true;
  // Quiet before the first and behind the last event: with an item at one end only, the other end is the last or first event.
  const from = leading.length === 0 ? first : Math.max(Number.NEGATIVE_INFINITY, ...leading.flatMap(within));
  const to = trailing.length === 0 ? last : Math.min(Number.POSITIVE_INFINITY, ...trailing.flatMap(within));
  return to - from > (plot.maxspan ?? 0);
}

/** One sample of a key when each item can have an event of its own; which one is not said (eql-semantics 10.6). */
function sample(charted: readonly Charted[], plot: Plot, key: string): readonly (readonly EventId[])[] {
  const candidates = plot.steps.map((role) =>
    [...charted.keys()].filter((place) => charted[place]?.parts.get(role)?.includes(key)),
  );
  const choose = (chosen: readonly EventId[]): readonly EventId[] | null => {
    const next = candidates[chosen.length];
    if (next === undefined) return chosen;
    for (const place of next) {
      const rest = chosen.includes(place) ? null : choose([...chosen, place]);
      if (rest !== null) return rest;
    }
    return null;
  };
  const chosen = choose([]);
  return chosen === null ? [] : [chosen];
}
