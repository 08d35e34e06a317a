import type { SchemaField } from '../event/index.ts';

/** An object whose children can be named without its path. */
export interface Passthrough {
  readonly name: string;
  readonly priority: number;
}

/**
 * Adds the short names of what passthrough objects hold: `attributes.app.color` is also `app.color`. A field of that very name wins, then
 * the object of higher priority. (eql-semantics 9.1)
 */
export function addPassthrough(fields: Map<string, SchemaField>, objects: readonly Passthrough[]): void {
  const named = new Set(fields.keys());
  const byPriority = [...objects].sort((one, other) => one.priority - other.priority);
  for (const { name } of byPriority) {
    const prefix = `${name}.`;
    for (const full of named) {
      const facts = full.startsWith(prefix) ? fields.get(full) : undefined;
      const short = full.slice(prefix.length);
      if (facts === undefined || named.has(short)) continue;
      fields.set(short, { ...facts, path: facts.path ?? full });
    }
  }
}
