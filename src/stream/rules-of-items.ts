import type { RuleWatch } from './rule-stats.ts';
import { ALWAYS, type Hit, type Moment, type SequenceMatcher, type SharedState } from './sequence/index.ts';
import type { Fitting } from './series-asker.ts';
import type { SeriesItem } from './series-items.ts';

/** Tells rules, by ascending numbers, of an event that fits these items. */
type TellRules<Ref> = (fits: readonly Fitting[], ref: Ref) => void;

/** A rule that has an item. */
interface Holder<Ref> {
  readonly matcher: SequenceMatcher<Ref>;
  readonly rule: number;
  readonly place: number;
  readonly clock: number;
  /** Where an event has none of these marks, it only tells the rule the time. */
  readonly marks: number;
}

/** What a rule is told of an event. */
interface Told<Ref> {
  readonly holder: Holder<Ref>;
  readonly hits: readonly Hit[];
  readonly moment: Moment;
  readonly isKept: boolean;
}

/** `watch`: what rules are told is timed. Without `shortcuts` every rule looks at every event that fits an item of it. */
export function createRulesOfItems<Ref>(
  items: readonly SeriesItem[],
  matchers: readonly (SequenceMatcher<Ref> | null)[],
  { keys: table, clocks }: SharedState,
  shortcuts: boolean,
  watch: RuleWatch | null,
): TellRules<Ref> {
  const holders = items.map((item) => holdersOf(item, matchers, shortcuts));
  const hasTwice = holders.map((all) => all.some(({ rule }, at) => all[at - 1]?.rule === rule));

  /** The marks of the rules that may keep something of the keys, and the one that always counts. */
  function marksOf({ keys }: Fitting): number {
    let marks = ALWAYS;
    for (const text of keys) marks |= table.marksOf(text);
    return marks;
  }

  function tell({ matcher, rule }: Holder<Ref>, hits: readonly Hit[], moment: Moment, isKept: boolean, ref: Ref): void {
    watch?.begin(rule);
    if (isKept) matcher.take(hits, moment, ref);
    else matcher.pass(hits, moment);
    watch?.end();
  }

  /** Most events fit but one item. */
  function tellOfOne(fit: Fitting, ref: Ref): void {
    const { item, keys, moment } = fit;
    const marks = marksOf(fit);
    // Rules in which the item has the same place share the list: nobody changes it.
    let hits: readonly [Hit] | null = null;
    for (const holder of holders[item] ?? []) {
      const isKept = (marks & holder.marks) !== 0;
      const passes = !isKept && moment.ok && keys.length > 0 && watch === null;
      if (passes && clocks.pass(holder.clock, moment.instant.ms, moment.instant.ns)) continue;
      if (hits === null || hits[0].item !== holder.place) hits = [{ item: holder.place, keys }];
      tell(holder, hits, moment, isKept, ref);
    }
  }

  function tellOfAll(fits: readonly Fitting[], ref: Ref): void {
    const told = new Map<number, Told<Ref>>();
    for (const fit of fits) {
      const marks = marksOf(fit);
      for (const holder of holders[fit.item] ?? []) {
        const before = told.get(holder.rule);
        const hits = [...(before?.hits ?? []), { item: holder.place, keys: fit.keys }];
        const isKept = before?.isKept === true || (marks & holder.marks) !== 0;
        told.set(holder.rule, { holder, hits, moment: fit.moment, isKept });
      }
    }
    const inOrder = [...told.values()].sort((one, other) => one.holder.rule - other.holder.rule);
    for (const { holder, hits, moment, isKept } of inOrder)
      tell(
        holder,
        hits.toSorted((one, other) => one.item - other.item),
        moment,
        isKept,
        ref,
      );
  }

  return (fits, ref) => {
    const [only] = fits;
    if (only !== undefined && fits.length === 1 && hasTwice[only.item] === false) tellOfOne(only, ref);
    else tellOfAll(fits, ref);
  };
}

function holdersOf<Ref>(
  { holders }: SeriesItem,
  matchers: readonly (SequenceMatcher<Ref> | null)[],
  shortcuts: boolean,
): readonly Holder<Ref>[] {
  return holders.flatMap(({ rule, place }) => {
    const matcher = matchers[rule] ?? null;
    if (matcher === null) return [];
    return [{ matcher, rule, place, clock: matcher.clock, marks: shortcuts && matcher.idle(place) ? matcher.mark : ALWAYS }];
  });
}
