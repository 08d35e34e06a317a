import type { Event, Json } from '../event/index.ts';
import { scalarsAt } from './values.ts';

/** Events without any field that a rule asks: they are of another kind than the rules, or within something else. */
export interface Strangers {
  /** How many events were looked at; all of them, unless there are many. */
  readonly lookedAt: number;
  /** Some of the fields that they have. */
  readonly fields: readonly string[];
}

/** Looks whether events have any field that is asked for. */
export interface FieldWatch {
  /** Whether it wants to see more. */
  open(): boolean;
  look(event: Event): void;
  /** Null: some event has such a field, or there was none to look at. */
  strangers(): Strangers | null;
}

/** Events after these are taken to be of the same kind. */
const MOST_EVENTS = 1000;
const MOST_FIELDS = 6;
/** Looks at values for names, over all events. */
const MOST_LOOKS = 1000;

/** Without names to look for, nothing is strange. */
export function createFieldWatch(asked: readonly string[]): FieldWatch {
  const fields = new Set<string>();
  let lookedAt = 0;
  let known = asked.length === 0;
  return {
    open: () => !known && lookedAt < MOST_EVENTS,
    look(event) {
      lookedAt++;
      known = asked.some((name) => scalarsAt(event, name).length > 0);
      if (!known && fields.size < MOST_FIELDS) addNames(event, fields);
    },
    strangers: () => (known || lookedAt === 0 ? null : { lookedAt, fields: [...fields] }),
  };
}

/** The full names of the fields of an event, in its order, as far as there is room. */
function addNames(event: Event, names: Set<string>): void {
  const waiting: { readonly value: Json; readonly name: string }[] = [{ value: event, name: '' }];
  let looks = MOST_LOOKS;
  for (let next = waiting.pop(); next !== undefined && names.size < MOST_FIELDS && looks > 0; next = waiting.pop()) {
    looks--;
    const { value, name } = next;
    if (Array.isArray(value)) {
      const [first]: readonly Json[] = value;
      if (first !== undefined) waiting.push({ value: first, name });
    } else if (typeof value === 'object' && value !== null) {
      const members = Object.entries(value).slice(0, MOST_FIELDS).reverse();
      for (const [key, member] of members) waiting.push({ value: member, name: name === '' ? key : `${name}.${key}` });
    } else names.add(name);
  }
}
