import type { Field } from '../../src/ir/index.ts';

/** What the index calls the field: for the exact values of a text field, or through an alias, not what events call it. */
export function indexedName({ name, indexName }: Field): string {
  return indexName ?? name;
}
