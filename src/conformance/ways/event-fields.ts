import type { Event, Json } from '../../event/index.ts';

/*
 * One field of an event, however it is spelt: nested objects, dotted keys, or both. Names such as `__proto__` are ordinary.
 */

/** What a field holds: each value once it is taken out of lists; nulls are none. */
export function valuesOf(event: Event, field: string): readonly Json[] {
  const found: Json[] = [];
  const open: { readonly value: Json | undefined; readonly path: string }[] = [{ value: event, path: field }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, path } = next;
    if (value === null || value === undefined) continue;
    if (isList(value)) for (const element of value.toReversed()) open.push({ value: element, path });
    else if (!isRecord(value)) {
      if (path === '') found.push(value);
    } else {
      for (const key of keysTowards(value, path).toReversed())
        open.push({ value: value[key], path: key.length === path.length ? '' : path.slice(key.length + 1) });
    }
  }
  return found;
}

/** What stands at the nested place of a field, as it stands. */
export function valueAt(event: Event, field: string): Json | undefined {
  let at: Json | undefined = event;
  for (const key of field.split('.')) at = at !== undefined && isRecord(at) && Object.hasOwn(at, key) ? at[key] : undefined;
  return at;
}

/** The event without the field in any spelling, nor objects that nothing is left of. */
function withoutField(event: Event, field: string): Event {
  const keys = new Set(keysTowards(event, field));
  if (keys.size === 0) return event;
  return fromEntries(
    Object.entries(event).flatMap(([key, value]): readonly (readonly [string, Json])[] => {
      if (!keys.has(key)) return [[key, value]];
      if (key.length === field.length) return [];
      if (!isRecord(value)) return [[key, value]];
      const rest = withoutField(value, field.slice(key.length + 1));
      return Object.keys(rest).length === 0 && Object.keys(value).length > 0 ? [] : [[key, rest]];
    }),
  );
}

/** The event with these values of the field and no others; none: without the field. */
export function withField(event: Event, field: string, values: readonly Json[]): Event {
  const rest = withoutField(event, field);
  const [only, ...more] = values;
  if (only === undefined) return rest;
  return put(rest, field, more.length === 0 ? only : values);
}

/** Every field of an event by its dotted name. */
export function fieldsOf(event: Event): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (record: Event, prefix: string, depth: number): void => {
    for (const [key, value] of Object.entries(record)) {
      const items = isList(value) ? value : [value];
      const records = items.filter(isRecord);
      if (records.length < items.length) found.add(prefix + key);
      if (depth < DEEPEST) for (const one of records) visit(one, `${prefix}${key}.`, depth + 1);
    }
  };
  visit(event, '', 0);
  return found;
}

/** Deeper structures are no fields that anybody asks. */
const DEEPEST = 32;

/** Nested where there is room for it, else under a dotted key. */
function put(record: Event, field: string, value: Json): Event {
  const dot = field.indexOf('.');
  if (dot < 0) return fromEntries([...Object.entries(record).filter(([key]) => key !== field), [field, value]]);
  const [key, rest] = [field.slice(0, dot), field.slice(dot + 1)];
  const inner = Object.hasOwn(record, key) ? record[key] : undefined;
  if (inner !== undefined && !isRecord(inner)) return fromEntries([...Object.entries(record), [field, value]]);
  return fromEntries([...Object.entries(record).filter(([other]) => other !== key), [key, put(inner ?? {}, rest, value)]]);
}

function keysTowards(record: Event, field: string): readonly string[] {
  return Object.keys(record).filter((key) => field === key || field.startsWith(`${key}.`));
}

function isRecord(value: Json): value is Event {
  return typeof value === 'object' && value !== null && !isList(value);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** `fromEntries` defines own properties, so a key `__proto__` stays a key. */
function fromEntries(entries: readonly (readonly [string, Json])[]): Event {
  return Object.fromEntries(entries);
}
