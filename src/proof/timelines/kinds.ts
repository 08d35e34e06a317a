import type { Event } from '../../event/index.ts';
import type { Field, Predicate } from '../../ir/index.ts';
import { conditionOf } from '../condition.ts';
import type { Effort } from '../effort.ts';
import type { Charts } from './chart.ts';
import { equals, keyValues, present } from './key-values.ts';
import { type Seek, seeker } from './seek.ts';
import { type Moment, takings } from './state.ts';

/** A kind of events: which conditions they meet, under which keys they join, and one of them. */
export interface EventKind extends Pick<Moment, 'met' | 'keys'> {
  readonly event: Event;
  /** Whether a field has to hold several values for it. */
  readonly lists: boolean;
}

/** Sets of conditions that are tried, and kinds that timelines are made of. */
const MOST_SETS = 160;
const MOST_KINDS = 48;

/**
 * Kinds of events that two plans can tell apart, those that meet few conditions first: for each set of conditions that some event meets, one
 * under each choice of keys. A key has one of two values or none.
 */
export function eventKinds(charts: Charts, scalar: boolean, effort: Effort): readonly EventKind[] {
  const { left, right, fields } = charts;
  const asked = charts.conditions.map(({ where, folding }) => conditionOf(where, folding));
  const items = [left, right].flatMap((chart) => [...chart.items, ...(chart.until === null ? [] : [chart.until])]);
  const seek = (leaves: readonly Predicate[], single: boolean): Seek => seeker(asked, leaves, single, effort);
  const values = keyValues(asked, charts, (leaves) => seek(leaves, true));
  const leaves = fields.flatMap((field, at) => [present(field), ...(values[at] ?? []).map((value) => equals(field, value))]);
  const seeks = scalar ? [seek(leaves, true)] : [seek(leaves, true), seek(leaves, false)];
  const kinds: EventKind[] = [];
  const known = new Set<string>();
  for (const met of setsOf(asked.length)) {
    const meets = (condition: number): boolean => (met & (1 << condition)) !== 0;
    const used = new Set(items.flatMap(({ condition, keys }) => (meets(condition) ? keys.map(({ field }) => field) : [])));
    for (const keys of choices(fields, used)) {
      const taken = takings([left, right], { met, keys });
      if (taken === null || known.has(taken)) continue;
      const wanted = [
        ...asked.map((_, at) => meets(at)),
        ...keys.flatMap((value, at) => (used.has(at) ? [value !== null, value === 0, value === 1] : [null, null, null])),
      ];
      // One value a field is easier to read, and does where it can.
      const [one, several] = seeks;
      const single = one?.(wanted) ?? null;
      const event = single ?? several?.(wanted) ?? null;
      if (event === null) continue;
      known.add(taken);
      const told = keys.flatMap((value, at) => (value === null ? [] : [[fields[at]?.name ?? '', values[at]?.[value] ?? null]]));
      kinds.push({ met, keys, event: { ...event, ...Object.fromEntries(told) }, lists: single === null });
      if (kinds.length >= MOST_KINDS) return kinds;
    }
  }
  return kinds;
}

/** Sets of conditions as bits, small ones first; an event that meets none plays no part. */
function setsOf(conditions: number): readonly number[] {
  const sets: number[] = [];
  const add = (set: number, from: number, more: number): void => {
    if (sets.length >= MOST_SETS) return;
    if (more === 0) sets.push(set);
    else for (let next = from; next < conditions; next++) add(set | (1 << next), next + 1, more - 1);
  };
  for (let size = 1; size <= conditions && sets.length < MOST_SETS; size++) add(0, 0, size);
  return sets;
}

/** Fields up to which every choice of keys is tried. */
const FEW = 2;

/** For each field one of two values or none; none where the field is not asked. */
function choices(fields: readonly Field[], used: ReadonlySet<number>): readonly EventKind['keys'][] {
  const every = (parts: (at: number) => readonly (number | null)[]): readonly EventKind['keys'][] =>
    fields.reduce<readonly EventKind['keys'][]>(
      (keys, _, at) => keys.flatMap((key) => (used.has(at) ? parts(at) : [null]).map((part) => [...key, part])),
      [[]],
    );
  if (used.size <= FEW) return every(() => [0, 1, null]);
  const other = (odd: number, value: number | null) => every((at) => [at === odd ? value : 0]);
  const ones = [...used];
  return [
    ...every(() => [0]),
    ...every(() => [1]),
    ...ones.flatMap((odd) => other(odd, 1)),
    ...ones.flatMap((odd) => other(odd, null)),
  ];
}
