import type { Predicate } from '../ir/index.ts';
import type { Span } from '../source/index.ts';
import { fieldsOf, type Leaf } from './leaves.ts';
import { testsOf } from './walk.ts';

/** Finds the tests that a rule writes as one, over the same fields: conditions of pipelines see their values together. */
export type Together = (where: Predicate, leaf: Leaf) => readonly Leaf[];

/** By the places of what a rule writes as one test. */
export function togetherBy(written: readonly Span[]): Together {
  if (written.length === 0) return (_, leaf) => [leaf];
  const places = written.toSorted((one, other) => one.start - other.start);
  const known = new WeakMap<Predicate, ReadonlyMap<string, readonly Leaf[]>>();
  return (where, leaf) => {
    const name = groupOf(places, leaf);
    if (name === null) return [leaf];
    const groups = known.get(where) ?? grouped(places, where);
    known.set(where, groups);
    return groups.get(name) ?? [leaf];
  };
}

function grouped(places: readonly Span[], where: Predicate): ReadonlyMap<string, readonly Leaf[]> {
  const groups = new Map<string, Leaf[]>();
  for (const { leaf } of testsOf(where)) {
    const name = groupOf(places, leaf);
    if (name === null) continue;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [leaf]);
    else group.push(leaf);
  }
  return groups;
}

/** The place that a test stands in, with its fields: a pipeline may have given it several names. */
function groupOf(places: readonly Span[], leaf: Leaf): string | null {
  const { start, end } = leaf.origin;
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.start ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const place = places[low - 1];
  if (place === undefined || place.end < end) return null;
  return JSON.stringify([low, ...fieldsOf(leaf).map(({ name }) => name)]);
}
