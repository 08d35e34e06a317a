import type { Event, Json, Scalar } from '../../src/event/index.ts';

type JsonObject = { readonly [key: string]: Json };

/** True for a JSON object (not an array, not null). */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An own property, or undefined. Names such as `constructor` are ordinary. */
export function own(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** The value at a path of nested keys, or undefined. */
export function at(event: Event, path: string): Json | undefined {
  let value: Json | undefined = event;
  for (const key of path.split('.')) {
    if (!isObject(value)) return undefined;
    value = own(value, key);
  }
  return value;
}

/** The event with the value at a dotted path of nested objects; what is not on the path is shared, nothing is changed in place. */
export function put(event: Event, path: string, value: Json): Event {
  return putAt(event, path.split('.'), 0, value);
}

function putAt(object: JsonObject, path: readonly string[], depth: number, value: Json): JsonObject {
  const key = path[depth];
  if (key === undefined) return object;
  if (depth === path.length - 1) return { ...object, [key]: value };
  const inner = own(object, key);
  return { ...object, [key]: putAt(isObject(inner) ? inner : {}, path, depth + 1, value) };
}

/** The event without the nested key at a dotted path. */
export function drop(event: Event, path: string): Event {
  return dropAt(event, path.split('.'), 0);
}

function dropAt(object: JsonObject, path: readonly string[], depth: number): JsonObject {
  const key = path[depth];
  if (key === undefined || !Object.hasOwn(object, key)) return object;
  const { [key]: value, ...rest } = object;
  if (depth === path.length - 1) return rest;
  return isObject(value) ? { ...object, [key]: dropAt(value, path, depth + 1) } : object;
}

/** The event with one literal top-level key, dots and all. */
export function putKey(event: Event, key: string, value: Json): Event {
  return { ...event, [key]: value };
}

/** A nested value moved to one literal dotted key at the top: the same field, written differently. */
export function toDottedKey(event: Event, path: string): Event {
  const value = at(event, path);
  return value === undefined ? event : putKey(drop(event, path), path, value);
}

/** The whole event with one dotted key for each leaf and no nested objects. */
export function flatten(event: Event): Event {
  const flat: { [key: string]: Json } = {};
  const visit = (object: JsonObject, prefix: string): void => {
    for (const [key, value] of Object.entries(object)) {
      const name = prefix === '' ? key : `${prefix}.${key}`;
      if (isObject(value)) visit(value, name);
      else Object.defineProperty(flat, name, { value, enumerable: true, configurable: true, writable: true });
    }
  };
  visit(event, '');
  return flat;
}

/** Every value that a field has in an event: nested, dotted and mixed spellings pooled, arrays opened, nulls dropped (eql-semantics 9.3). */
export function valuesAt(event: Json, field: string): readonly Scalar[] {
  const found: Scalar[] = [];
  collect(event, field, found);
  return found;
}

function collect(node: Json, field: string, found: Scalar[]): void {
  if (Array.isArray(node)) {
    for (const element of node) collect(element, field, found);
    return;
  }
  if (!isObject(node)) return;
  for (const key of Object.keys(node)) {
    if (!field.startsWith(key)) continue;
    if (key.length === field.length) collectScalars(node[key], found);
    else if (field.charAt(key.length) === '.') collect(node[key] ?? null, field.slice(key.length + 1), found);
  }
}

function collectScalars(value: Json | undefined, found: Scalar[]): void {
  if (Array.isArray(value)) for (const element of value) collectScalars(element, found);
  else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') found.push(value);
}
