import type { Constant } from './constants.ts';
import { fail } from './failure.ts';
import { isNumber, isObject, type Json } from './json.ts';

/** A JSON object. */
export type JsonObject = ReadonlyMap<string, Json>;

/** Path of a member, as messages name it. */
export function member(path: string, key: string | number): string {
  return typeof key === 'number' ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
}

/** Reads an object. */
export function readObject(json: Json | undefined, path: string): JsonObject {
  return isObject(json) ? json : fail(path, 'expected an object');
}

/** Reads an object that has exactly one key: `{ "name": ... }`. */
export function readOnly(json: Json | undefined, path: string): readonly [string, Json] {
  const entries = [...readObject(json, path)];
  const first = entries[0];
  if (first === undefined || entries.length !== 1) return fail(path, `expected exactly one key, found ${entries.length}`);
  return first;
}

/** Refuses keys that are not listed. */
export function allowKeys(object: JsonObject, allowed: readonly string[], path: string): void {
  for (const key of object.keys()) if (!allowed.includes(key)) fail(member(path, key), `unknown parameter "${key}"`);
}

/** Reads a string. */
export function readString(json: Json | undefined, path: string): string {
  return typeof json === 'string' ? json : fail(path, 'expected a string');
}

/** Reads `true` or `false`, also as text; absent is false. */
export function readFlag(json: Json | undefined, path: string): boolean {
  if (json === undefined || json === false || json === 'false') return false;
  if (json === true || json === 'true') return true;
  return fail(path, 'expected true or false');
}

/** Reads a value that a term or a bound can have. */
export function readScalar(json: Json | undefined, path: string): Constant {
  if (typeof json === 'string' || typeof json === 'boolean' || isNumber(json)) return json;
  return fail(path, 'expected a string, a number or a boolean');
}
