import { conditionOf, type FoldedPredicate } from './condition.ts';
import { attempt, type Effort, shortOf } from './effort.ts';
import { formOf } from './form.ts';
import { modelsOf } from './model.ts';

/** What became of a question, or why it stayed open. */
type Answer = 'same' | 'other' | { readonly unknown: string };

/** Whether two conditions hold for the same events, as far as can be reasoned: nobody bears out that they differ. */
export function sameConditions(
  left: FoldedPredicate,
  right: FoldedPredicate,
  options: { readonly effort: number; readonly scalar: boolean },
): Answer {
  const effort: Effort = { left: options.effort };
  const tried = attempt((): Answer => {
    const [one, other] = [conditionOf(left.where, left.folding), conditionOf(right.where, right.folding)];
    const form = formOf(one);
    if (form !== null && form === formOf(other)) return 'same';
    const { find } = modelsOf([one, other], options.scalar, effort);
    return find([true, false])() === null && find([false, true])() === null ? 'same' : 'other';
  });
  return tried.done ? tried.value : { unknown: shortOf(tried.short, options.effort) };
}
