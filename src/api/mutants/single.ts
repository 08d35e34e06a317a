import { generateCorpus } from '../../../corpus/index.ts';
import type { Plan } from '../../ir/index.ts';
import { type Mutant, mutantsOf } from '../../mutants/index.ts';
import type { Survivor } from '../../report/mutants/report.ts';
import type { CheckableRule } from '../checkable-rule.ts';
import { corpusOptionsOf, questionsOf } from '../corpus-of.ts';
import { sketched } from '../prove/pins.ts';
import { bankOf } from './answering.ts';
import { bearing, choose } from './choosing.ts';
import { judged, noticing } from './condition.ts';
import { covering } from './covering.ts';
import { type Examined, firstOf, type Kept, LEAST_PINS, type Limits, reasonFor, survivorOf } from './examined.ts';
import { merged } from './merging.ts';
import { differenceOf } from './settling.ts';
import { planSize } from './size.ts';
import { tweaking } from './tweaking.ts';

/** How many times as many pins are asked for as events are kept, so that there is a choice. */
const CHOICE = 2;

/** The size of a rule up to which events are generated beside its pins: to plan them takes work that no budget counts. */
const MOST_GENERATED = 1_000;

/** Examines a rule over single events. */
export async function examineSingle(
  subject: CheckableRule,
  plan: Extract<Plan, { readonly kind: 'single' }>,
  now: number,
  limits: Limits,
): Promise<Examined> {
  const { rule } = subject;
  const { where } = plan;
  const pins = await sketched(subject, { most: Math.max(limits.events * CHOICE, LEAST_PINS), effort: limits.pinning });
  const pool: Kept[] = pins.events.map(({ event, matches, reason }) => ({ events: [event], matches, reason }));
  const room = planSize(plan) > MOST_GENERATED ? 0 : limits.events - pool.length;
  for (const event of generatedFor(subject, room, limits.seed))
    pool.push({ events: [event], matches: null, reason: 'generated' });
  const purse = { left: limits.effort, each: limits.each };
  const bank = bankOf(
    rule,
    pool.map(({ events: [event] }) => event),
    now,
    purse,
  );
  const unreached = [...pins.unreached];
  const mutants = firstOf(mutantsOf(plan), limits.most, (what) => unreached.push(what));
  const tweak = tweaking(rule, now, bank);
  const { killed, witnesses, equivalent, open, refused } = await judged(
    where,
    conditionsOf(mutants),
    bank,
    purse,
    async (mutant) => {
      const event = tweak(where, mutant.where);
      return event === null
        ? await differenceOf(where, mutant.where, false, { rule, now, purse, bank })
        : { kind: 'event', event };
    },
  );
  const matches = (event: number): boolean => bank.ask(where)?.[event] === 1;
  const all = [
    ...pool,
    ...witnesses.map(
      ({ of, event }, at): Kept => ({ events: [event], matches: matches(pool.length + at), reason: reasonFor(of) }),
    ),
  ];
  let killers = killed.map(({ by }) => by);
  if (all.length > limits.events) {
    const needed = covering(killers, [], all.length);
    if (needed.length > limits.events) {
      // Some of them in one make room for others.
      const lists = merged(
        needed.flatMap((at) => all.slice(at, at + 1).map((one) => ({ event: one.events[0], matches: matches(at) }))),
      );
      bank.add(lists);
      for (const event of lists) all.push({ events: [event], matches: matches(all.length), reason: 'values of several in one' });
      killers = killed.map(({ of, by }) => (of.plan.kind === 'single' ? (noticing(where, of.plan.where, bank) ?? by) : by));
    }
  }
  const aided = Math.min(pool.length, limits.events);
  const { chosen, refusals } = await choose(killers, { all, aided, most: limits.events }, bearing(subject));
  const told = killed.map(({ of }, at) => ({ of, by: killers[at] ?? [] }));
  const noticed = told.filter(({ by }) => by.some((event) => chosen.has(event)));
  const lacking = told.filter(({ by }) => !by.some((event) => chosen.has(event)));
  const survivors: Survivor[] = [
    ...lacking.map(({ of, by: [first = 0] }) => {
      const { events } = all[first] ?? {};
      return survivorOf(of, { witness: events === undefined ? null : { events, rule: matches(first) }, open: null });
    }),
    ...open.map(({ of, reason }) => survivorOf(of, { witness: null, open: reason })),
  ];
  return {
    mutants: killed.length + equivalent.length + open.length + refused.length,
    killed: noticed.length,
    byWitnesses: noticed.filter(({ by }) => by.every((event) => event >= aided)).length,
    equivalent: equivalent.length,
    refused: refused.length,
    survivors,
    kept: all.filter((_, at) => chosen.has(at)),
    unreached: [...unreached, ...refusals],
  };
}

function* conditionsOf(mutants: Iterable<Mutant>) {
  for (const of of mutants) if (of.plan.kind === 'single') yield { of, where: of.plan.where };
}

function* generatedFor(subject: CheckableRule, events: number, seed: number | null) {
  if (events <= 0 || seed === null) return;
  for (const { event } of generateCorpus(questionsOf(subject), { ...corpusOptionsOf(subject, seed), events })) yield event;
}
