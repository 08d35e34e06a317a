import type { FieldType, SchemaField } from '../../event/index.ts';

/** Like almost every keyword of ECS; longer strings count as missing. (eql-semantics 9.1) */
const INFERRED_IGNORE_ABOVE = 1024;

/** The facts of a field that no mapping describes, of a type guessed from how the rule uses it. */
export function inferredFacts(type: FieldType): SchemaField {
  const ignoreAbove = type === 'keyword' ? INFERRED_IGNORE_ABOVE : null;
  return { type, ignoreAbove, nullValue: null, exactSubfield: null, origin: 'inferred' };
}
