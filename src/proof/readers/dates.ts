import type { Bound, Field, Predicate, Relation } from '../../ir/index.ts';
import { origin } from '../origin.ts';

/** Some instant of a date field between dates as they are written, each of which names a stretch of time. */
export function betweenDates(field: Field, lower: Bound | null, upper: Bound | null): Predicate {
  const relation = relationOf(lower, upper);
  if (relation === null) return { kind: 'range', field, lower, upper, origin };
  // What a text names is told where values are told apart (`values/instants.ts`).
  return { kind: 'date-range', field, relation, text: String((lower ?? upper)?.value), from: null, to: null, origin };
}

function relationOf(lower: Bound | null, upper: Bound | null): Relation | null {
  if (lower === null) return upper === null ? null : upper.inclusive ? 'le' : 'lt';
  if (upper === null) return lower.inclusive ? 'ge' : 'gt';
  return lower.value === upper.value && lower.inclusive && upper.inclusive ? 'eq' : null;
}
