import type { Json } from '../../event/index.ts';

type JsonObject = { readonly [key: string]: Json };

/**
 * All that an event has under a dotted name, arrays opened: scalars, nulls and objects. Nested objects and dotted keys are two spellings
 * of one name, and what both hold counts. A list of what is still to be opened instead of recursion, for events may nest deep.
 */
export function found(event: JsonObject, name: string): readonly Json[] {
  const all: Json[] = [];
  const open: (readonly [Json, string | null])[] = [[event, name]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [json, rest] = next;
    if (isList(json)) for (const one of [...json].reverse()) open.push([one, rest]);
    else if (rest === null) all.push(json);
    else if (isObject(json)) open.push(...membersOf(json, rest));
  }
  return all;
}

/** The members that begin the rest of a name, the longest last, with what is left of it then. */
function membersOf(object: JsonObject, rest: string): readonly (readonly [Json, string | null])[] {
  const words = rest.split('.');
  return words.flatMap((_, index): readonly (readonly [Json, string | null])[] => {
    const key = words.slice(0, index + 1).join('.');
    if (!Object.hasOwn(object, key)) return [];
    return [[object[key] ?? null, index + 1 === words.length ? null : words.slice(index + 1).join('.')]];
  });
}

function isList(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}

export function isObject(json: Json): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
