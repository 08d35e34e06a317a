import type { Event } from '../../event/index.ts';
import type { Plan, Predicate } from '../../ir/index.ts';
import { compare } from '../../proof/index.ts';
import type { Holds } from '../../report/proof/proof.ts';
import type { CheckableRule } from '../checkable-rule.ts';
import { EFFORTS } from '../efforts.ts';
import { settingsOf } from '../run-settings.ts';
import type { CompareOptions } from './compare-plans.ts';
import { catches, judgeOf } from './runners.ts';
import { withinReach } from './sides.ts';

/**
 * Whether a rule matches every event there could be, none of them, or some: an event is shown to who runs the rule before it counts. A rule over
 * several events never matches when an item that it needs is met by none; more is not looked for.
 */
export async function holdsOf(subject: CheckableRule, options: CompareOptions): Promise<Holds> {
  const { plan } = subject.rule;
  if (plan.kind === 'single') {
    const judge = judgeOf(subject);
    return await holdsWhere(plan.where, subject, options, async (event) => await catches(judge, event));
  }
  for (const where of neededBy(plan))
    if ((await holdsWhere(where, subject, options, async () => null)) === 'never') return 'never';
  return 'unknown';
}

/** What some event of every match has to meet. */
function neededBy(plan: Exclude<Plan, { readonly kind: 'single' }>): readonly Predicate[] {
  return plan.steps.flatMap(({ where, missing }) => (missing ? [] : [where]));
}

type Matches = (event: Event) => Promise<boolean | null>;

/** Beside what always holds, a condition is the same, or holds together with it, or does not. */
async function holdsWhere(
  where: Predicate,
  { rule, schema }: CheckableRule,
  options: CompareOptions,
  matches: Matches,
): Promise<Holds> {
  const { now } = settingsOf(rule, schema);
  const { folding } = rule.semantics;
  const { rightOnly, both } = await compare(
    { where, folding },
    { where: { kind: 'constant', value: true, origin: where.origin }, folding },
    {
      effort: options.effort ?? EFFORTS.question,
      scalar: options.scalar ?? false,
      base: { '@timestamp': withinReach(now) },
      now,
      confirm: async (event) => {
        const answer = await matches(event);
        return answer === null ? null : { left: answer, right: true };
      },
    },
  );
  if (rightOnly.kind === 'none') return 'always';
  if (both.kind === 'none') return 'never';
  return both.kind === 'event' && rightOnly.kind === 'event' ? 'sometimes' : 'unknown';
}
