import type { FieldType } from '../event/index.ts';
import { allOf, anyOf, type Field, type Predicate, type Relation, type Rule } from '../ir/index.ts';
import { origin } from './origin.ts';
import { betweenDates } from './readers/dates.ts';

/**
 * The stretch of time that a run of a detection rule looks at, as a condition on its events: over the field that the rule prefers and, for
 * events without it, over `@timestamp`. One value of the field lies in it, or, as EQL asks, some value is behind its start and some before
 * its end. Null: the rule names none. (eql-semantics 13.3)
 */
export function runRange({ meta }: Rule, bounds: 'of-one-value' | 'each' = 'of-one-value'): Predicate | null {
  const { from, to, timestampOverride, timestampOverrideFallbackDisabled } = meta;
  if (from === null && to === null) return null;
  const within = (name: string): Predicate => {
    const field = timeField(name);
    const lower = from === null ? null : ({ value: from, inclusive: true } as const);
    if (bounds === 'of-one-value') return betweenDates(field, lower, { value: to ?? 'now', inclusive: true });
    const bound = (relation: Relation, text: string): Predicate => ({
      kind: 'date-range',
      field,
      relation,
      text,
      from: null,
      to: null,
      origin,
    });
    return allOf([...(from === null ? [] : [bound('ge', from)]), bound('le', to ?? 'now')], origin);
  };
  if (timestampOverride === null || timestampOverride === '@timestamp') return within('@timestamp');
  const preferred = within(timestampOverride);
  if (timestampOverrideFallbackDisabled) return preferred;
  const missing: Predicate = {
    kind: 'not',
    operand: { kind: 'present', field: timeField(timestampOverride), origin },
    origin,
  };
  return anyOf([preferred, allOf([within('@timestamp'), missing], origin)], origin);
}

function timeField(name: string): Field {
  const type: FieldType = 'date';
  return { name, type, ignoreAbove: null, nullValue: null, optional: false, origin };
}
