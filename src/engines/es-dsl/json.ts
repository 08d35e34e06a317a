import { fail } from './failure.ts';

/**
 * JSON as a request carries it: numbers keep their text, since `1` and `1.0` are different types to Elasticsearch, and
 * objects are maps, so that a key named `__proto__` is an ordinary key.
 */
export type Json = null | boolean | string | JsonNumber | readonly Json[] | ReadonlyMap<string, Json>;

/** A number by its text. */
export interface JsonNumber {
  readonly digits: string;
}

/** Narrows to an object. */
export function isObject(json: Json | undefined): json is ReadonlyMap<string, Json> {
  return json instanceof Map;
}

/** Narrows to an array. */
export function isArray(json: Json | undefined): json is readonly Json[] {
  return Array.isArray(json);
}

/** Narrows to a number. */
export function isNumber(json: Json | undefined): json is JsonNumber {
  return typeof json === 'object' && json !== null && 'digits' in json;
}

/** The deepest nesting that Elasticsearch's parser takes. */
const DEPTH_LIMIT = 1000;

const BLANK = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const WORD = /true|false|null/y;

/** Reads a whole JSON text; a key given twice is an error, as Elasticsearch refuses it. */
export function parseJson(text: string): Json {
  let at = 0;
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? null;
    at += found?.length ?? 0;
    return found;
  };
  const sign = (wanted: string): boolean => {
    take(BLANK);
    if (!text.startsWith(wanted, at)) return false;
    at++;
    return true;
  };
  const wrong = (message: string): never => fail('body', `${message} at offset ${at}`);
  const string = (): string => {
    take(BLANK);
    // The pattern leaves nothing that JSON.parse could object to.
    return JSON.parse(take(STRING) ?? wrong('expected a string'));
  };
  const object = (depth: number): Json => {
    const members = new Map<string, Json>();
    if (sign('}')) return members;
    do {
      const key = string();
      if (members.has(key)) wrong(`duplicate key ${JSON.stringify(key)}`);
      if (!sign(':')) wrong('expected ":"');
      members.set(key, value(depth));
    } while (sign(','));
    return sign('}') ? members : wrong('expected "," or "}"');
  };
  const array = (depth: number): Json => {
    const list: Json[] = [];
    if (sign(']')) return list;
    do list.push(value(depth));
    while (sign(','));
    return sign(']') ? list : wrong('expected "," or "]"');
  };
  const value = (depth: number): Json => {
    if (depth > DEPTH_LIMIT) wrong(`nested more than ${DEPTH_LIMIT} deep`);
    if (sign('{')) return object(depth + 1);
    if (sign('[')) return array(depth + 1);
    if (text.startsWith('"', at)) return string();
    const word = take(WORD);
    if (word !== null) return word === 'null' ? null : word === 'true';
    return { digits: take(NUMBER) ?? wrong('expected a JSON value') };
  };
  const whole = value(1);
  take(BLANK);
  return at === text.length ? whole : wrong('unexpected text');
}
