import { familyOf } from '../../../schema/families.ts';
import type { CheckContext } from './context.ts';

/** Events are put in order by a date: Elasticsearch refuses a sequence over any other timestamp. (eql-semantics 10.1) */
export function checkOrder({ query, schema, timestampField, report }: CheckContext): void {
  const { body, pipes } = query;
  const facts = schema.fields.get(timestampField);
  const isOrdered = body.kind === 'sequence' || (body.kind === 'event' && pipes.length > 0);
  if (!isOrdered || facts === undefined || facts.origin !== 'mapping' || familyOf(facts.type) === 'date') return;
  const message = `${timestampField}, by which events are ordered, is of type ${facts.type}`;
  report('timestamp-not-a-date', message, body.span, { help: 'map it as a date, or name another timestamp field' });
}
