import { generateTimelines } from '../../../corpus/index.ts';
import type { Event } from '../../event/index.ts';
import { normalizePlan, type Plan, type Predicate, type Rule, type Step, showPlan } from '../../ir/index.ts';
import { type Mutant, mutantsOf } from '../../mutants/index.ts';
import type { Pin } from '../../proof/index.ts';
import type { Survivor } from '../../report/mutants/report.ts';
import type { CheckableRule } from '../checkable-rule.ts';
import { questionsOf, seriesOptionsOf } from '../corpus-of.ts';
import { sketched } from '../prove/pins.ts';
import type { Refine } from '../prove/timelines.ts';
import { bankOf } from './answering.ts';
import { bearing, choose } from './choosing.ts';
import { judged } from './condition.ts';
import { covering } from './covering.ts';
import { type Examined, firstOf, type Kept, LEAST_PINS, type Limits, reasonFor, survivorOf } from './examined.ts';
import { isSpent, type Purse, SPENT } from './purse.ts';
import { searching } from './searching.ts';
import { matchesIn, seriesOf, stepOf, timelineJudge, whereOf } from './series.ts';
import { differenceOf, type Fate, presentWhere } from './settling.ts';
import { tweaking } from './tweaking.ts';

type Series = Exclude<Plan, { readonly kind: 'single' }>;

/** Timelines that are generated beside the pins, as long as there is room. */
const GENERATED = 60;

/** Examines a sequence or a sample. */
export async function examineSeries(subject: CheckableRule, plan: Series, now: number, limits: Limits): Promise<Examined> {
  const { rule } = subject;
  const form = formOf(plan);
  const unreached: string[] = [];
  const mutants = [...firstOf(mutantsOf(plan), limits.most, (what) => unreached.push(what))];
  const purse: Purse = { left: limits.effort, each: limits.each };
  const same = new Set<Mutant>();
  const reasons = new Map<Mutant, string>();
  const apart = new Map<Mutant, Event>();
  const refine = refining(rule, plan, mutants, now, purse, { same, reasons, apart });
  const refined = await sketched(subject, {
    most: Math.max(limits.events, LEAST_PINS),
    packed: true,
    effort: limits.pinning,
    refine,
  });
  unreached.push(...refined.unreached);
  const unknowing = await unknowingOf(subject, limits);
  const candidates = distinct([...unknowing, ...refined.timelines]);
  const judge = judgeOf(rule, candidates, now, purse);
  const told: { readonly mutant: Mutant; readonly by: readonly number[] }[] = [];
  const left: Mutant[] = [];
  let refused = 0;
  const open: Survivor[] = [];
  for (const mutant of mutants) {
    if (isSpent(purse)) {
      if (same.has(mutant)) left.push(mutant);
      else open.push(survivorOf(mutant, { witness: null, open: SPENT }));
      continue;
    }
    const by = judge(mutant);
    if (by === null) refused++;
    else if (by.length > 0) told.push({ mutant, by });
    else left.push(mutant);
  }
  let equivalent = 0;
  const search = searching(subject, plan, now, purse, { base: refined.timelines[0]?.events ?? null, apart });
  const found: Kept[] = [];
  for (const mutant of left) {
    if (same.has(mutant) || formOf(mutant.plan) === form) {
      equivalent++;
      continue;
    }
    const by = found.length === 0 ? [] : (judgeOf(rule, found, now, purse)(mutant) ?? []);
    if (by.length > 0) {
      told.push({ mutant, by: by.map((at) => candidates.length + at) });
      continue;
    }
    const fate = await search(mutant);
    if (fate.kind === 'equal') equivalent++;
    else if (fate.kind === 'open') open.push(survivorOf(mutant, { witness: null, open: reasons.get(mutant) ?? fate.reason }));
    else {
      told.push({ mutant, by: [candidates.length + found.length] });
      found.push({ events: fate.events, matches: null, reason: reasonFor(mutant) });
    }
  }
  const all = [...candidates, ...found];
  const aided = unknowing.length;
  const { chosen, refusals } = await choose(
    told.map(({ by }) => by),
    { all, aided, most: limits.events },
    bearing(subject),
  );
  const noticed = told.filter(({ by }) => by.some((at) => chosen.has(at)));
  const lacking = told.filter(({ by }) => !by.some((at) => chosen.has(at)));
  return {
    mutants: mutants.length,
    killed: noticed.length,
    byWitnesses: noticed.filter(({ by }) => by.every((at) => at >= aided)).length,
    equivalent,
    refused,
    survivors: [
      ...lacking.map(({ mutant, by: [first = 0] }) =>
        survivorOf(mutant, { witness: witnessOf(all[first], rule, now), open: null }),
      ),
      ...open,
    ],
    kept: all.filter((_, at) => chosen.has(at)),
    unreached: [...unreached, ...refusals],
  };
}

/** A plan as a text, without what is said twice: keys whose fields are those of another in every item. */
function formOf(plan: Plan): string {
  if (plan.kind === 'single') return showPlan(normalizePlan(plan));
  const all = [...plan.steps, ...(plan.kind === 'sequence' && plan.until !== null ? [plan.until] : [])];
  const names = (plan.steps[0].keys ?? []).map((_, place) =>
    JSON.stringify(all.map(({ keys }) => [keys[place]?.name, keys[place]?.optional])),
  );
  const isFirst = (place: number): boolean => names.indexOf(names[place] ?? '') === place;
  const once = <Own extends Step>(step: Own): Own => ({ ...step, keys: step.keys.filter((_, place) => isFirst(place)) });
  const [first, ...rest] = plan.steps;
  const steps = [once(first), ...rest.map(once)] as const;
  const until = plan.kind === 'sequence' && plan.until !== null ? { until: once(plan.until) } : {};
  return showPlan(normalizePlan({ ...plan, ...until, steps: [...steps] }));
}

