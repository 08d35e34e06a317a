import type { Predicate } from './predicate.ts';
import type { Plan } from './rule.ts';

/** Every predicate of a plan, in the order of its text. */
export function predicatesOf(plan: Plan): readonly Predicate[] {
  switch (plan.kind) {
    case 'single':
      return [plan.where];
    case 'sequence':
      return [...plan.steps, ...(plan.until === null ? [] : [plan.until])].map(({ where }) => where);
    case 'sample':
      return plan.steps.map(({ where }) => where);
  }
}
