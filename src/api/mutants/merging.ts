import type { Event, Json } from '../../event/index.ts';

/** Values of one list at most. */
const MOST_VALUES = 12;

/** Merged events at most. */
const MOST_MERGED = 600;

/**
 * Events that are in one what several are: of those that a rule answers alike and that differ in one field alone, one with a list of their values.
 * Where none of the values decides, a mutant for which one of them does is noticed by the list as well.
 */
export function merged(events: readonly { readonly event: Event; readonly matches: boolean }[]): readonly Event[] {
  const groups = new Map<string, { readonly rest: Event; readonly name: string; readonly values: Map<string, Json> }>();
  for (const { event, matches } of events)
    for (const [name, value] of Object.entries(event)) {
      const { [name]: _, ...rest } = event;
      const key = JSON.stringify([matches, name, Object.entries(rest).sort(([one], [other]) => (one < other ? -1 : 1))]);
      const group = groups.get(key) ?? { rest, name, values: new Map<string, Json>() };
      groups.set(key, group);
      for (const one of [value].flat()) if (one !== null) group.values.set(JSON.stringify(one), one);
    }
  const large = [...groups.values()]
    .filter(({ values }) => values.size > 1)
    .sort((one, other) => other.values.size - one.values.size);
  return large
    .flatMap(({ rest, name, values }) => chunksOf([...values.values()]).map((list): Event => ({ ...rest, [name]: list })))
    .slice(0, MOST_MERGED);
}

function chunksOf<T>(list: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / MOST_VALUES) }, (_, at) =>
    list.slice(at * MOST_VALUES, (at + 1) * MOST_VALUES),
  );
}
