import type { Json, Scalar } from '../event/index.ts';
import type { Condition, SetLeaf } from './condition.ts';
import { type FieldGroup, nameIn } from './field-groups.ts';
import type { Literal } from './logic/solver.ts';
import { ANYWHERE } from './values/anywhere.ts';

/** What is known of values without looking for events. */
export interface FieldValues {
  /** Whether some of the values that an event carries in a field is in the set of a leaf. */
  readonly isIn: (leaf: SetLeaf, value: Json | undefined) => boolean;
  /** A small value in the set of a leaf; null: it is empty. */
  readonly valueIn: (leaf: SetLeaf) => Scalar | null;
  /** Small values of a field, by its name: one for each set that is asked of it. */
  readonly samplesOf: (name: string) => readonly Scalar[];
  /** How a value of a field, by its name, answers all sets that are asked of it: values that answer alike may stand for each other. */
  readonly answersOf: (name: string, value: Json | undefined) => string;
}

/** `variables`: those that stand for leaves. */
export function fieldValues(groups: readonly FieldGroup[], variables: ReadonlyMap<Condition, Literal>): FieldValues {
  const groupOf = new Map(groups.flatMap((group) => [...group.numbers.keys()].map((literal) => [literal, group] as const)));
  const placeOf = (leaf: SetLeaf): readonly [FieldGroup, number] | null => {
    const literal = variables.get(leaf) ?? 0;
    const group = groupOf.get(literal);
    const number = group?.numbers.get(literal);
    return group === undefined || number === undefined ? null : [group, number];
  };
  const named = (name: string): readonly FieldGroup[] =>
    groups.filter(({ field }) => field !== ANYWHERE && nameIn(field) === name);
  return {
    isIn: (leaf, value) => {
      const place = placeOf(leaf);
      return place !== null && carries(...place, value);
    },
    valueIn: (leaf) => {
      const [group, number] = placeOf(leaf) ?? [];
      return group === undefined || number === undefined ? null : group.sets.pick([number], []);
    },
    samplesOf: (name) =>
      named(name).flatMap(({ sets, numbers }) =>
        [...new Set(numbers.values())].flatMap((number) => sets.pick([number], []) ?? []),
      ),
    answersOf: (name, value) =>
      named(name)
        .map((group) => [...group.numbers.values()].map((number) => (carries(group, number, value) ? 1 : 0)).join(''))
        .join(),
  };
}

/** Whether a field that carries this has a value in a set. */
export function carries({ field, sets }: FieldGroup, number: number, value: Json | undefined): boolean {
  const values: readonly Json[] = Array.isArray(value) ? value : [value ?? null];
  return values.some((one) => {
    const counted = one ?? field.nullValue;
    return counted !== null && typeof counted !== 'object' && sets.has(number, counted);
  });
}
