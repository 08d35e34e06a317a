import type { SchemaField } from '../../../event/index.ts';
import type { EventOrder, Field, RuleMeta } from '../../../ir/index.ts';
import type { Span } from '../../../source/index.ts';
import { type LowerContext, refuse } from './context.ts';
import { readsLikeDefault } from './dates/like-default.ts';
import { hasKnownValues, resolveField } from './fields.ts';

/** The field of moments unless the rule names another. (eql-semantics 1.3) */
export const DEFAULT_TIMESTAMP_FIELD = '@timestamp';

/**
 * By what the events of a sequence are ordered; both fields are named by the document, not the query, so their place is
 * that of the sequence. Where the mapping lacks them, the moment is a date and the tiebreaker a whole number, as
 * `event.sequence` and its like are.
 */
export function orderOf(
  context: LowerContext,
  { timestampField, tiebreakerField }: Pick<RuleMeta, 'timestampField' | 'tiebreakerField'>,
  origin: Span,
): EventOrder {
  const field = (name: string, unmapped: Field['type']): Field => {
    const facts = context.schema.fields.get(name);
    if (facts !== undefined && facts.origin === 'mapping') {
      const resolved = resolveField(context.schema, { name, optional: true, span: origin });
      hasKnownValues(context, resolved);
      return asOrdered(context, resolved, facts, origin);
    }
    return { name, type: unmapped, ignoreAbove: null, nullValue: null, optional: true, origin };
  };
  return {
    timestamp: field(timestampField ?? DEFAULT_TIMESTAMP_FIELD, 'date'),
    tiebreaker: tiebreakerField === null ? null : field(tiebreakerField, 'long'),
  };
}

/** Moments that may be read as by default are, to the nanosecond; those of another format are read to the millisecond. */
function asOrdered(context: LowerContext, field: Field, { type, dateFormat }: FieldFormat, origin: Span): Field {
  if (dateFormat === undefined) return field;
  if (readsLikeDefault(dateFormat)) {
    const { dateFormat: _, ...usual } = field;
    return usual;
  }
  if (type === 'date_nanos' || field.dateFormat === undefined) {
    const kind = type === 'date_nanos' ? 'nanoseconds in' : 'dates of';
    const message = `${field.name} holds ${kind} the format ${JSON.stringify(dateFormat)}, by which no events are ordered here`;
    refuse(context, 'date-format-unread', message, origin);
  }
  return field;
}

type FieldFormat = Pick<SchemaField, 'type' | 'dateFormat'>;
