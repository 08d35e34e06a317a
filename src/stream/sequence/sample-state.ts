import { type Aged, createAgeList } from './age-list.ts';
import { distinctChoices } from './distinct-choice.ts';
import type { FoundMatch, RuleState } from './hit.ts';
import { compareKeyTexts } from './keys.ts';
import type { StateBudget } from './state-budget.ts';

/** What is kept of one key: the first events that fit each item. */
interface Gathered<Ref> {
  readonly keyText: string;
  readonly sinceMs: number;
  readonly fitting: readonly [arrival: number, ref: Ref][][];
  kept: number;
  units: number;
}

/**
 * Samples (eql-semantics 10.6): for each key for which every item has an event of its own, the first such choices, `most`
 * at most, keys ascending, once no event comes any more. As many events an item as there are items, and one more for every
 * further sample, are enough: were a later one chosen, so many of these would be free, and each a choice that comes first.
 */
export function createSampleState<Ref>(
  items: number,
  most: number,
  budget: StateBudget,
  weigh: (ref: Ref) => number,
  emit: (match: FoundMatch<Ref>) => void,
): RuleState<Ref> {
  const ages = createAgeList<Gathered<Ref>>();
  const byKey = new Map<string, Aged<Gathered<Ref>>>();
  let arrivals = 0;
  let evictions = 0;
  const enough = items + most - 1;

  function gatheredOf(keyText: string, sinceMs: number): Gathered<Ref> {
    const known = byKey.get(keyText);
    if (known !== undefined) return known.value;
    const entry = ages.push({ keyText, sinceMs, fitting: Array.from({ length: items }, () => []), kept: 0, units: 0 });
    byKey.set(keyText, entry);
    return entry.value;
  }

  function drop(entry: Aged<Gathered<Ref>>): void {
    ages.remove(entry);
    byKey.delete(entry.value.keyText);
    budget.give(entry.value.units);
  }

  function clear(): void {
    for (let entry = ages.oldest(); entry !== null; entry = ages.oldest()) drop(entry);
  }

  budget.register({
    oldest: () => ages.oldest()?.value.sinceMs ?? Infinity,
    evict() {
      const entry = ages.oldest();
      if (entry === null) return;
      evictions += entry.value.kept;
      drop(entry);
    },
  });

  return {
    process({ ms }, hits, ref) {
      const arrival = arrivals++;
      for (const { item, keys } of hits) {
        for (const keyText of keys) {
          if ((byKey.get(keyText)?.value.fitting[item]?.length ?? 0) >= enough) continue;
          const units = 1 + weigh(ref);
          budget.take(units);
          const gathered = gatheredOf(keyText, ms);
          gathered.fitting[item]?.push([arrival, ref]);
          gathered.kept++;
          gathered.units += units;
        }
      }
    },
    advance: () => {},
    idle: () => false,
    quietUntil: () => -Infinity,
    finish() {
      const chosen = [...byKey.values()].flatMap(({ value: { keyText, fitting } }) => {
        const refs = new Map(fitting.flat());
        const choices = distinctChoices(
          fitting.map((events) => events.map(([arrival]) => arrival)),
          most,
        );
        return choices.map((choice) => ({ keyText, events: choice.map((arrival) => refs.get(arrival) ?? null) }));
      });
      clear();
      chosen.sort((one, other) => compareKeyTexts(one.keyText, other.keyText));
      for (const { keyText, events } of chosen) emit({ keyText, events, lastMs: 0 });
    },
    clear,
    evictions: () => evictions,
    nullKeys: () => 0,
  };
}
