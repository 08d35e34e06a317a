import type { Event, Json } from '../../event/index.ts';

/** The event with every text in it rewritten, at any depth; names stay. */
export function mapTexts(event: Event, rewrite: (text: string) => string): Event {
  return mapRecord(event, (value) => (typeof value === 'string' ? rewrite(value) : value));
}

/** The event with one more field, whose value holds every text of it. */
export function withJoinedTexts(event: Event): Event {
  const texts: string[] = [];
  mapTexts(event, (text) => {
    texts.push(text);
    return text;
  });
  return texts.length < 2 ? event : { ...event, joined_texts: texts.join(' \u0000 ') };
}

/** The event with one value for each field, the first: of a list, and of a field that is there twice, with a dotted name and within an object. */
export function firstOfLists(event: Event): Event {
  return unlist(event, '', new Set(), 0);
}

/** Deeper than this nothing is rewritten. */
const DEEPEST = 64;

function unlist(record: Event, path: string, seen: Set<string>, depth: number): Event {
  return Object.fromEntries(
    Object.entries(record).flatMap(([key, item]) => {
      const [name, value] = [`${path}.${key}`, firstOf(item)];
      if (value === null || seen.has(name)) return [];
      if (isRecord(value) && depth < DEEPEST) return [[key, unlist(value, name, seen, depth + 1)] as const];
      seen.add(name);
      return [[key, value] as const];
    }),
  );
}

/** The first value of a list, however deep it lies; null: there is none. */
function firstOf(value: Json): Json {
  if (!isList(value)) return value;
  const open: Json[] = value.toReversed();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (isList(next)) open.push(...next.toReversed());
    else if (next !== null) return next;
  }
  return null;
}

function mapRecord(record: Event, leaf: (value: Json) => Json, depth = 0): Event {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, mapValue(value, leaf, depth + 1)]));
}

function mapValue(value: Json, leaf: (value: Json) => Json, depth: number): Json {
  if (depth > DEEPEST) return value;
  if (isList(value)) return value.map((item) => mapValue(item, leaf, depth + 1));
  return isRecord(value) ? mapRecord(value, leaf, depth) : leaf(value);
}

function isRecord(value: Json): value is Event {
  return typeof value === 'object' && value !== null && !isList(value);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
