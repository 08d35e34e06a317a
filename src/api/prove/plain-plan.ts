import type { Plan, Predicate, Step } from '../../ir/index.ts';
import { sameConditions } from '../../proof/index.ts';
import { isNonEmpty, type NonEmpty } from '../../source/index.ts';
import { asked, keyText } from './pairs.ts';
import type { Question, Side } from './sides.ts';

type Series = Exclude<Plan, { readonly kind: 'single' }>;

/** A plan with the matches of another, without what changes nothing about them; null: it never matches. */
export function plainPlan({ plan, folding }: Side, question: Question): Plan | null {
  const never = (where: Predicate): boolean => isNever(where, folding, question);
  if (plan.kind === 'single') return never(plan.where) ? null : plan;
  if (plan.steps.some((step) => !step.missing && never(asked(step, 'item')))) return null;
  if (plan.kind === 'sample') return inKeyOrder(plan);
  const until = plan.until !== null && never(plan.until.where) ? null : plan.until;
  const steps = withoutNeverMissing(plan.steps, never);
  const plain = { ...plan, until, steps };
  // `head` and `tail` choose by the order of matches, which may be that of their keys.
  return plain.pipes.length > 0 ? plain : inKeyOrder(plain);
}

/** Whether no event meets a condition, whatever the clock says. */
function isNever(where: Predicate, folding: Side['folding'], { effort, scalar }: Question): boolean {
  const nothing: Predicate = { kind: 'constant', value: false, origin: where.origin };
  return sameConditions({ where, folding }, { where: nothing, folding }, { effort, scalar }) === 'same';
}

/**
 * Items that have to be missing and always are, between others. Before the first and behind the last one they have a say in when a match is
 * told, and a search for them fails where a key is null, so these stay.
 */
function withoutNeverMissing(steps: NonEmpty<Step>, never: (where: Predicate) => boolean): NonEmpty<Step> {
  if (steps.some(({ keys }) => keys.some(({ optional }) => optional))) return steps;
  const last = steps.findLastIndex(({ missing }) => !missing);
  const first = steps.findIndex(({ missing }) => !missing);
  const left = steps.filter((step, at) => !step.missing || at < first || at > last || !never(asked(step, 'item')));
  return isNonEmpty(left) ? left : steps;
}

/** The positions of the keys in an order that does not depend on how they were written; they are the same positions in every item. */
function inKeyOrder<P extends Series>(plan: P): P {
  const { steps } = plan;
  const until = plan.kind === 'sequence' ? plan.until : null;
  const columns = steps[0].keys.map((_, place) => ({
    place,
    // Items of a sample have no order.
    texts: [
      ...sortedOfSample(
        steps.map(({ keys }) => textOf(keys[place], 'item')),
        plan.kind,
      ),
      ...(until === null ? [] : [textOf(until.keys[place], 'until')]),
    ].join('\n'),
  }));
  const places = columns.toSorted((one, other) => (one.texts < other.texts ? -1 : one.texts > other.texts ? 1 : 0));
  const moved = (step: Step): Step => ({ ...step, keys: places.flatMap(({ place }) => step.keys[place] ?? []) });
  const [head, ...rest] = steps;
  return { ...plan, steps: [moved(head), ...rest.map(moved)], ...(until === null ? {} : { until: moved(until) }) };
}

function sortedOfSample(texts: readonly string[], kind: Series['kind']): readonly string[] {
  return kind === 'sample' ? texts.toSorted() : texts;
}

function textOf(key: Step['keys'][number] | undefined, what: 'item' | 'until'): string {
  return key === undefined ? '' : keyText(key, what);
}
