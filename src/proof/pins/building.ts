import type { Event, Json, Scalar } from '../../event/index.ts';
import type { Condition, SetLeaf } from '../condition.ts';
import { nameIn } from '../field-groups.ts';
import { candidatesOf } from './candidates.ts';
import type { Occurrence } from './occurrences.ts';
import { isPlain, withValue } from './wording.ts';

/** How many events are put together for one value. */
const MOST_BUILT = 8;

/** Values of one leaf that events are put together with. */
const MOST_VALUES = 4;

interface Means {
  readonly isIn: (leaf: SetLeaf, value: Scalar) => boolean;
  /** A small value in the set of a leaf; null: none was found. */
  readonly valueIn: (leaf: SetLeaf) => Scalar | null;
  /** Whether a leaf alone decides on an event. */
  readonly isAlone: (occurrence: Occurrence, event: Event) => boolean;
  /** Called for each event that is put together. */
  readonly count: () => void;
  readonly scalar: boolean;
}

/** Puts events together, without a search, on which a leaf alone decides, with a value in a field. */
export function builder(
  occurrences: readonly Occurrence[],
  { isIn, valueIn, isAlone, count, scalar }: Means,
): (occurrence: Occurrence, field: string, value: Json | undefined) => Event | null {
  const examples = new Map<SetLeaf, readonly Scalar[]>();
  const leafOf = new Map(occurrences.map(({ leaf, condition }) => [condition, leaf] as const));

  function valuesOf(condition: SetLeaf): readonly Scalar[] {
    const known = examples.get(condition);
    if (known !== undefined) return known;
    const leaf = leafOf.get(condition);
    const candidates = leaf === undefined ? [] : candidatesOf(leaf, condition, null).map(({ value }) => value);
    const good = candidates.filter(isPlain).filter((value) => isIn(condition, value));
    const small = good.length > 0 ? null : valueIn(condition);
    const values = small === null ? good.slice(0, MOST_VALUES) : [small];
    examples.set(condition, values);
    return values;
  }

  return (occurrence, field, value) => {
    for (let turn = 0; turn < MOST_BUILT; turn++) {
      count();
      const event = built(occurrence, turn, { valuesOf, isIn });
      const others = [event[field] ?? []].flat();
      for (const one of [value, ...(isPlain(value) && others.length > 0 ? [[...new Set([...others, value])]] : [])]) {
        const all = withValue(event, field, one);
        if (scalar && Object.values(all).some(Array.isArray)) continue;
        if (isAlone(occurrence, all)) return all;
      }
    }
    return null;
  };
}

/** What is known of leaves without looking for events. */
interface Known {
  /** Small values that are meant to be in the set of a leaf. */
  readonly valuesOf: (leaf: SetLeaf) => readonly Scalar[];
  readonly isIn: (leaf: SetLeaf, value: Scalar) => boolean;
}

/**
 * An event in which what stands beside a leaf is as it has to be, put together from a value for each condition without asking whether they go
 * together: whoever gets it looks. `turn`: which alternatives and which values are taken. Of a field that several conditions want different
 * values of it holds a list.
 */
function built({ path, condition }: Occurrence, turn: number, { valuesOf, isIn }: Known): Event {
  const values = new Map<string, Scalar[]>();

  function satisfy(one: Condition): void {
    switch (one.kind) {
      case 'constant':
      case 'open':
        return;
      case 'set': {
        if (one.negated) return;
        const name = nameIn(one.field);
        const own = values.get(name) ?? [];
        values.set(name, own);
        const choices = valuesOf(one);
        const value = choices[turn % Math.max(1, choices.length)];
        if (value !== undefined && !own.some((other) => isIn(one, other))) own.push(value);
        return;
      }
      case 'and':
        for (const operand of one.operands) satisfy(operand);
        return;
      case 'or': {
        const operand = one.operands[turn % one.operands.length];
        if (operand !== undefined) satisfy(operand);
        return;
      }
    }
  }

  for (const { operands, taken, othersHold } of path)
    for (const operand of operands) if (operand !== taken && othersHold) satisfy(operand);
  if (condition.kind === 'set' && !condition.negated) satisfy(condition);
  return Object.fromEntries([...values].map(([name, own]): [string, Json] => [name, own.length === 1 ? (own[0] ?? null) : own]));
}
