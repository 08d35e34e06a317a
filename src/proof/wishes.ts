import type { Event, Scalar } from '../event/index.ts';
import type { Field } from '../ir/index.ts';
import { conflictOf } from './conflict.ts';
import { type FieldGroup, nameIn } from './field-groups.ts';
import type { Model as Assignment, Literal } from './logic/solver.ts';
import { ANYWHERE } from './values/anywhere.ts';

/** The sets that one value has to be in, each by its variable and its number. */
type Wish = readonly (readonly [Literal, number])[];

/** What an assignment wants of the values of a field. */
interface Wishes {
  /** A wish for each value. */
  readonly inside: readonly Wish[];
  /** The sets that no value may be in, and their numbers. */
  readonly outside: Wish;
  readonly outsideNumbers: readonly number[];
}

function wishesOf({ field, numbers }: FieldGroup, model: Assignment, scalar: boolean): Wishes {
  const asked = [...numbers];
  const inside = asked.filter(([literal]) => model(literal));
  const outside = asked.filter(([literal]) => !model(literal));
  return {
    inside: hasOneValue(field, scalar) && inside.length > 0 ? [inside] : inside.map((one) => [one]),
    outside,
    outsideNumbers: outside.map(([, number]) => number),
  };
}

/** Whether one value has to be in all that is asked: an event of single values has as many of them as fields. */
function hasOneValue(field: Field, scalar: boolean): boolean {
  return scalar && field !== ANYWHERE;
}

/** Clauses that forbid what the values of a field cannot do. */
export function conflicts(group: FieldGroup, model: Assignment, scalar: boolean): readonly (readonly Literal[])[] {
  const { inside, outside, outsideNumbers } = wishesOf(group, model, scalar);
  return inside.flatMap((wish) => {
    const clause = conflictOf(group.sets, wish, outside, outsideNumbers);
    return clause === null ? [] : [clause];
  });
}

/** The event of an assignment, which is known to be one: fields that no set is wanted of are absent. */
export function eventOf(groups: readonly FieldGroup[], model: Assignment, scalar: boolean): Event {
  const event: { [name: string]: Scalar | Scalar[] } = Object.create(null);
  for (const group of groups) {
    const { field, sets } = group;
    const { inside, outsideNumbers } = wishesOf(group, model, scalar);
    const numbersOf = (wish: Wish): readonly number[] => wish.map(([, number]) => number);
    const values = inside.flatMap((wish) => sets.pick(numbersOf(wish), outsideNumbers) ?? []);
    const [only] = values;
    if (only === undefined) continue;
    const name = nameIn(field);
    if (field === ANYWHERE && scalar) {
      for (const [at, value] of [...new Set(values)].entries()) event[at === 0 ? name : `${name}${at + 1}`] = value;
      continue;
    }
    // One field may be asked on several lines, such as dates and what the clock says.
    const before = scalar ? [] : [event[name] ?? []].flat();
    const all = [...new Set([...before, ...values])];
    event[name] = all.length === 1 ? only : all;
  }
  return event;
}
