import { type Field, fold, type Plan, type Predicate, predicatesOf, type Step } from '../ir/index.ts';
import { isNonEmpty, type NonEmpty } from '../source/index.ts';
import type { Mutant } from './mutant.ts';
import { predicateMutants } from './predicates.ts';

export type { Mutant } from './mutant.ts';

type Series = Exclude<Plan, { readonly kind: 'single' }>;
type Sequence = Extract<Plan, { readonly kind: 'sequence' }>;

/** Every change of one place of a plan, one after the other. */
export function* mutantsOf(plan: Plan): Iterable<Mutant> {
  const fields = fieldsOf(plan);
  if (plan.kind === 'single') {
    for (const { where, ...told } of predicateMutants(plan.where, fields)) yield { ...told, plan: { ...plan, where }, item: 0 };
    return;
  }
  for (const [item, step] of plan.steps.entries())
    for (const { where, ...told } of predicateMutants(step.where, fields))
      yield { ...told, plan: { ...plan, steps: withStep(plan.steps, item, { ...step, where }) }, item };
  if (plan.kind === 'sequence' && plan.until !== null) {
    const { until } = plan;
    for (const { where, ...told } of predicateMutants(until.where, fields))
      yield { ...told, plan: { ...plan, until: { ...until, where } }, item: -1 };
  }
  for (const mutant of seriesMutants(plan)) yield { ...mutant, item: null };
  if (plan.kind === 'sequence') for (const mutant of sequenceMutants(plan)) yield { ...mutant, item: null };
}

type Change = Omit<Mutant, 'item'>;

function* seriesMutants(plan: Series): Iterable<Change> {
  const { steps } = plan;
  for (const [at, step] of steps.entries()) {
    const { origin: span, runs, missing } = step;
    const changed = (other: Partial<Step>): Series => ({ ...plan, steps: withStep(steps, at, { ...step, ...other }) });
    const without = steps.toSpliced(at, 1);
    if (isNonEmpty(without) && without.some((other) => !other.missing))
      yield { kind: 'item', told: 'left out', span, plan: { ...plan, steps: without } };
    if (!missing && plan.kind === 'sequence') {
      yield { kind: 'runs', told: `${runs + 1} times for ${runs}`, span, plan: changed({ runs: runs + 1 }) };
      if (runs > 1) yield { kind: 'runs', told: `${runs - 1} times for ${runs}`, span, plan: changed({ runs: runs - 1 }) };
    }
    if (missing) yield { kind: 'item', told: 'there for missing', span, plan: changed({ missing: false }) };
    const next = steps[at + 1];
    if (next !== undefined)
      yield {
        kind: 'order',
        told: 'after the next item',
        span,
        plan: { ...plan, steps: withStep(withStep(steps, at, next), at + 1, step) },
      };
  }
  const [first] = steps;
  for (const [place, key] of first.keys.entries()) {
    const fewer = (step: Step): Step => ({ ...step, keys: step.keys.toSpliced(place, 1) });
    const [head, ...rest] = steps;
    const until = plan.kind === 'sequence' && plan.until !== null ? { until: fewer(plan.until) } : {};
    yield {
      kind: 'key',
      told: `without ${key.name}`,
      span: key.origin,
      plan: { ...plan, ...until, steps: [fewer(head), ...rest.map(fewer)] },
    };
  }
}

function* sequenceMutants(plan: Sequence): Iterable<Change> {
  const { maxspan, until, pipes, origin: span } = plan;
  if (maxspan !== null) {
    for (const by of [-1, 1])
      yield { kind: 'maxspan', told: `${maxspan + by} ms for ${maxspan} ms`, span, plan: { ...plan, maxspan: maxspan + by } };
    yield { kind: 'maxspan', told: 'no longest time', span, plan: { ...plan, maxspan: null } };
  }
  if (until !== null) yield { kind: 'until', told: 'left out', span: until.origin, plan: { ...plan, until: null } };
  for (const [at, pipe] of pipes.entries()) {
    yield { kind: 'pipe', told: 'left out', span: pipe.origin, plan: { ...plan, pipes: pipes.toSpliced(at, 1) } };
    const count = pipe.count + 1;
    yield {
      kind: 'pipe',
      told: `${count} for ${pipe.count}`,
      span: pipe.origin,
      plan: { ...plan, pipes: pipes.with(at, { ...pipe, count }) },
    };
  }
}

function withStep([first, ...rest]: NonEmpty<Step>, at: number, step: Step): NonEmpty<Step> {
  return at === 0 ? [step, ...rest] : [first, ...rest.with(at - 1, step)];
}

/** The fields that conditions of a plan are about, each once. */
function fieldsOf(plan: Plan): readonly Field[] {
  const fields = new Map<string, Field>();
  const none = (): void => undefined;
  const keep = ({ field }: { readonly field: Field }): void => {
    if (!fields.has(field.name)) fields.set(field.name, field);
  };
  const walk = (where: Predicate): void =>
    fold<void>(where, {
      constant: none,
      and: none,
      or: none,
      not: none,
      present: keep,
      'one-of': keep,
      range: keep,
      'date-range': keep,
      matches: keep,
      'in-network': keep,
      words: none,
      anywhere: none,
      computed: none,
    });
  for (const where of predicatesOf(plan)) walk(where);
  return [...fields.values()];
}
