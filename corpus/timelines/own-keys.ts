import type { Event, Scalar } from '../../src/event/index.ts';
import { familyOf } from '../../src/schema/families.ts';
import { isNonEmpty } from '../../src/source/index.ts';
import { factsOf } from '../conditions/reading.ts';
import { put, valuesAt } from '../edit.ts';
import { fits } from '../solve/constraints.ts';
import type { BuiltTimeline } from './build-timeline.ts';
import { fieldsRead } from './correlation.ts';
import type { EvaluatedEvent } from './event-pool.ts';
import { type TimelineContext, touches } from './generate-event.ts';
import { criteriaMet } from './matches.ts';

/**
 * The timeline under keys that no timeline of another number has, so that it takes no part in their matches. Keys that conditions speak of stay as
 * they are. Null when it is no longer certain which criteria the events meet.
 */
export function underOwnKeys(built: BuiltTimeline, number: number, context: TimelineContext): BuiltTimeline | null {
  const { correlation, labelledBy, schema } = context;
  const read = [...correlation.criteria.flatMap(fieldsRead), ...context.reserved];
  const places = [...correlation.steps[0].keys.keys()].filter((place) =>
    correlation.criteria.every(({ keys }) => !touches(read, keys[place]?.name ?? '')),
  );
  const fields = [...new Set(correlation.criteria.flatMap(({ keys }) => places.map((place) => keys[place]?.name ?? '')))];
  const rename = renamer(number);
  const events: EvaluatedEvent[] = [];
  for (const { event } of built.events) {
    const renamed = fields.reduce((told: Event, field): Event => {
      const values = valuesAt(event, field);
      const family = familyOf(factsOf(schema, field).type);
      const fresh = values.map((value) => rename(value, family));
      const [only] = fresh;
      if (only === undefined || !fresh.every((value) => fits(schema, field, value))) return told;
      return put(told, field, fresh.length === 1 ? only : fresh);
    }, event);
    const met = criteriaMet(renamed, labelledBy, schema);
    if (met === null) return null;
    events.push({ event: renamed, met });
  }
  return isNonEmpty(events) ? { ...built, events } : null;
}

/** Names for values: equal ones for equal values, others than those of other numbers. */
function renamer(number: number): (value: Scalar, family: ReturnType<typeof familyOf>) => Scalar {
  const known = new Map<Scalar, number>();
  return (value, family) => {
    const index = known.get(value) ?? known.size;
    known.set(value, index);
    const unique = 64 * number + index;
    switch (family) {
      case 'string':
      case 'text':
        return `${value}-${number}`;
      case 'number':
        return unique;
      case 'ip':
        return `10.${Math.floor(unique / 65_536) % 256}.${Math.floor(unique / 256) % 256}.${unique % 256}`;
      case 'boolean':
      case 'date':
      case 'unsupported':
        return value;
    }
  };
}
