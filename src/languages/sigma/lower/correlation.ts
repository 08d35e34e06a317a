import {
  allOf,
  anyOf,
  type EventOrder,
  type Field,
  type Plan,
  type Predicate,
  type RuleMeta,
  type Step,
} from '../../../ir/index.ts';
import { isNonEmpty, type Span } from '../../../source/index.ts';
import type { Correlation, Detection } from '../ast.ts';
import { keyName } from '../walk.ts';
import { type LowerContext, refuse } from './context.ts';
import { detectionPredicate } from './detection.ts';
import { useField } from './fields.ts';

/** So many repeats of an event a sequence takes. */
const MOST_RUNS = 100;

/** What a correlation asks of events in the order of time; null after saying why it has no form. */
export function correlationPlan(context: LowerContext, correlation: Correlation, meta: RuleMeta): Plan | null {
  const steps = stepsOf(context, correlation);
  if (!isNonEmpty(steps) || context.problems.length > 0) return null;
  const { span: origin, timespan } = correlation;
  return { kind: 'sequence', steps, maxspan: timespan, until: null, order: orderOf(meta, origin), pipes: [], origin };
}

function stepsOf(context: LowerContext, correlation: Correlation): readonly Step[] {
  const { type, typePlace, rules, span, bounds } = correlation;
  const lowered = new Map<Detection, Step['where']>();
  const whereOf = (rule: Detection): Step['where'] => {
    const known = lowered.get(rule);
    if (known !== undefined) return known;
    const where = detectionPredicate(context, rule);
    lowered.set(rule, where);
    return where;
  };
  // What is wrong with a field is told once, however many rules call it so.
  const used = new Map<string, readonly Field[]>();
  const keysOf = (rule: Detection, name: string): readonly Field[] =>
    correlation.groupBy.flatMap((key) => {
      const called = keyName(correlation, key.name, rule, name);
      const known = used.get(called) ?? [useField(context, called, key.span)?.field ?? []].flat();
      used.set(called, known);
      return known;
    });
  switch (type) {
    case 'temporal_ordered': {
      const all = bounds.every(({ relation, count }) => (relation === 'gte' || relation === 'eq') && count === rules.length);
      if (!all)
        refuse(context, 'sigma-correlation-type', 'some of the rules in order have no form', bounds[0]?.span ?? typePlace);
      return rules.map(({ name, rule, span: origin }) => ({
        ...withKeys(whereOf(rule), keysOf(rule, name)),
        missing: false,
        runs: 1,
        origin,
      }));
    }
    case 'event_count': {
      const runs = countOf(context, correlation);
      const [keys = [], ...others] = rules.map(({ name, rule }) => keysOf(rule, name));
      const same = others.every((other) => other.every((key, index) => key.name === keys[index]?.name));
      if (!same) refuse(context, 'sigma-correlation-type', 'one count of rules whose keys have different names', typePlace);
      return [
        {
          ...withKeys(
            anyOf(
              rules.map(({ rule }) => whereOf(rule)),
              span,
            ),
            keys,
          ),
          missing: false,
          runs,
          origin: span,
        },
      ];
    }
    case 'temporal':
    case 'value_count':
    case 'value_sum':
    case 'value_avg':
    case 'value_percentile':
    case 'value_median':
      refuse(context, 'sigma-correlation-type', `a correlation of type ${type} has no form`, typePlace);
      return [];
  }
}

/** An event without a value to group by is of no group: there a sequence would join it with others that have none. */
function withKeys(where: Predicate, keys: readonly Field[]): Pick<Step, 'where' | 'keys'> {
  const { origin } = where;
  const present = keys.map((field): Predicate => ({ kind: 'present', field, origin }));
  return { where: allOf([where, ...present], origin), keys };
}

/** From how many events on; a count that has an upper end cannot be told before the time is over. */
function countOf(context: LowerContext, { bounds, typePlace }: Correlation): number {
  const [bound, another] = bounds;
  const refused = (message: string, place: Span): number => {
    refuse(context, 'sigma-correlation-type', message, place);
    return 1;
  };
  if (bound === undefined) return refused('the correlation does not say how many events it wants', typePlace);
  if (another !== undefined) return refused('a count with two bounds has no form', another.span);
  if (bound.relation !== 'gte' && bound.relation !== 'gt')
    return refused(`a count with \`${bound.relation}\` has no form`, bound.span);
  const count = bound.relation === 'gt' ? bound.count + 1 : bound.count;
  if (count < 1 || count > MOST_RUNS) return refused(`a count of ${count} events is outside of 1 to ${MOST_RUNS}`, bound.span);
  return count;
}

function orderOf({ timestampField, tiebreakerField }: RuleMeta, origin: Span): EventOrder {
  const field = (name: string, type: Field['type']): Field => ({
    name,
    type,
    ignoreAbove: null,
    nullValue: null,
    optional: false,
    origin,
  });
  return {
    timestamp: field(timestampField ?? '@timestamp', 'date'),
    tiebreaker: tiebreakerField === null ? null : field(tiebreakerField, 'long'),
  };
}