function judgeOf(rule: Rule, kept: readonly Kept[], now: number, purse: Purse) {
  return timelineJudge(
    rule,
    kept.map(({ events }) => events),
    now,
    purse,
  );
}

function witnessOf(kept: Kept | undefined, rule: Rule, now: number): Survivor['witness'] {
  const series = kept === undefined ? null : seriesOf(rule, now);
  return kept === undefined || series === null ? null : { events: kept.events, rule: matchesIn(series, kept.events).length > 0 };
}

/** What is asked when nothing is known of mutants: pins, then what is generated. */
async function unknowingOf(subject: CheckableRule, { events, seed }: Limits): Promise<readonly Kept[]> {
  const { timelines } = await sketched(subject, { most: events, packed: true });
  if (seed === null) return within(timelines, events);
  const generated = generateTimelines(questionsOf(subject), { ...seriesOptionsOf(subject, seed), timelines: GENERATED });
  return within([...timelines, ...[...generated].map((one): Kept => ({ ...one, matches: null, reason: 'generated' }))], events);
}

/** Timelines as long as there is room for them. */
function within(timelines: readonly Kept[], most: number): readonly Kept[] {
  let left = most;
  return distinct(timelines).filter(({ events }) => {
    if (events.length > left) return false;
    left -= events.length;
    return true;
  });
}

/** Each timeline once. */
function distinct(timelines: readonly Kept[]): readonly Kept[] {
  const known = new Map<string, Kept>();
  for (const one of timelines) {
    const key = JSON.stringify(one.events);
    if (!known.has(key)) known.set(key, one);
  }
  return [...known.values()];
}

/** Pins of an item that say the same of its keys. */
const KEY_PINS = 6;

/**
 * Of each item as few pins as tell all mutants of its condition, with witnesses where none does. What is found out about mutants on the way stands
 * in `known`.
 */
function refining(
  rule: Rule,
  plan: Series,
  mutants: readonly Mutant[],
  now: number,
  purse: Purse,
  known: { readonly same: Set<Mutant>; readonly reasons: Map<Mutant, string>; readonly apart: Map<Mutant, Event> },
): Refine {
  return async (item, keyed, pins) => {
    const where = whereOf(plan, item);
    if (where === null) return pins;
    const base = keyed(where);
    const own = mutants.flatMap((of) => {
      const changed = of.item === item ? whereOf(of.plan, item) : null;
      return changed === null ? [] : [{ of, where: keyed(changed) }];
    });
    const bank = bankOf(
      rule,
      pins.map(({ event }) => event),
      now,
      purse,
    );
    const asked = { rule, now, purse, bank };
    const tweak = tweaking(rule, now, bank);
    const keys = stepOf(plan, item)?.keys ?? [];
    const raw = presentWhere(plan, item) ?? where;
    const settle = async ({ of, where: changed }: { readonly of: Mutant; readonly where: Predicate }): Promise<Fate> => {
      const event = tweak(base, changed);
      if (event !== null) return { kind: 'event', event };
      const fate = await differenceOf(base, changed, true, asked);
      if (fate.kind !== 'equal') return fate;
      // One value of a key is not all of them, and one value of a field neither.
      const anyKeys = await differenceOf(raw, presentWhere(of.plan, item) ?? raw, false, asked);
      if (anyKeys.kind !== 'event') return anyKeys;
      known.apart.set(of, anyKeys.event);
      const lists = await differenceOf(base, changed, false, asked);
      const hasList = lists.kind === 'event' && keys.some(({ name }) => Array.isArray(lists.event[name]));
      return lists.kind === 'event' && !hasList
        ? lists
        : { kind: 'open', reason: 'its condition differs, and no timeline shows it' };
    };
    const { killed, witnesses, equivalent, open } = await judged(base, own, bank, purse, settle);
    for (const one of equivalent) known.same.add(one);
    for (const { of, reason } of open) known.reasons.set(of, reason);
    const expected = bank.ask(base);
    const all: readonly Pin[] = [
      ...pins,
      ...witnesses.map(
        ({ of, event }, at): Pin => ({ event, matches: expected?.[pins.length + at] === 1, reason: reasonFor(of) }),
      ),
    ];
    const chosen = new Set(
      covering(
        killed.map(({ by }) => by),
        [],
        all.length,
      ),
    );
    for (const at of aboutKeys(pins, (event) => bank.holds(where, event) === true, keys)) chosen.add(at);
    return all.filter((_, at) => chosen.has(at));
  };
}

/** The numbers of pins that are not taken for their keys alone, of those with the same keys one. */
function aboutKeys(
  pins: readonly Pin[],
  takes: (event: Event) => boolean,
  keys: readonly { readonly name: string }[],
): readonly number[] {
  const known = new Map<string, number>();
  for (const [at, { event, matches }] of pins.entries()) {
    if (matches || !takes(event) || known.size >= KEY_PINS) continue;
    const name = JSON.stringify(keys.map((key) => event[key.name] ?? null));
    if (!known.has(name)) known.set(name, at);
  }
  return [...known.values()];
}
