import { samePlans } from '../../ir/index.ts';
import type { Verdict } from '../../report/proof/proof.ts';
import type { CheckableRule } from '../checkable-rule.ts';
import { EFFORTS } from '../efforts.ts';
import { compareEvents } from './compare-events.ts';
import { compareTimelines } from './compare-timelines.ts';
import { judgeOf, matchRunner, translatedRunners } from './runners.ts';
import type { Question, Side } from './sides.ts';

export interface CompareOptions {
  /** Steps of work for each question; the answer does not depend on the machine. */
  readonly effort?: number;
  /** Fields hold one value at most: no witness has a list. */
  readonly scalar?: boolean;
}

/** What the right side catches beside the left one, for every event that there could be; `now` is the clock of runs. */
export async function comparePlans(
  left: Side,
  right: Side,
  run: Pick<Question, 'now' | 'timestampField'>,
  options: CompareOptions,
): Promise<Verdict> {
  // The same conditions with the same letters are met by the same events; of a correlation it is not known which events it names.
  if (left.folding === right.folding && left.namesEvents && right.namesEvents && samePlans(left.plan, right.plan))
    return { kind: 'equal' };
  const { now, timestampField } = run;
  const question = { effort: options.effort ?? EFFORTS.question, scalar: options.scalar ?? false, now, timestampField };
  return left.plan.kind === 'single' && right.plan.kind === 'single'
    ? await compareEvents({ ...left, where: left.plan.where }, { ...right, where: right.plan.where }, question)
    : await compareTimelines(left, right, question);
}

/** A rule as its oracle runs it, and with it `match` and what is made of it for other targets than `except`. */
export function asWritten(subject: CheckableRule, except: Parameters<typeof translatedRunners>[1] = null): Side {
  const { rule } = subject;
  return {
    plan: rule.plan,
    folding: rule.semantics.folding,
    runner: judgeOf(subject),
    others: () => [...(subject.asked === undefined ? [matchRunner(subject)] : []), ...translatedRunners(subject, except)],
    namesEvents: rule.language !== 'sigma',
  };
}
