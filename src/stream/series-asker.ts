import type { Candidate } from './candidate-event.ts';
import type { RuleWatch } from './rule-stats.ts';
import { keyTexts, type Moment } from './sequence/index.ts';
import { type AskingSeries, type SeriesItem, seriesItems } from './series-items.ts';
import type { SeriesRule } from './series-rule.ts';
import type { Sought } from './sought.ts';

/** An event fits an item. Data: it crosses threads. */
export interface Fitting {
  /** Its number among `seriesItems`. */
  readonly item: number;
  /** The event's join keys for it as texts; none when there were too many. */
  readonly keys: readonly string[];
  readonly moment: Moment;
}

/** Something that events are offered to: what is sought for it, and a rule that it belongs to. */
interface Thing {
  readonly sought: Sought;
  readonly rule: number;
}

/** Asks rules over several events. */
interface SeriesAsker {
  readonly things: readonly Thing[];
  /** The items that the event fits, of the things that the candidate names; the number of the first thing is `first`. */
  ask(candidate: Candidate, first: number): readonly Fitting[];
}

const NOTHING: readonly Fitting[] = [];

/** An event as a thing sees it, by its number; null: it is none of its events. */
function seenBy(candidate: Candidate, thing: number): unknown {
  return candidate.seen === undefined ? candidate.event : candidate.seen(thing);
}

export function createSeriesAsker(
  rules: readonly (SeriesRule | null)[],
  how: AskingSeries,
  watch: RuleWatch | null,
): SeriesAsker {
  const items = seriesItems(rules, how);
  return how.apart ? askApart(rules, items, watch) : askTogether(items);
}

/** Asks each item once for all rules that have it. */
function askTogether(items: readonly SeriesItem[]): SeriesAsker {
  return {
    things: items.map(({ sought, holders: [{ rule }] }) => ({ sought, rule })),
    ask(candidate, first) {
      let fits: Fits | null = null;
      for (const thing of candidate.rules) {
        const item = items[thing - first];
        if (item === undefined) continue;
        const event = seenBy(candidate, thing);
        if (event === null || !(candidate.holds?.(thing) === true || item.matches(event))) continue;
        fits ??= new Fits();
        fits.add(thing - first, item, event);
      }
      return fits?.all ?? NOTHING;
    },
  };
}

/** Asks rule by rule, so that it can be told what each costs. */
function askApart(rules: readonly (SeriesRule | null)[], items: readonly SeriesItem[], watch: RuleWatch | null): SeriesAsker {
  const things = rules.flatMap((sought, rule) => (sought === null ? [] : [{ sought, rule }]));
  const itemsOf = rules.map((_, rule) =>
    [...items.entries()].filter(
      ([
        ,
        {
          holders: [holder],
        },
      ]) => holder.rule === rule,
    ),
  );
  return {
    things,
    ask(candidate, first) {
      const fits = new Fits();
      for (const thing of candidate.rules) {
        const { rule } = things[thing - first] ?? {};
        const event = rule === undefined ? null : seenBy(candidate, thing);
        if (rule === undefined || event === null) continue;
        watch?.begin(rule);
        for (const [number, item] of itemsOf[rule] ?? []) if (item.matches(event)) fits.add(number, item, event);
        watch?.end();
      }
      return fits.all;
    },
  };
}

/** Gathers what an event fits, and reads of it once what several items read. */
class Fits {
  readonly all: Fitting[] = [];
  readonly #read: { readonly item: SeriesItem; readonly event: unknown }[] = [];

  add(number: number, item: SeriesItem, event: unknown): void {
    const { keys, moment } = item;
    const sameKeys = this.#read.findIndex((one) => one.event === event && one.item.keys === keys);
    const sameMoment = this.#read.findIndex((one) => one.event === event && one.item.moment === moment);
    this.all.push({
      item: number,
      keys: this.all[sameKeys]?.keys ?? keyTexts(keys(event)),
      moment: this.all[sameMoment]?.moment ?? moment(event),
    });
    this.#read.push({ item, event });
  }
}
