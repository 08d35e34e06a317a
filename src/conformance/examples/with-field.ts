import type { Event, Json } from '../../event/index.ts';

/** The event with a field of that value alone, under whatever spelling it stood; undefined: without it. */
export function withField(event: Event, field: string, value: Json | undefined): Event {
  const rest = without(event, field);
  return value === undefined ? rest : put(rest, field.split('.'), value);
}

function without(event: Event, field: string): Event {
  return Object.fromEntries(
    Object.entries(event).flatMap(([key, item]) => {
      if (key === field) return [];
      if (!isObject(item) || !field.startsWith(`${key}.`)) return [[key, item] as const];
      const inner = without(item, field.slice(key.length + 1));
      return Object.keys(inner).length === 0 ? [] : [[key, inner] as const];
    }),
  );
}

function put(event: Event, [key, ...deeper]: readonly string[], value: Json): Event {
  if (key === undefined) return event;
  if (deeper.length === 0) return { ...event, [key]: value };
  const inner = Object.hasOwn(event, key) ? event[key] : undefined;
  return { ...event, [key]: put(isObject(inner) ? inner : {}, deeper, value) };
}

function isObject(value: Json | undefined): value is Event {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
