import { around } from '../../src/contract/index.ts';
import { lookBackOf, type Rule } from '../../src/ir/index.ts';
import { all, any, EVERYTHING, negate, type Query } from './query.ts';
import { note, type Sink } from './sink.ts';

/** Where documents have their time, whatever field a rule orders events by. */
export const DEFAULT_TIME_FIELD = '@timestamp';

/**
 * The stretch of time that a run of the rule looks at, as Kibana asks for it: over the field that the rule prefers and, for events
 * without it, over `@timestamp`; never over the field that events are ordered by. (eql-semantics 13.3)
 */
export function lookBack(rule: Rule, sink: Sink): Query {
  const { from, to, timestampOverride: preferred, timestampOverrideFallbackDisabled } = rule.meta;
  if (from === null && to === null) return EVERYTHING;
  const end = to ?? 'now';
  for (const text of [from, end])
    if (text !== null && !/^now([+-]\d+[yMwdhHms])*(\/[yMwdhHms])?$|^\d{4}-/.test(text))
      note(sink, 'schedule-not-date-math', `the cluster may not read ${JSON.stringify(text)} as a time`, rule.plan.origin);
  const within = (field: string): Query => ({
    range: { [field]: { ...(from === null ? {} : { gte: from }), lte: end, format: 'strict_date_optional_time' } },
  });
  if (preferred === null || preferred === DEFAULT_TIME_FIELD) return within(DEFAULT_TIME_FIELD);
  if (timestampOverrideFallbackDisabled) return within(preferred);
  return any([within(preferred), all([within(DEFAULT_TIME_FIELD), negate({ exists: { field: preferred } })])]);
}

/** Each event of a sequence has to lie in the range, so a sequence that takes longer than the look-back is never found. */
export function noteShortLookBack({ meta, plan }: Rule, sink: Sink): void {
  const reach = lookBackOf(meta);
  if (plan.kind !== 'sequence' || plan.maxspan === null || reach === null || plan.maxspan <= reach) return;
  const message = `the look-back of the rule (${meta.from}) is shorter than its maxspan: sequences that take longer are not found`;
  note(sink, around.known('look-back-shorter'), message, plan.origin, 'look back further than maxspan and the interval together');
}
