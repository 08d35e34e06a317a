import type { Rule } from '../../src/ir/index.ts';
import { EVERYTHING, type Query } from './query.ts';
import { note, type Sink } from './sink.ts';

/** Where documents have their time unless the rule names another field. */
export const DEFAULT_TIME_FIELD = '@timestamp';

/**
 * The earliest time a run of the rule looks at. There is no latest time: documents whose clock runs ahead are in the index when the
 * rule runs, and cutting them off would let them slip past every run.
 */
export function lookBack(rule: Rule, sink: Sink): Query {
  const { from, timestampField } = rule.meta;
  if (from === null) return EVERYTHING;
  if (!/^now([+-]\d+[yMwdhHms])*(\/[yMwdhHms])?$|^\d{4}-/.test(from))
    note(sink, 'schedule-not-date-math', `the cluster may not read ${JSON.stringify(from)} as a time`, rule.plan.origin);
  return { range: { [timestampField ?? DEFAULT_TIME_FIELD]: { gte: from } } };
}
