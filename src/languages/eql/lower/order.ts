import type { EventOrder, Field, RuleMeta } from '../../../ir/index.ts';
import type { Span } from '../../../source/index.ts';
import { type LowerContext, refuse } from './context.ts';
import { readsLikeDefault } from './dates/like-default.ts';
import { hasKnownValues, resolveField } from './fields.ts';

/** The field of moments unless the rule names another. (eql-semantics 1.3) */
const DEFAULT_TIMESTAMP_FIELD = '@timestamp';

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
    if (facts?.dateFormat !== undefined && !readsLikeDefault(facts.dateFormat)) {
      const message = `${name} holds dates of the format ${JSON.stringify(facts.dateFormat)}, by which no events are ordered here`;
      refuse(context, 'date-format-unread', message, origin);
    }
    if (facts !== undefined) {
      const resolved = resolveField(context.schema, { name, optional: true, span: origin });
      hasKnownValues(context, resolved);
      return resolved;
    }
    return { name, type: unmapped, ignoreAbove: null, nullValue: null, optional: true, origin };
  };
  return {
    timestamp: field(timestampField ?? DEFAULT_TIMESTAMP_FIELD, 'date'),
    tiebreaker: tiebreakerField === null ? null : field(tiebreakerField, 'long'),
  };
}
