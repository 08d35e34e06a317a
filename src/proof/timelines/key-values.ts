import type { Scalar } from '../../event/index.ts';
import type { Field, Predicate } from '../../ir/index.ts';
import { ANYTHING } from '../../pattern/index.ts';
import { familyOf } from '../../schema/families.ts';
import type { Condition } from '../condition.ts';
import { origin } from '../origin.ts';
import type { ValueSet } from '../values/value-set.ts';
import type { Charts } from './chart.ts';
import type { Seek } from './seek.ts';

export function present(field: Field): Predicate {
  return { kind: 'present', field, origin };
}

export function equals(field: Field, value: Scalar): Predicate {
  return { kind: 'one-of', field, values: [value], letters: 'exact', origin };
}

type Two = readonly [Scalar, Scalar];

/** Two values for each key field, the same for fields that are compared: values that conditions allow where they speak of the field. */
export function keyValues(
  asked: readonly Condition[],
  { fields, columns, left, right }: Charts,
  seekWith: (leaves: readonly Predicate[]) => Seek,
): readonly Two[] {
  const named = namesIn(asked);
  const groups = joined(columns);
  const values: Two[] = fields.map((field) => usual(field));
  for (const group of groups) {
    const seen: Scalar[] = [];
    for (const at of group) {
      const field = fields[at];
      if (field === undefined || !named.has(field.name)) continue;
      for (const chart of [left, right])
        for (const { condition, keys } of chart.items) {
          if (seen.length > 1 || keys.every((key) => key.field !== at)) continue;
          const leaves = [present(field), ...seen.map((value) => equals(field, value))];
          const wanted = [...asked.map((_, other) => (other === condition ? true : null)), true, ...seen.map(() => false)];
          const value = seekWith(leaves)(wanted)?.[field.name];
          if (isScalar(value)) seen.push(value);
        }
    }
    const [first, second] = seen;
    if (first === undefined) continue;
    for (const at of group) {
      const [one, other] = values[at] ?? [first, first];
      values[at] = [first, second ?? (one === first ? other : one)];
    }
  }
  return values;
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function namesIn(conditions: readonly Condition[]): ReadonlySet<string> {
  const names = new Set<string>();
  const walk = (condition: Condition): void => {
    switch (condition.kind) {
      case 'set':
        // That a key is there says nothing of its value.
        if (!isEverything(condition.set)) names.add(condition.field.name);
        break;
      case 'open':
        if ('field' in condition.leaf) names.add(condition.leaf.field.name);
        break;
      case 'and':
      case 'or':
        condition.operands.forEach(walk);
        break;
      case 'constant':
        break;
    }
  };
  conditions.forEach(walk);
  return names;
}

function isEverything(set: ValueSet): boolean {
  if (set.kind === 'texts') return set.expression === ANYTHING;
  const [only, ...more] = set.stretches;
  return more.length === 0 && only?.from === set.line.first && only.to === set.line.last;
}

/** Fields that are compared with one another, if only by way of a third. */
function joined(columns: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const groups: Set<number>[] = [];
  for (const column of columns) {
    const touched = groups.filter((group) => column.some((field) => group.has(field)));
    for (const group of touched) groups.splice(groups.indexOf(group), 1);
    groups.push(new Set([...touched.flatMap((group) => [...group]), ...column]));
  }
  return groups.map((group) => [...group]);
}

function usual({ type }: Field): Two {
  switch (familyOf(type)) {
    case 'string':
    case 'text':
      return type === 'version' ? ['1.0.0', '2.0.0'] : ['a', 'b'];
    case 'number':
      return [1, 2];
    case 'ip':
      return ['10.0.0.1', '10.0.0.2'];
    case 'boolean':
      return [true, false];
    case 'date':
      return ['2020-01-01T00:00:00.000Z', '2020-01-02T00:00:00.000Z'];
    case 'unsupported':
      return ['a', 'b'];
  }
}
