import type { Event } from '../../event/index.ts';
import { allOf, normalize, normalizePlan, type Predicate, type Rule, showPlan, showPredicate } from '../../ir/index.ts';
import type { Mutant } from '../../mutants/index.ts';
import { difference } from '../../proof/index.ts';
import { predicateOf } from '../predicate-of.ts';
import { type Bank, bankOf } from './answering.ts';
import { isSpent, type Purse, SPENT } from './purse.ts';
import { stepOf, whereOf } from './series.ts';

/** What is known of two conditions. */
export type Fate = { readonly kind: 'equal' } | { readonly kind: 'event'; readonly event: Event } | Undecided;

interface Undecided {
  readonly kind: 'open';
  readonly reason: string;
}

interface Asked {
  readonly rule: Rule;
  readonly now: number;
  readonly purse: Purse;
  readonly bank: Bank;
}

/** Whether two conditions are one in other words, by their normal form alone. */
export function sameForm(one: Predicate, other: Predicate): boolean {
  return formOf(one) === formOf(other);
}

const forms = new WeakMap<Predicate, string>();

function formOf(where: Predicate): string {
  const known = forms.get(where);
  if (known !== undefined) return known;
  const form = showPredicate(normalize(where));
  forms.set(where, form);
  return form;
}

/** Asks the prover for an event that tells two conditions apart. */
export async function differenceOf(
  left: Predicate,
  right: Predicate,
  scalar: boolean,
  { rule, now, purse, bank }: Asked,
): Promise<Fate> {
  if (isSpent(purse)) return { kind: 'open', reason: SPENT };
  const { folding } = rule.semantics;
  const confirm = async (event: Event) => {
    const [one, other] = [bank.holds(left, event), bank.holds(right, event)];
    return one === null || other === null ? null : { left: one, right: other };
  };
  const answerer = (leaf: Predicate) => predicateOf(rule, leaf, now);
  const effort = Math.min(purse.each, purse.left);
  const { found, steps } = await difference(
    { where: left, folding },
    { where: right, folding },
    { effort, scalar, base: {}, now, confirm, answerer },
  );
  purse.left -= steps;
  switch (found.kind) {
    case 'none':
      return { kind: 'equal' };
    case 'event':
      return found;
    case 'unknown':
      return { kind: 'open', reason: found.reason };
  }
}

/** Whether a mutant is proven to be its rule in other words; false: it is another one, or that is not known. */
export async function isProvenSame(rule: Rule, mutant: Mutant, now: number, effort: number): Promise<boolean> {
  if (mutant.item === null) return showPlan(normalizePlan(mutant.plan)) === showPlan(normalizePlan(rule.plan));
  const [left, right] = [rule.plan, mutant.plan].map((plan) => presentWhere(plan, mutant.item ?? 0));
  if (left == null || right == null) return false;
  const purse = { left: effort * 2, each: effort };
  const asked = { rule, now, purse, bank: bankOf(rule, [], now, purse) };
  return sameForm(left, right) || (await differenceOf(left, right, false, asked)).kind === 'equal';
}

/** The condition of an item with its keys there: an event without a key is in no sequence, unless the key may be missing. */
export function presentWhere(plan: Rule['plan'], item: number): Predicate | null {
  const where = whereOf(plan, item);
  const keys = plan.kind === 'single' ? [] : (stepOf(plan, item)?.keys ?? []);
  const present = keys
    .filter(({ optional }) => !optional)
    .map((field): Predicate => ({ kind: 'present', field, origin: field.origin }));
  return where === null || present.length === 0 ? where : allOf([where, ...present], where.origin);
}
