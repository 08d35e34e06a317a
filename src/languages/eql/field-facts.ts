import type { FieldType, Schema, SchemaField } from '../../event/index.ts';
import { familyOf } from '../../schema/families.ts';
import type { Comparison, Expression } from './ast.ts';

/** Like almost every keyword of ECS; longer strings count as missing. (eql-semantics 9.1) */
const INFERRED_IGNORE_ABOVE = 1024;

/** The facts of a field that no mapping describes, of a type guessed from how the rule uses it. */
export function inferredFacts(type: FieldType): SchemaField {
  const ignoreAbove = type === 'keyword' ? INFERRED_IGNORE_ABOVE : null;
  return { type, ignoreAbove, nullValue: null, exactSubfield: null, origin: 'inferred' };
}

/** The facts of a field that no mapping describes, guessed from a field whose values it has to equal. */
export function likeFacts({ type, dateFormat }: SchemaField): SchemaField {
  const isText = type !== 'version' && (familyOf(type) === 'string' || familyOf(type) === 'text');
  return { ...inferredFacts(isText ? 'keyword' : type), ...(dateFormat === undefined ? {} : { dateFormat }) };
}

/**
 * `?f == ?g` of two fields without a mapping, the one comparison between fields that Elasticsearch takes: both are null,
 * and null equals null. (eql-semantics 3.5)
 */
export function comparesUnmapped({ operator, left, right }: Comparison, { fields }: Schema): boolean {
  const unmapped = (side: Expression): boolean =>
    side.kind === 'field' && side.optional && fields.get(side.name)?.origin !== 'mapping';
  return (operator === '==' || operator === '!=') && unmapped(left) && unmapped(right);
}
