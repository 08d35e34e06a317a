import type { Event, Json, Scalar } from '../src/event/index.ts';

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
  return atKeys(event, path.split('.'));
}

function atKeys(event: Event, path: readonly string[]): Json | undefined {
  let value: Json | undefined = event;
  for (const key of path) {
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

/** A nested value to write; undefined leaves the key out. */
export type Edit = readonly [path: string, value: Json | undefined];

/** The event after one `put` or `drop` after the other. */
export function edited(event: Event, edits: Iterable<Edit>): Event {
  const { now, write } = editor(event);
  for (const [path, value] of edits) write(path.split('.'), value);
  return now();
}

interface Editor {
  now(): JsonObject;
  write(path: readonly string[], value: Json | undefined): void;
}

/** Copies every object once, not once for each edit: there may be thousands. */
function editor(event: Event): Editor {
  const copies = new Set<JsonObject>();
  const copyOf = (object: JsonObject): { [key: string]: Json } => {
    if (copies.has(object)) return object;
    const copy = { ...object };
    copies.add(copy);
    return copy;
  };
  let whole: JsonObject = event;
  return {
    now: () => whole,
    write(path, value) {
      if (value === undefined && atKeys(whole, path) === undefined) return;
      let object = copyOf(whole);
      whole = object;
      for (const key of path.slice(0, -1)) {
        const inner = own(object, key);
        const copy = copyOf(isObject(inner) ? inner : {});
        if (inner !== copy) set(object, key, copy);
        object = copy;
      }
      for (const last of path.slice(-1)) {
        if (value === undefined) delete object[last];
        else set(object, last, value);
      }
    },
  };
}

/** `__proto__` is an ordinary name too. */
function set(object: { [key: string]: Json }, key: string, value: Json): void {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}

/** The event with one literal top-level key, dots and all. */
export function putKey(event: Event, key: string, value: Json): Event {
  return { ...event, [key]: value };
}

/** Nested values moved, one after the other, to literal dotted keys at the top: the same fields, written differently. */
export function toDottedKeys(event: Event, paths: readonly string[]): Event {
  const { now, write } = editor(event);
  for (const path of paths) {
    const value = at(now(), path);
    if (value === undefined) continue;
    write(path.split('.'), undefined);
    write([path], value);
  }
  return now();
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
  const keys = keysTowards(node, field);
  for (const key of keys) {
    if (key.length === field.length) collectScalars(node[key], found);
    else collect(node[key] ?? null, field.slice(key.length + 1), found);
  }
}

/** Segments of a name up to which its beginnings are looked up one by one. */
const SEGMENTS = 12;

/** The keys that are the field or lead to it, in the order of the object; an object of very many keys is not gone through for each. */
function keysTowards(node: JsonObject, field: string): readonly string[] {
  const found: string[] = [];
  let end = field.indexOf('.');
  for (let count = 0; end !== -1 && count < SEGMENTS; count++, end = field.indexOf('.', end + 1)) {
    const key = field.slice(0, end);
    if (Object.hasOwn(node, key)) found.push(key);
  }
  if (end === -1) {
    if (Object.hasOwn(node, field)) found.push(field);
    if (found.length < 2) return found;
  }
  return Object.keys(node).filter(
    (key) => field.startsWith(key) && (key.length === field.length || field.charAt(key.length) === '.'),
  );
}

function collectScalars(value: Json | undefined, found: Scalar[]): void {
  if (Array.isArray(value)) for (const element of value) collectScalars(element, found);
  else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') found.push(value);
}
