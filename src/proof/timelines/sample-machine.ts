import type { Chart } from './chart.ts';
import { type Chain, EMPTY, keyOf, type Machine } from './state.ts';

/** What finds the matches of a sample: for each key one choice of events (eql-semantics 10.7). */
export function sampleMachine({ items }: Chart): Machine {
  return {
    start: EMPTY,
    next: (state, moments) => {
      const moment = moments.at(-1);
      if (moment === undefined || items.every((item) => keyOf(item, moment, false) === null)) return state;
      return { ...state, pool: [...state.pool, moments.length - 1] };
    },
    matches: ({ pool }, moments) => {
      const keys = new Map<string, number[][]>();
      for (const place of pool)
        for (const [at, item] of items.entries()) {
          const moment = moments[place];
          const key = moment === undefined ? null : keyOf(item, moment, false);
          if (key === null) continue;
          const known = keys.get(key) ?? items.map(() => []);
          known[at]?.push(place);
          keys.set(key, known);
        }
      const sorted = [...keys].sort(([one], [other]) => (one < other ? -1 : 1));
      return sorted.flatMap(([, candidates]) => {
        const found = choice(candidates, []);
        return found === null ? [] : [found];
      });
    },
    trace: ({ pool }, moments) =>
      pool
        .map((place) => `${moments[place]?.met}${moments[place]?.keys.map((value) => value ?? '-').join('')}`)
        .sort()
        .join(),
  };
}

/** One event for each item, all different; the first such choice. */
function choice(candidates: readonly (readonly number[])[], chosen: Chain): Chain | null {
  const here = candidates[chosen.length];
  if (here === undefined) return chosen;
  for (const place of here) {
    const found = chosen.includes(place) ? null : choice(candidates, [...chosen, place]);
    if (found !== null) return found;
  }
  return null;
}
