import type { Event, Scalar } from '../event/index.ts';
import type { Field } from '../ir/index.ts';
import { type Condition, fieldKey, type OpenLeaf, type SetLeaf } from './condition.ts';
import { conflictOf } from './conflict.ts';
import type { Effort } from './effort.ts';
import { formulas } from './logic/formula.ts';
import { type Model as Assignment, type Literal, solver } from './logic/solver.ts';
import { ANYWHERE } from './values/anywhere.ts';
import type { AskedSets } from './values/asked-sets.ts';
import { fieldSets } from './values/field-sets.ts';
import type { ValueSet } from './values/value-set.ts';

/** An event on which conditions are as wanted, as far as is known; `open` says what is not. */
export interface Model {
  readonly event: Event;
  readonly open: readonly string[];
}

/** The sets that are asked of one field, and the variable of each. */
interface FieldGroup {
  readonly field: Field;
  readonly sets: AskedSets;
  /** A set's number by its variable. */
  readonly numbers: ReadonlyMap<Literal, number>;
}

/**
 * Finds events on which each condition is as wanted, another one at each call; null: there is no other. What cannot be together among the
 * values of a field is learned when it is met, and stays known for the next question.
 */
export function modelFinder(
  conditions: readonly Condition[],
  scalar: boolean,
  effort: Effort,
): (wanted: readonly boolean[]) => () => Model | null {
  const { variable, all, any, always, size, tell } = formulas();
  const leaves = leavesOf(conditions);
  const { groups, variables } = grouped(leaves.sets, variable, effort);
  const opens = new Map<string, { readonly literal: Literal; readonly leaf: OpenLeaf }>();
  for (const leaf of leaves.open) if (!opens.has(leaf.key)) opens.set(leaf.key, { literal: variable(), leaf });

  const literalOf = (condition: Condition): Literal => {
    switch (condition.kind) {
      case 'constant':
        return condition.value ? always : -always;
      case 'set': {
        const literal = variables.get(condition) ?? always;
        return condition.negated ? -literal : literal;
      }
      case 'open': {
        const literal = opens.get(condition.key)?.literal ?? always;
        return condition.negated ? -literal : literal;
      }
      case 'and':
        return all(condition.operands.map(literalOf));
      case 'or':
        return any(condition.operands.map(literalOf));
    }
  };
  const literals = conditions.map(literalOf);
  const lessons: (readonly Literal[])[] = [];
  return (wanted) => {
    const goal = all(literals.map((literal, side) => (wanted[side] === true ? literal : -literal)));
    if (goal === -always) return () => null;
    const search = solver(size(), effort);
    tell(search);
    for (const clause of lessons) search.add(clause);
    search.add([goal]);
    return () => {
      for (;;) {
        const model = search.solve();
        if (model === null) return null;
        const taught = groups.flatMap((group) => conflicts(group, model, scalar));
        for (const clause of taught) search.add(clause);
        lessons.push(...taught);
        if (taught.length > 0) continue;
        const decided = [
          ...groups.flatMap(({ numbers }) => [...numbers.keys()]),
          ...[...opens.values()].map(({ literal }) => literal),
        ];
        search.add(decided.map((literal) => (model(literal) ? -literal : literal)));
        return {
          event: eventOf(groups, model, scalar),
          open: [...opens.values()].map(({ leaf }) => `${leaf.leaf.kind} is not reasoned about`),
        };
      }
    };
  };
}

function leavesOf(conditions: readonly Condition[]): { readonly sets: readonly SetLeaf[]; readonly open: readonly OpenLeaf[] } {
  const sets: SetLeaf[] = [];
  const open: OpenLeaf[] = [];
  const walk = (condition: Condition): void => {
    if (condition.kind === 'set') sets.push(condition);
    else if (condition.kind === 'open') open.push(condition);
    else if (condition.kind !== 'constant') condition.operands.forEach(walk);
  };
  conditions.forEach(walk);
  return { sets, open };
}

/** Leaves over one field, those with the same set under one variable. */
function grouped(leaves: readonly SetLeaf[], variable: () => Literal, effort: Effort) {
  const byField = new Map<string, SetLeaf[]>();
  for (const leaf of leaves) {
    const key = fieldKey(leaf.field, leaf.set.kind);
    const group = byField.get(key);
    if (group === undefined) byField.set(key, [leaf]);
    else group.push(leaf);
  }
  const variables = new Map<Condition, Literal>();
  const groups: FieldGroup[] = [];
  for (const group of byField.values()) {
    const [first] = group;
    const sets: ValueSet[] = group.map(({ set }) => set);
    const known = first === undefined ? null : fieldSets(first.field, sets, effort);
    if (first === undefined || known === null) continue;
    const numbers = new Map<Literal, number>();
    const literals = new Map<number, Literal>();
    for (const [number, leaf] of group.entries()) {
      const kind = known.firstEqual[number] ?? number;
      const literal = literals.get(kind) ?? variable();
      literals.set(kind, literal);
      numbers.set(literal, kind);
      variables.set(leaf, literal);
    }
    groups.push({ field: first.field, sets: known, numbers });
  }
  return { groups, variables };
}

/** Clauses that forbid what the values of a field cannot do. */
function conflicts({ sets, numbers }: FieldGroup, model: Assignment, scalar: boolean): readonly (readonly Literal[])[] {
  const inside = [...numbers].filter(([literal]) => model(literal));
  const outside = [...numbers].filter(([literal]) => !model(literal));
  const wishes = scalar ? [inside] : inside.map((one) => [one]);
  return wishes.flatMap((wish) => {
    if (wish.length === 0) return [];
    const clause = conflictOf(sets, wish, outside);
    return clause === null ? [] : [clause];
  });
}

function eventOf(groups: readonly FieldGroup[], model: Assignment, scalar: boolean): Event {
  const event: { [name: string]: Scalar | Scalar[] } = Object.create(null);
  for (const { field, sets, numbers } of groups) {
    const inside = [...numbers].filter(([literal]) => model(literal)).map(([, number]) => number);
    const outside = [...numbers].filter(([literal]) => !model(literal)).map(([, number]) => number);
    const wishes = scalar ? [inside] : inside.map((one) => [one]);
    const values = wishes.flatMap((wish) => (wish.length === 0 ? [] : (sets.pick(wish, outside) ?? [])));
    const [only] = values;
    if (only === undefined) continue;
    const name = field === ANYWHERE ? '_' : field.name;
    event[name] = values.length === 1 ? only : [...new Set(values)];
  }
  return event;
}
