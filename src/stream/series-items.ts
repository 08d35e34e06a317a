import type { NonEmpty } from '../source/index.ts';
import type { Looking } from './looking.ts';
import { type ReadKeys, type ReadMoment, UNTIL } from './sequence/index.ts';
import type { SeriesRule } from './series-rule.ts';
import type { Sought } from './sought.ts';

/** An item, asked once for all rules that have it. */
export interface SeriesItem {
  readonly sought: Sought;
  readonly matches: (event: unknown) => boolean;
  readonly keys: ReadKeys;
  readonly moment: ReadMoment;
  /** The rules that have it, ascending, and where in them it stands: a rule may have it more than once. */
  readonly holders: NonEmpty<Holder>;
}

interface Holder {
  readonly rule: number;
  /** The index among the items of the rule, or `UNTIL`. */
  readonly place: number;
}

/** How rules over several events are asked. */
export interface AskingSeries {
  readonly looking?: Looking;
  /** Rule by rule, of each rule that some item may fit every item: nothing that is known of one is taken for another. */
  readonly apart: boolean;
}

/**
 * The items of rules over several events, each once: two are the same when they ask by the same functions and their rules see the same of events.
 * Rules made ready in the same way have the same items. Null stands for a rule that has none.
 */
export function seriesItems(rules: readonly (SeriesRule | null)[], { looking, apart }: AskingSeries): readonly SeriesItem[] {
  const numbers = new Map<unknown, number>();
  const numberOf = (thing: unknown): number => {
    const number = numbers.get(thing) ?? numbers.size;
    numbers.set(thing, number);
    return number;
  };
  const found = new Map<string, SeriesItem & { readonly holders: [Holder, ...Holder[]] }>();
  for (const [rule, series] of rules.entries()) {
    if (series === null) continue;
    const { items, until, moment } = series.parts;
    const all = until === null ? items : [...items, until];
    const kind = apart ? rule : (looking?.kindOf(rule) ?? 'as they stand');
    for (const [at, { matches, keys }] of all.entries()) {
      const sought = series.items[at];
      if (sought === undefined) continue;
      const holder = { rule, place: at < items.length ? at : UNTIL };
      const id = [matches, keys, moment, kind].map(numberOf).join();
      const known = found.get(id);
      if (known === undefined) found.set(id, { sought, matches, keys, moment, holders: [holder] });
      else known.holders.push(holder);
    }
  }
  return [...found.values()];
}
