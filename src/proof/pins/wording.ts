import type { Event, Json, Scalar } from '../../event/index.ts';
import { nameIn, type Readable } from '../field-groups.ts';
import { candidatesOf } from './candidates.ts';
import type { Occurrence } from './occurrences.ts';

/** The most values of a field that are kept because they read well. */
const MOST_READABLE = 64;

/** What somebody would write into the fields of a rule. */
export function readableIn(occurrences: readonly Occurrence[]): Readable {
  const values = new Map<string, Set<Scalar>>();
  for (const { leaf, condition } of occurrences) {
    if (condition.kind === 'open') continue;
    const name = nameIn(condition.field);
    const known = values.get(name) ?? new Set();
    values.set(name, known);
    for (const { value, rank } of candidatesOf(leaf, condition, null)) {
      if (known.size >= MOST_READABLE) break;
      if (rank === 'first' && value !== undefined && value !== null && typeof value !== 'object') known.add(value);
    }
  }
  return new Map([...values].map(([name, known]) => [name, [...known]]));
}

/** Whether a value is one, and no list. */
export function isPlain(value: Json | undefined): value is Scalar {
  return value !== undefined && value !== null && typeof value !== 'object';
}

/** An event that carries a value in a field, first; undefined: nothing. */
export function withValue(event: Event, field: string, value: Json | undefined): Event {
  const { [field]: _, ...rest } = event;
  return value === undefined ? rest : { [field]: value, ...rest };
}

/** Longer values are cut in reasons. */
const MOST_SHOWN = 80;

/** What an event pins down, in plain words. */
export function reasonOf(name: string, value: Json | undefined, told: string): string {
  if (value === undefined) return `${name} is absent`;
  const text = JSON.stringify(value);
  const shown = text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
  return told === '' ? `${name} is ${shown} decides alone` : `${name} is ${shown}: ${told}`;
}
