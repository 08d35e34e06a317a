import type { Scalar } from '../event/index.ts';
import type { Field } from '../ir/index.ts';
import { type Condition, fieldKey, type SetLeaf } from './condition.ts';
import type { Effort } from './effort.ts';
import type { Literal } from './logic/solver.ts';
import { ANYWHERE } from './values/anywhere.ts';
import type { AskedSets } from './values/asked-sets.ts';
import { fieldSets } from './values/field-sets.ts';
import type { ValueSet } from './values/value-set.ts';

/** The sets that are asked of one field, and the variable of each. */
export interface FieldGroup {
  readonly field: Field;
  readonly sets: AskedSets;
  /** A set's number by its variable. */
  readonly numbers: ReadonlyMap<Literal, number>;
}

/** Values of fields that are taken, where they fit, before shorter ones that nobody would write. */
export type Readable = ReadonlyMap<string, readonly Scalar[]>;

/** The name under which events carry a field. */
export function nameIn(field: Field): string {
  return field === ANYWHERE ? '_' : field.name;
}

/** Leaves over one field, those with the same set under one variable. */
export function groupsOf(leaves: readonly SetLeaf[], variable: () => Literal, effort: Effort, readable: Readable) {
  const byField = new Map<string, SetLeaf[]>();
  for (const leaf of leaves) {
    const key = fieldKey(leaf.field, leaf.set);
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
    groups.push({ field: first.field, sets: preferring(known, readable.get(nameIn(first.field)) ?? []), numbers });
  }
  return { groups, variables };
}

/** Sets of which these values are taken first, where they fit. */
function preferring(sets: AskedSets, values: readonly Scalar[]): AskedSets {
  const { has, pick } = sets;
  if (values.length === 0) return sets;
  return {
    ...sets,
    pick: (inside, outside) =>
      values.find((value) => inside.every((one) => has(one, value)) && !outside.some((one) => has(one, value))) ??
      pick(inside, outside),
  };
}
