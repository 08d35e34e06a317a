import type { Json } from '../../event/index.ts';
import { listOf, type Members, membersOf, wrong } from './json.ts';

/** Checks a value; a text says what it should be. */
export type Shape = (value: Json) => string | null;

export const text: Shape = (value) => (typeof value === 'string' ? null : 'a text');
export const someText: Shape = (value) => (typeof value === 'string' && value !== '' ? null : 'a text that is not empty');
export const flag: Shape = (value) => (typeof value === 'boolean' ? null : 'true or false');

export function oneOf(...values: readonly string[]): Shape {
  return (value) => (values.some((one) => one === value) ? null : `one of ${values.join(', ')}`);
}

export function whole(least: number, most = Number.MAX_SAFE_INTEGER): Shape {
  return (value) =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most
      ? null
      : `a whole number from ${least}`;
}

export function list(of: Shape, least = 0, most = Number.POSITIVE_INFINITY): Shape {
  return (value) => {
    const items = listOf(value);
    if (items === null || items.length < least || items.length > most) return `a list of ${least} or more`;
    return items.map(of).find((problem) => problem !== null) ?? null;
  };
}

/** Either of two. */
export function either(one: Shape, other: Shape): Shape {
  return (value) => (one(value) === null ? null : other(value));
}

/** Keys that have to be there, and keys that may be. */
export interface Keys {
  readonly required: { readonly [key: string]: Shape };
  readonly optional: { readonly [key: string]: Shape };
}

export function object(keys: Keys): Shape {
  return (value) => {
    const members = membersOf(value);
    return members === null ? 'an object' : problemOf(members, keys);
  };
}

/** Refuses an object that lacks a key, has a wrong one, or one that nobody knows: what is not known says nothing. */
export function check(members: Members, keys: Keys, what: string): void {
  const problem = problemOf(members, keys);
  if (problem !== null) wrong(`${what}: ${problem}`);
}

function problemOf(members: Members, { required, optional }: Keys): string | null {
  const missing = Object.keys(required).find((key) => !members.has(key));
  if (missing !== undefined) return `${missing} is missing`;
  const shapes = new Map([...Object.entries(required), ...Object.entries(optional)]);
  for (const [key, value] of members) {
    const shape = shapes.get(key);
    if (shape === undefined) return `${JSON.stringify(key)} is not known`;
    const expected = shape(value);
    if (expected !== null) return `${key} should be ${expected}`;
  }
  return null;
}
