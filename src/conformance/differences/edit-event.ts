import type { Event, Json } from '../../event/index.ts';

/** The event with every text in it rewritten, at any depth; names stay. */
export function mapTexts(event: Event, rewrite: (text: string) => string): Event {
  return mapRecord(event, (value) => (typeof value === 'string' ? rewrite(value) : value));
}

/** The event with the first of every list in place of the list; an empty list is left out. */
export function firstOfLists(event: Event): Event {
  return mapRecord(event, (value) => value, true);
}

/** Deeper than this nothing is rewritten. */
const DEEPEST = 64;

function mapRecord(record: Event, leaf: (value: Json) => Json, unlist = false, depth = 0): Event {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, mapValue(value, leaf, unlist, depth + 1)]));
}

function mapValue(value: Json, leaf: (value: Json) => Json, unlist: boolean, depth: number): Json {
  if (depth > DEEPEST) return value;
  if (isList(value)) {
    if (unlist) return mapValue(value[0] ?? null, leaf, unlist, depth + 1);
    return value.map((item) => mapValue(item, leaf, unlist, depth + 1));
  }
  return typeof value === 'object' && value !== null ? mapRecord(value, leaf, unlist, depth) : leaf(value);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
