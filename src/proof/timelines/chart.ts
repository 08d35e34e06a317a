import type { Field, Pipe, Plan, Predicate, Step } from '../../ir/index.ts';
import type { Folding } from '../../pattern/index.ts';
import { type FoldedPredicate, keyOf } from '../condition.ts';
import { sameConditions } from '../same-conditions.ts';

/** A plan over numbered conditions and numbered key fields: what of it decides which events of a timeline match. */
export interface Chart {
  readonly kind: 'sequence' | 'sample';
  /** Runs are written out. */
  readonly items: readonly Item[];
  readonly until: Item | null;
  /** Milliseconds. */
  readonly maxspan: number | null;
  readonly pipes: readonly Pick<Pipe, 'kind' | 'count'>[];
}

export interface Item {
  readonly condition: number;
  readonly keys: readonly { readonly field: number; readonly optional: boolean }[];
  readonly missing: boolean;
}

/** A plan, and how letters fold in it. */
export interface FoldedPlan {
  readonly plan: Plan;
  readonly folding: Folding;
}

export interface Charts {
  readonly left: Chart;
  readonly right: Chart;
  /** Conditions of one plan or of both. */
  readonly conditions: readonly FoldedPredicate[];
  readonly fields: readonly Field[];
  /** Numbers of fields that are compared with each other: they stand at one place of keys. */
  readonly columns: readonly (readonly number[])[];
}

/** Two plans over the same numbers: conditions that are proved the same have one. */
export function chartsOf(left: FoldedPlan, right: FoldedPlan, effort: number): Charts {
  const conditions: FoldedPredicate[] = [];
  const byText = new Map<string | symbol, number>();
  const fields: Field[] = [];
  const columns: Set<number>[] = [];
  const numberOf = (where: Predicate, folding: Folding): number => {
    const text = keyOf(where, folding);
    const known =
      byText.get(text) ??
      conditions.findIndex((other) => sameConditions(other, { where, folding }, { effort, scalar: false }) === 'same');
    const number = known === -1 ? conditions.push({ where, folding }) - 1 : known;
    byText.set(text, number);
    return number;
  };
  const fieldOf = (field: Field, place: number): number => {
    const known = fields.findIndex(({ name }) => name === field.name);
    const number = known === -1 ? fields.push(field) - 1 : known;
    columns[place] ??= new Set();
    columns[place].add(number);
    return number;
  };
  const itemOf = ({ where, keys, missing }: Step, folding: Folding): Item => ({
    condition: numberOf(where, folding),
    keys: keys.map((field, place) => ({ field: fieldOf(field, place), optional: field.optional })),
    missing,
  });
  const chartOf = ({ plan, folding }: FoldedPlan): Chart => {
    if (plan.kind === 'single') {
      const item: Item = { condition: numberOf(plan.where, folding), keys: [], missing: false };
      return { kind: 'sequence', items: [item], until: null, maxspan: null, pipes: [] };
    }
    const items = plan.steps.flatMap((step) => {
      const item = itemOf(step, folding);
      return Array.from({ length: step.missing ? 1 : step.runs }, () => item);
    });
    if (plan.kind === 'sample') return { kind: 'sample', items, until: null, maxspan: null, pipes: [] };
    const until = plan.until === null ? null : itemOf(plan.until, folding);
    return { kind: 'sequence', items, until, maxspan: plan.maxspan, pipes: plan.pipes };
  };
  const [one, other] = [chartOf(left), chartOf(right)];
  return { left: one, right: other, conditions, fields, columns: columns.map((column) => [...column]) };
}
