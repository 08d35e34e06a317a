import type { Step } from '../../ir/index.ts';
import { type Compared, sameConditions } from '../../proof/index.ts';
import type { Verdict } from '../../report/proof/proof.ts';
import { type Pair, pairsOf, stepsOf } from './pairs.ts';
import { plainPlan } from './plain-plan.ts';
import { searchTimelines } from './search-timelines.ts';
import type { Question, Side } from './sides.ts';

/**
 * Compares two plans of which one at least is over several events: equal when all parts are, else by looking for a timeline that tells
 * them apart.
 */
export async function compareTimelines(left: Side, right: Side, question: Question): Promise<Verdict> {
  const reason = whyNotEqual(left, right, question);
  if (reason === null || arePlainlyEqual(left, right, question)) return { kind: 'equal' };
  return await searchTimelines(left, right, comparedOf(left, right), reason, question);
}

/** Whether two plans are one without what changes nothing about their matches. */
function arePlainlyEqual(left: Side, right: Side, question: Question): boolean {
  const [one, other] = [plainPlan(left, question), plainPlan(right, question)];
  if (one === null || other === null) return one === other;
  const [first, second] = [
    { ...left, plan: one },
    { ...right, plan: other },
  ];
  if (whyNotEqual(first, second, question) === null) return true;
  return (
    one.kind === 'sample' &&
    other.kind === 'sample' &&
    areSameItems(one.steps, other.steps, left.folding, right.folding, question)
  );
}

/** Whether each item of a sample is one of another sample: they have no order. What is the same as two is the same as either. */
function areSameItems(
  left: readonly Step[],
  right: readonly Step[],
  folding: Side['folding'],
  other: Side['folding'],
  question: Question,
): boolean {
  let open = [...right];
  if (left.length !== right.length) return false;
  for (const step of left) {
    const found = open.find((one) => {
      const pairs = stepsOf([step], [one], 'item');
      return typeof pairs !== 'string' && pairs.every((pair) => answerOf(pair, folding, other, question) === 'same');
    });
    if (found === undefined) return false;
    open = open.filter((one) => one !== found);
  }
  return true;
}

/** Why two plans are not proved to be one; null: they are. */
function whyNotEqual(left: Side, right: Side, question: Question): string | null {
  const pairs = pairsOf(left.plan, right.plan);
  if (typeof pairs === 'string') return `they differ in ${pairs}`;
  for (const pair of pairs) {
    const answer = answerOf(pair, left.folding, right.folding, question);
    if (answer === 'same') continue;
    return `${pair.name} is not proved the same${answer === 'other' ? '' : `: ${answer.unknown}`}`;
  }
  return null;
}

function answerOf({ left, right }: Pair, folding: Side['folding'], other: Side['folding'], { effort, scalar }: Question) {
  return sameConditions({ where: left, folding }, { where: right, folding: other }, { effort, scalar });
}

/**
 * As `check` compares them: a sample leaves open which events make it, and a correlation of Sigma says only that there is a match. A single
 * event is a match like a sequence of one: where both find a match, one may still find more of them (`| head 1`).
 */
function comparedOf(left: Side, right: Side): Compared {
  const samples = [left, right].filter(({ plan }) => plan.kind === 'sample').length;
  if (samples === 1 || left.namesEvents !== right.namesEvents) return 'whether';
  return samples === 2 ? 'count' : 'events';
}
