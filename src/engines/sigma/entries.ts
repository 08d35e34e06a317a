export type Entries = ReadonlyMap<string, unknown>;

/** The entries of a YAML map, or null when it is something else. Only own keys count, whatever they are called. */
export function entriesOf(value: unknown): Map<string, unknown> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Date) return null;
  return value instanceof Map ? new Map<string, unknown>(value) : new Map(Object.entries(value));
}
