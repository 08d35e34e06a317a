import type { Plan, Step } from '../../ir/index.ts';

export type SequencePlan = Extract<Plan, { readonly kind: 'sequence' }>;
export type SamplePlan = Extract<Plan, { readonly kind: 'sample' }>;

/** What an item of a sequence does to the state. Stages are the events that must happen, runs expanded, from 0. */
export type Role =
  /** Fills the stages `from` to `to`. */
  | { readonly kind: 'fills'; readonly from: number; readonly to: number }
  /** Must not happen before the first stage. */
  | { readonly kind: 'leading' }
  /** Must not happen right before `stage`. */
  | { readonly kind: 'between'; readonly stage: number }
  /** Must not happen after the last stage. */
  | { readonly kind: 'trailing' };

export interface Stages {
  /** One role an item, in the order of the items. */
  readonly roles: readonly Role[];
  readonly count: number;
  /** The places of a match: the stage that fills it, or null for an item that must be missing. */
  readonly layout: readonly (number | null)[];
}

/** Sets out the stages of a sequence: `with runs=n` is n copies (eql-semantics 10.4), missing items stand in the gaps. */
export function stagesOf(steps: readonly Step[]): Stages {
  const count = steps.reduce((sum, step) => sum + (step.missing ? 0 : step.runs), 0);
  const roles: Role[] = [];
  const layout: (number | null)[] = [];
  let next = 0;
  for (const step of steps) {
    if (step.missing) {
      roles.push(gapRole(next, count));
      layout.push(...Array.from({ length: step.runs }, () => null));
    } else {
      roles.push({ kind: 'fills', from: next, to: next + step.runs - 1 });
      layout.push(...Array.from({ length: step.runs }, (_, index) => next + index));
      next += step.runs;
    }
  }
  return { roles, count, layout };
}

function gapRole(next: number, count: number): Role {
  if (next === 0) return { kind: 'leading' };
  return next === count ? { kind: 'trailing' } : { kind: 'between', stage: next };
}
