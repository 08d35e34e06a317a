import type { Schema, SchemaField } from '../../../event/index.ts';

const BY_PATH = new WeakMap<Schema['fields'], ReadonlyMap<string, readonly SchemaField[]>>();

/** What a mapping has under the name that a field goes by in events: itself, and what other names stand for it. */
export function mappedAs({ fields }: Schema, name: string): readonly SchemaField[] {
  const known = BY_PATH.get(fields) ?? byPath(fields);
  BY_PATH.set(fields, known);
  return known.get(name) ?? [];
}

function byPath(fields: Schema['fields']): ReadonlyMap<string, readonly SchemaField[]> {
  const found = new Map<string, SchemaField[]>();
  for (const [key, facts] of fields) {
    const path = facts.path ?? key;
    const others = found.get(path);
    if (others === undefined) found.set(path, [facts]);
    else others.push(facts);
  }
  return found;
}
