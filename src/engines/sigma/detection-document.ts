import type { Entries } from './entries.ts';

/** Search identifiers, and conditions of which one has to hold. */
export interface Detection {
  readonly searches: Entries;
  readonly conditions: readonly string[];
  /** The place of the document among all, and the key under which the searches stand: where errors and explanations point. */
  readonly path: readonly [document: number, key: string];
}

/** Reads search identifiers with their conditions. */
export function readDetection(entries: Entries, path: Detection['path']): Detection | string {
  const searches = new Map(entries);
  const written = searches.get('condition');
  searches.delete('condition');
  const list: readonly unknown[] = Array.isArray(written) ? written : [written];
  const conditions = list.filter((one) => typeof one === 'string');
  if (conditions.length === 0 || conditions.length < list.length) return 'the condition is no string';
  return { searches, conditions, path };
}
