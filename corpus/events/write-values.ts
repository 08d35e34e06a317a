import type { Event, Json, Scalar } from '../../src/event/index.ts';
import { at, drop, type Edit, edited, put, putKey, valuesAt } from '../edit.ts';
import type { Assignment } from '../solve/constraints.ts';

/** How one field is written, beside the values it then has. */
export interface Writing {
  readonly values: readonly Scalar[];
  /** The JSON to write; undefined leaves the field out. */
  readonly json: Json | undefined;
}

/** The usual way to write values: none as an absent field, one as a scalar unless the field holds a list anyway. */
export function plainly(values: readonly Scalar[], asList: boolean): Writing {
  const [first] = values;
  if (first === undefined) return { values, json: undefined };
  return { values, json: values.length > 1 || asList ? [...values] : first };
}

/**
 * The event with these values, a field in `writings` written in its own way. Null when the result does not hold exactly the values
 * it should, for instance because one field lies inside another: such an event has no certain label.
 */
export function writeValues(background: Event, values: Assignment, writings: ReadonlyMap<string, Writing>): Event | null {
  const edits: Edit[] = [];
  for (const [field, list] of values) {
    const writing = writings.get(field) ?? plainly(list, Array.isArray(at(background, field)));
    if (!writings.has(field) && sameValues(valuesAt(background, field), list)) continue;
    edits.push([field, writing.json]);
  }
  const event = edited(background, edits);
  for (const [field, list] of values) {
    const written = writings.get(field);
    const expected = written === undefined ? list : written.json === undefined ? [] : valuesAt({ value: written.json }, 'value');
    if (!sameValues(valuesAt(event, field), expected)) return null;
  }
  return event;
}

/** An assembled event with one field written in another way, perhaps in two places; null as for `assemble`. */
export function rewritten(
  event: Event,
  values: Assignment,
  field: string,
  writing: Writing & { readonly dotted?: Scalar },
): Event | null {
  if (writing.dotted !== undefined && (!field.includes('.') || Object.hasOwn(event, field))) return null;
  const nested = writing.json === undefined ? drop(event, field) : put(event, field, writing.json);
  const changed = writing.dotted === undefined ? nested : putKey(nested, field, writing.dotted);
  const inside = `${field}.`;
  for (const [other, list] of values) {
    const around = field.startsWith(other) && field.charAt(other.length) === '.';
    if ((around || other.startsWith(inside)) && !sameValues(valuesAt(changed, other), list)) return null;
  }
  const expected = [...(writing.json === undefined ? [] : valuesAt({ value: writing.json }, 'value'))];
  if (writing.dotted !== undefined) expected.push(writing.dotted);
  return sameValues([...valuesAt(changed, field)].sort(), expected.sort()) ? changed : null;
}

function sameValues(left: readonly Scalar[], right: readonly Scalar[]): boolean {
  return left.length === right.length && left.every((value, place) => value === right[place]);
}
