/** A JSON object of a mapping file. */
export type Dictionary = Readonly<Record<string, unknown>>;

export function isDictionary(json: unknown): json is Dictionary {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** A member of an object itself, never an inherited one. */
export function own(object: Dictionary, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
