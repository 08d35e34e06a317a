import type { Event, Json } from '../event/index.ts';
import { scalarsAt } from './values.ts';

/** Events without any field that a rule asks: they are of another kind than the rules, or within something else. */
export interface Strangers {
  /** How many events were looked at; all of them, unless there are many. */
  readonly lookedAt: number;
  /** Some of the fields that they have. */
  readonly fields: readonly string[];
}

/** What a watch has seen: data, with which another one goes on. */
export interface WatchState {
  readonly lookedAt: number;
  /** Some event had a field that is asked for. */
  readonly known: boolean;
  readonly fields: readonly string[];
}

/** Looks whether events have any field that is asked for. */
export interface FieldWatch {
  /** Whether it wants to see more. */
  open(): boolean;
  look(event: Event): void;
  /** Null: some event has such a field, or there was none to look at. */
  strangers(): Strangers | null;
  state(): WatchState;
}

/** Events after these are taken to be of the same kind. */
const MOST_EVENTS = 1000;
const MOST_FIELDS = 6;
/** Looks at values for names, over all events. */
const MOST_LOOKS = 1000;

const NOTHING_SEEN: WatchState = { lookedAt: 0, known: false, fields: [] };

/** Without names to look for, nothing is strange. `seen`: by a watch that looked at the events before. */
export function createFieldWatch(asked: readonly string[], seen: WatchState = NOTHING_SEEN): FieldWatch {
  const fields = new Set<string>(seen.fields);
  let lookedAt = seen.lookedAt;
  let known = seen.known || asked.length === 0;
  return {
    open: () => isWatching({ known, lookedAt }),
    look(event) {
      lookedAt++;
      known = asked.some((name) => scalarsAt(event, name).length > 0);
      if (!known && fields.size < MOST_FIELDS) addNames(event, fields);
    },
    strangers: () => (known || lookedAt === 0 ? null : { lookedAt, fields: [...fields] }),
    state: () => ({ lookedAt, known, fields: [...fields] }),
  };
}

/** Whether a watch with this state wants to see more events. */
export function isWatching({ known, lookedAt }: Omit<WatchState, 'fields'>): boolean {
  return !known && lookedAt < MOST_EVENTS;
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
