/** The entries of a YAML map, or null when it is something else. */
export function entriesOf(value: unknown): Map<string, unknown> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Date) return null;
  return new Map(Object.entries(value));
}
