import { type Plan, type Step, showPredicate } from '../../src/ir/index.ts';
import type { NonEmpty } from '../../src/source/index.ts';

/** A plan that relates several events. */
export type Several = Exclude<Plan, { readonly kind: 'single' }>;

/** One step, or equal steps that follow one another, as often as they have to be met. */
export interface Stage {
  readonly step: Step;
  readonly times: number;
}

/** Equal steps in a row are one test that several events have to meet, which is what `with runs` means (eql-semantics 10.4). */
export function stagesOf(plan: Several): NonEmpty<Stage> {
  const [first, ...rest] = plan.steps;
  const stages: [Stage, ...Stage[]] = [{ step: first, times: first.runs }];
  for (const step of rest) {
    const last = stages[stages.length - 1];
    if (plan.kind === 'sequence' && last !== undefined && signOf(last.step) === signOf(step)) {
      stages[stages.length - 1] = { step: last.step, times: last.times + step.runs };
    } else stages.push({ step, times: step.runs });
  }
  return stages;
}

function signOf({ where, keys }: Step): string {
  return JSON.stringify([showPredicate(where), keys.map(({ name }) => name)]);
}
