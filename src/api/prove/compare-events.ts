import type { Event } from '../../event/index.ts';
import type { Predicate } from '../../ir/index.ts';
import { compare } from '../../proof/index.ts';
import type { Verdict } from '../../report/proof/proof.ts';
import { relationOf } from './relation.ts';
import { catches } from './runners.ts';
import { type Question, type Side, withinReach } from './sides.ts';
import { borneOut, hitsOf } from './witnesses.ts';

type ConditionSide = Side & { readonly where: Predicate };

/** Compares two conditions on single events; what is shown has been run by everybody who can. */
export async function compareEvents(left: ConditionSide, right: ConditionSide, question: Question): Promise<Verdict> {
  const base = { '@timestamp': withinReach(question.now) };
  const confirm = async (event: Event) => {
    const [one, other] = [await catches(left.runner, event), await catches(right.runner, event)];
    return one === null || other === null ? null : { left: one, right: other };
  };
  const { effort, scalar, now } = question;
  const comparison = await compare(left, right, { effort, scalar, base, now, confirm });
  const verdict = relationOf(comparison);
  if (verdict.kind !== 'differs') return verdict;
  const { lost, added, both } = verdict;
  const dated = (event: Event | null): Event | null => (event === null ? null : { ...base, ...event });
  const witnesses = hitsOf({ lost: dated(lost), added: dated(added), both: dated(both) });
  return await borneOut(verdict, witnesses, left, right);
}
