import type { NonEmpty } from '../../source/index.ts';
import type { Predicate } from '../predicate.ts';
import type { Plan, Step } from '../rule.ts';
import { dropDoubleNegation } from './drop-double-negation.ts';
import { dropRepeats } from './drop-repeats.ts';
import { flatten } from './flatten.ts';
import { foldConstants } from './fold-constants.ts';
import { mergeValues } from './merge-values.ts';
import type { Pass } from './rewrite.ts';
import { simplifyPatterns } from './simplify-patterns.ts';
import { unwrapSingle } from './unwrap-single.ts';

/** Every pass, in the order in which they run. Each keeps the meaning of every predicate; none grows it. */
export const PASSES: readonly { readonly name: string; readonly run: Pass }[] = [
  { name: 'simplify-patterns', run: simplifyPatterns },
  { name: 'drop-double-negation', run: dropDoubleNegation },
  { name: 'flatten', run: flatten },
  { name: 'fold-constants', run: foldConstants },
  { name: 'merge-values', run: mergeValues },
  { name: 'drop-repeats', run: dropRepeats },
  { name: 'unwrap-single', run: unwrapSingle },
];

/** Runs all passes until none acts: the result is the normal form. Every round but the last makes the predicate smaller. */
export function normalize(predicate: Predicate): Predicate {
  let current = predicate;
  for (;;) {
    const next = PASSES.reduce((tree, pass) => pass.run(tree), current);
    if (next === current) return next;
    current = next;
  }
}

/** Normalises every predicate of a plan. */
export function normalizePlan(plan: Plan): Plan {
  switch (plan.kind) {
    case 'single':
      return { ...plan, where: normalize(plan.where) };
    case 'sequence':
      return { ...plan, steps: normalizeSteps(plan.steps), until: plan.until === null ? null : normalizeStep(plan.until) };
    case 'sample':
      return { ...plan, steps: normalizeSteps(plan.steps) };
  }
}

function normalizeSteps([first, ...rest]: NonEmpty<Step>): NonEmpty<Step> {
  return [normalizeStep(first), ...rest.map(normalizeStep)];
}

function normalizeStep(step: Step): Step {
  return { ...step, where: normalize(step.where) };
}
