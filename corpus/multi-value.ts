import type { Event, Json } from '../src/event/index.ts';

/** Whether an event has several values of one of the fields, however it spells their names. */
export function hasSeveralValues(event: Event, fields: readonly string[] = []): boolean {
  return fields.some((field) => countAt(event, field) > 1);
}

function countAt(json: Json, name: string | null): number {
  if (Array.isArray(json)) return json.reduce((sum: number, inner: Json) => sum + countAt(inner, name), 0);
  if (name === null) return 1;
  if (typeof json !== 'object' || json === null) return 0;
  return Object.entries(json).reduce((sum, [key, inner]: [string, Json]) => {
    if (key === name) return sum + countAt(inner, null);
    return name.startsWith(`${key}.`) ? sum + countAt(inner, name.slice(key.length + 1)) : sum;
  }, 0);
}
