import type { Field } from '../ir/index.ts';
import type { FieldGroup } from './field-groups.ts';
import type { Literal } from './logic/solver.ts';
import { ANYWHERE } from './values/anywhere.ts';

/** A field that has a value on one line has one: what is asked of it on another line and holds for every value, holds. */
export function presenceClauses(groups: readonly FieldGroup[]): readonly (readonly Literal[])[] {
  const byName = new Map<string, FieldGroup[]>();
  for (const group of groups) {
    if (group.field === ANYWHERE) continue;
    const others = byName.get(group.field.name);
    if (others === undefined) byName.set(group.field.name, [group]);
    else others.push(group);
  }
  const several = [...byName.values()].filter((list) => list.length > 1);
  return several.flatMap((list) =>
    list.flatMap((group) => {
      const whole = [...group.numbers].filter(([, number]) => group.sets.isEmpty([], [number])).map(([literal]) => literal);
      const others = list.filter((other) => other !== group && keepsAllOf(group.field, other.field));
      const literals = others.flatMap((other) => [...other.numbers.keys()]);
      return whole.flatMap((literal) => literals.map((other) => [-other, literal]));
    }),
  );
}

/** Whether what counts as a value of one field counts as one of another by the same name: a sub-field may leave out what is long. */
function keepsAllOf(all: Field, some: Field): boolean {
  const isLongEnough = all.ignoreAbove === null || (some.ignoreAbove !== null && some.ignoreAbove <= all.ignoreAbove);
  return isLongEnough && (some.nullValue === null || some.nullValue === all.nullValue);
}
