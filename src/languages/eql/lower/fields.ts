import { familyOf, type Schema, type SchemaField, type TypeFamily } from '../../../event/index.ts';
import type { Field } from '../../../ir/index.ts';
import type { FieldReference } from '../ast.ts';
import { inferredFacts } from '../field-facts.ts';
import { type LowerContext, refuse } from './context.ts';
import { parseDateFormat } from './dates/index.ts';

/** The families a leaf can be about; text and unsupported types are refused before. */
export type UsableFamily = Exclude<TypeFamily, 'text' | 'unsupported'>;

export interface UsableField {
  readonly field: Field;
  readonly family: UsableFamily;
}

/** A field that a rule may use, or null after reporting why not: text without exact values, nested and the like. */
export function useField(context: LowerContext, reference: FieldReference): UsableField | null {
  const field = resolveField(context.schema, reference);
  const family = familyOf(field.type);
  if (family === 'text') {
    refuse(context, 'text-without-exact', `${reference.name} is a text field without an exact sub-field`, reference.span);
    return null;
  }
  if (family === 'unsupported') {
    refuse(
      context,
      'unsupported-field-type',
      `${reference.name} is of type ${field.type}, which EQL does not support`,
      reference.span,
    );
    return null;
  }
  return { field, family };
}

/**
 * Reports a field whose values are rounded by a factor that is not known here: all but its presence would be answered
 * wrongly. True when there is nothing to report. (eql-semantics 9.1)
 */
export function hasKnownValues(context: LowerContext, field: Pick<Field, 'name' | 'type' | 'origin'>): boolean {
  if (field.type !== 'scaled_float') return true;
  const message = `${field.name} is a scaled_float, whose values are rounded by a factor that is not known here`;
  refuse(context, 'scaled-float-not-lowered', message, field.origin, 'map the field as double; null tests work as it is');
  return false;
}

/**
 * A field of a rule with the facts of the mapping. The exact sub-field stands in for a text field (eql-semantics 1.6),
 * and events are read under the name that really carries the values: an alias's target, a sub-field's parent.
 */
export function resolveField(schema: Schema, reference: Pick<FieldReference, 'name' | 'optional' | 'span'>): Field {
  const written = schema.fields.get(reference.name) ?? inferredFacts('keyword');
  const exactName = written.exactSubfield === null ? null : `${reference.name}.${written.exactSubfield}`;
  const exact = exactName === null ? undefined : schema.fields.get(exactName);
  const facts: SchemaField = exact ?? written;
  const indexName = exact === undefined ? reference.name : (exactName ?? reference.name);
  const name = facts.path ?? indexName;
  return {
    name,
    ...(name === indexName ? {} : { indexName }),
    type: facts.type,
    ignoreAbove: facts.ignoreAbove,
    nullValue: facts.nullValue,
    ...dateFormatOf(facts),
    optional: reference.optional,
    origin: reference.span,
  };
}

/** A format that is not told has been reported. */
function dateFormatOf({ dateFormat }: SchemaField): Pick<Field, 'dateFormat'> {
  const format = dateFormat === undefined ? null : parseDateFormat(dateFormat);
  return format === null ? {} : { dateFormat: format };
}
