import type { Json, Schema } from '../../event/index.ts';
import { familyOf } from '../../schema/families.ts';

/**
 * A cluster has its own clock, a corpus another. Where the printed body asks for times relative to `now`, they are anchored at the clock of
 * the run instead: `now-9m` and `2026-01-15T12:00:00.000Z||-9m` are the same date math but for when now is. All else stays byte by byte.
 */
export function pinClock(text: string, now: number, timestampField: string, schema: Schema): string {
  if (!text.includes('"now')) return text;
  const anchor = new Date(now).toISOString();
  let changed = false;

  const pinned = (bound: Json): Json => {
    if (typeof bound !== 'string' || !/^now(?=$|[-+/])/.test(bound)) return bound;
    changed = true;
    return `${anchor}||${bound.slice('now'.length)}`;
  };
  const isDate = (field: string): boolean => {
    const facts = schema.fields.get(field);
    return field === timestampField || (facts !== undefined && familyOf(facts.type) === 'date');
  };
  const range = (value: Json): Json =>
    mapEntries(value, (bounds, field) => (isDate(field) ? mapEntries(bounds, pinned) : bounds));
  const walk = (value: Json): Json => {
    if (Array.isArray(value)) return value.map((item: Json) => walk(item));
    return mapEntries(value, (inner, key) => (key === 'range' ? range(inner) : walk(inner)));
  };

  const body: Json = JSON.parse(text);
  const walked = walk(body);
  return changed ? JSON.stringify(walked) : text;
}

/** `fromEntries` defines own properties, so a key `__proto__` stays a key. */
function mapEntries(value: Json, change: (inner: Json, key: string) => Json): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]: [string, Json]) => [key, change(inner, key)]));
}
