import type { Schema, SchemaField, TypeFamily } from '../../../event/index.ts';
import type { Field } from '../../../ir/index.ts';
import { familyOf } from '../../../schema/families.ts';
import type { FieldReference } from '../ast.ts';
import { inferredFacts } from '../field-facts.ts';
import { type LowerContext, refuse } from './context.ts';
import { parseDateFormat } from './dates/index.ts';

/** The families a leaf can be about; text and unsupported types are refused before. */
type UsableFamily = Exclude<TypeFamily, 'text' | 'unsupported'>;

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
  return isSearched(context, reference, true) ? { field, family } : null;
}

/**
 * The field whose presence is asked for, and whose order: of a text field that itself, not the exact sub-field that stands in for it
 * everywhere else. (eql-semantics 9.1)
 */
export function useWhole(context: LowerContext, reference: FieldReference): UsableField | null {
  const written = context.schema.fields.get(reference.name);
  if (written === undefined || written.exactSubfield === null) return useField(context, reference);
  // Without a sub-field the text could not be named at all.
  return isSearched(context, reference, false) ? { field: fieldOf(reference, reference.name, written), family: 'string' } : null;
}

/** A field that an index neither indexes nor keeps values of is found by no search. */
function isSearched(context: LowerContext, reference: FieldReference, exact: boolean): boolean {
  const written = context.schema.fields.get(reference.name);
  const subfield =
    exact && written?.exactSubfield ? context.schema.fields.get(`${reference.name}.${written.exactSubfield}`) : undefined;
  if ((subfield ?? written)?.keeps !== 'nothing') return true;
  refuse(context, 'field-not-indexed', `${reference.name} is not indexed, so that no search finds its values`, reference.span);
  return false;
}

/** Reports a field whose values scripts cannot read. True when there is nothing to report. */
export function hasScriptValues(context: LowerContext, reference: FieldReference): boolean {
  const written = context.schema.fields.get(reference.name);
  const subfield = written?.exactSubfield ? context.schema.fields.get(`${reference.name}.${written.exactSubfield}`) : undefined;
  if ((subfield ?? written)?.keeps === undefined) return true;
  refuse(context, 'field-not-indexed', `${reference.name} keeps no values for scripts (\`doc_values\`)`, reference.span);
  return false;
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
  return exact === undefined || exactName === null
    ? fieldOf(reference, reference.name, written)
    : fieldOf(reference, exactName, exact);
}

/** A field under the name that the index answers to. */
function fieldOf(reference: Pick<FieldReference, 'optional' | 'span'>, indexName: string, facts: SchemaField): Field {
  const name = facts.path ?? indexName;
  const steps = facts.normalizer?.steps ?? null;
  return {
    name,
    ...(name === indexName ? {} : { indexName }),
    type: facts.type,
    ignoreAbove: facts.ignoreAbove,
    nullValue: facts.nullValue,
    ...(facts.constant === undefined ? {} : { constant: facts.constant }),
    ...(steps === null || steps.length === 0 ? {} : { normalizer: steps }),
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
