import type { Agreement } from '../../contract/index.ts';
import type { Event, Json, Schema } from '../../event/index.ts';
import { isNonEmpty, type NonEmpty } from '../../source/index.ts';
import { textsOf } from '../agreements.ts';
import type { ClaimedLoss } from '../subject.ts';
import { spoiledEvents } from './spoil.ts';
import { withField } from './with-field.ts';

/** Timelines on which a loss may bite: not as it presumes, or with a match more than one. */
export function spoiledTimelines(
  { effect, presumes = [] }: Pick<ClaimedLoss, 'effect' | 'presumes'>,
  events: NonEmpty<Event>,
  timestampField: string,
  schema: Schema,
): readonly NonEmpty<Event>[] {
  if (effect === 'other-count') return [again(events, timestampField, schema)];
  return presumes.flatMap((agreement) => notAs(agreement, events, schema)).filter(isNonEmpty);
}

function notAs(agreement: Agreement, events: NonEmpty<Event>, schema: Schema): readonly (readonly Event[])[] {
  switch (agreement.kind) {
    case 'distinct-times':
      return events.slice(1).map((_, at) => {
        const [time] = textsOf(events[at] ?? {}, agreement.field, schema);
        return time === undefined
          ? events
          : events.with(at + 1, withField(events[at + 1] ?? {}, agreement.field, likeTime(time)));
      });
    case 'span':
      return [[moved(events[0], agreement.field, -agreement.milliseconds, schema), ...events.slice(1)]];
    default:
      return events.flatMap((event, at) => spoiledEvents(agreement, event, schema).map((spoiled) => events.with(at, spoiled)));
  }
}

/** All of it happens twice, the second time right behind the first. */
function again(events: NonEmpty<Event>, field: string, schema: Schema): NonEmpty<Event> {
  const times = events.flatMap((event) => textsOf(event, field, schema)).map(timeOf);
  const length = times.length === 0 ? 0 : Math.max(...times) - Math.min(...times);
  return [...events, ...events.map((event) => moved(event, field, length + 1, schema))];
}

function moved(event: Event, field: string, milliseconds: number, schema: Schema): Event {
  const [text] = textsOf(event, field, schema);
  if (text === undefined) return event;
  const time = timeOf(text) + milliseconds;
  if (!Number.isSafeInteger(time)) return event;
  return withField(event, field, isCount(text) ? time : new Date(time).toISOString());
}

function likeTime(text: string): Json {
  return isCount(text) ? Number(text) : text;
}

function timeOf(text: string): number {
  return isCount(text) ? Number(text) : Date.parse(text);
}

/** Milliseconds since 1970. */
function isCount(text: string): boolean {
  return /^\d{1,15}$/.test(text);
}
