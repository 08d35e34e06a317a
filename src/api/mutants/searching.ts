import type { Event, Json } from '../../event/index.ts';
import type { Plan, Rule } from '../../ir/index.ts';
import type { Mutant } from '../../mutants/index.ts';
import { isNonEmpty } from '../../source/index.ts';
import type { CheckableRule } from '../checkable-rule.ts';
import { searchTimelines } from '../prove/search-timelines.ts';
import type { Side } from '../prove/sides.ts';
import { settingsOf } from '../run-settings.ts';
import { type Purse, SPENT } from './purse.ts';
import { matchesIn, seriesOf, stepOf, type Timeline } from './series.ts';

/** What is known of a mutant that no timeline told from its rule. */
type Fate =
  | { readonly kind: 'equal' }
  | { readonly kind: 'event'; readonly events: Timeline; readonly rule: boolean }
  | { readonly kind: 'open'; readonly reason: string };

/** A timeline that the rule matches, and events that tell conditions of mutants apart under keys of their own. */
interface Known {
  readonly base: Timeline | null;
  readonly apart: ReadonlyMap<Mutant, Event>;
}

/** The share of all work that looking for timelines for one mutant may take. */
const SHARE = 1 / 20;

/** Looks for timelines that tell mutants from a rule over several events, as long as work is left. */
export function searching(
  { rule, schema }: CheckableRule,
  plan: Exclude<Plan, { readonly kind: 'single' }>,
  now: number,
  purse: Purse,
  { base, apart }: Known,
): (mutant: Mutant) => Promise<Fate> {
  const { timestampField } = settingsOf(rule, schema);
  const { folding } = rule.semantics;
  const sideOf = (own: Plan): Side => {
    const series = seriesOf({ ...rule, plan: own }, now);
    const find: NonNullable<Side['runner']>['find'] = async (events) =>
      series === null || !isNonEmpty(events) ? null : matchesIn(series, events);
    return { plan: own, folding, runner: { name: 'match', find }, others: () => [], namesEvents: true };
  };
  const share = purse.left * SHARE;
  const left = sideOf(plan);
  return async (mutant) => {
    const event = apart.get(mutant);
    const own = event === undefined || base === null ? null : inTimeline(rule, plan, mutant, event, base, now);
    if (own !== null) return own;
    if (purse.left < share) return { kind: 'open', reason: SPENT };
    purse.left -= share;
    const question = { effort: share, scalar: true, now, timestampField };
    const verdict = await searchTimelines(left, sideOf(mutant.plan), 'events', NOT_FOUND, question);
    switch (verdict.kind) {
      case 'equal':
        return { kind: 'equal' };
      case 'unknown':
        return { kind: 'open', reason: verdict.reason };
      case 'differs': {
        const { lost = null, added = null } = verdict.timelines ?? {};
        const found = lost ?? added;
        return found === null
          ? { kind: 'open', reason: NOT_FOUND }
          : { kind: 'event', events: found.events, rule: lost !== null };
      }
    }
  };
}

/** Puts an event in the places of its item, under its keys, which the other events of a timeline get, too. */
function inTimeline(
  rule: Rule,
  plan: Exclude<Plan, { readonly kind: 'single' }>,
  mutant: Mutant,
  event: Event,
  base: Timeline,
  now: number,
): Fate | null {
  const step = mutant.item === null ? null : stepOf(plan, mutant.item);
  const [one, other] = [seriesOf(rule, now), seriesOf({ ...rule, plan: mutant.plan }, now)];
  if (step === null || one === null || other === null) return null;
  const values = step.keys.map(({ name }) => event[name]);
  const placed = plan.steps.flatMap((each, item) =>
    each.missing ? [] : Array.from({ length: each.runs }, () => ({ each, item })),
  );
  for (const fill of [event, null]) {
    const events = base.map((old, at) => {
      const { each, item } = placed[at] ?? { each: step, item: null };
      const keys = Object.fromEntries(
        each.keys.flatMap(({ name }, place): readonly (readonly [string, Json])[] => {
          const value = values[place];
          return value === undefined ? [] : [[name, value]];
        }),
      );
      const isFirst = placed.findIndex((other) => other.item === item) === at;
      return item === mutant.item && (fill !== null || isFirst) ? { ...old, ...event } : { ...old, ...keys };
    });
    if (!isNonEmpty(events)) return null;
    const [before, after] = [matchesIn(one, events), matchesIn(other, events)];
    if (JSON.stringify(before) !== JSON.stringify(after)) return { kind: 'event', events, rule: before.length > 0 };
  }
  return null;
}

const NOT_FOUND = 'no timeline was found that tells it apart';
