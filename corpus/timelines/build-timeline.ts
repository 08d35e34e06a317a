import type { Event, EventId, Scalar, Schema } from '../../src/event/index.ts';
import { isNonEmpty, type NonEmpty } from '../../src/source/index.ts';
import { spellingOf } from '../conditions/date-spelling.ts';
import { drop, flatten, put } from '../edit.ts';
import { datesAsMapped } from '../mapped-dates.ts';
import type { EvaluatedEvent, EventPool } from './event-pool.ts';
import { placed, type TimelineContext } from './generate-event.ts';
import { matchesOf, type TimedEvent } from './matches.ts';
import type { PlannedEvent, TimelinePlan } from './timeline-plan.ts';

/** A plan for which events were found. */
export interface BuiltTimeline {
  readonly plan: TimelinePlan;
  /** The events with the criteria they meet, in the order of time. */
  readonly events: NonEmpty<EvaluatedEvent>;
  /** Every event meets the criterion that the plan gives it and no other, under the key that it gives it. */
  readonly alone: boolean;
}

/** Matches as places of events. */
export type Matches = readonly NonEmpty<EventId>[];

/** Finds an event for every planned event; null when some criterion has none. */
export function buildTimeline(plan: TimelinePlan, pool: EventPool): BuiltTimeline | null {
  const events: EvaluatedEvent[] = [];
  for (const planned of plan.events) {
    const evaluated = pool(planned);
    if (evaluated === null) return null;
    events.push(evaluated);
  }
  if (!isNonEmpty(events)) return null;
  return { plan, events, alone: plan.events.every((planned, place) => meetsOnly(events[place]?.met, planned)) };
}

/** Whether an event meets the criterion that was planned and no other, or none at all. */
function meetsOnly(met: EvaluatedEvent['met'] | undefined, { criterion, key }: PlannedEvent): boolean {
  if (criterion === null) return met?.size === 0;
  const keys = met?.get(criterion) ?? [];
  return met?.size === 1 && keys.length > 0 && (keys.length === 1 || key.as === 'both');
}

/** The matches among the events of a timeline, before pipes, as their places in the order of time. */
export function matchesIn({ plan, events, alone }: BuiltTimeline, context: TimelineContext): Matches {
  if (alone && plan.matches !== null && !context.labelledBy.isMixed) return plan.matches.filter(isNonEmpty);
  return matchesOf(
    events.flatMap(({ met }, place) => timed(met, plan.events[place], place, 0)),
    context.labelledBy,
  );
}

/** An event with its time, as matches are looked for in a whole stream; nothing for one that is left out. `start` is when the timeline begins. */
export function timed(
  met: EvaluatedEvent['met'],
  planned: PlannedEvent | undefined,
  id: EventId,
  start: number,
): readonly TimedEvent[] {
  if (planned === undefined || planned.lost !== undefined) return [];
  return [{ id, at: start + planned.at, met }];
}

/** Which fields of an event tell its place in time. */
interface Clock {
  /** `@timestamp` unless given. */
  readonly timestampField?: string;
  /** A numeric field that orders events of one instant; without it they stand in the order in which they arrive. */
  readonly tiebreakerField?: string;
}

/** The events of a timeline that begins at an instant (epoch milliseconds), in the order of time. */
export function writeEvents(
  { plan, events }: BuiltTimeline,
  start: number,
  context: TimelineContext,
  clock: Clock,
): NonEmpty<Event> {
  const respell = datesAsMapped(context.schema);
  const written = ({ event }: EvaluatedEvent, place: number): Event => {
    const planned = plan.events[place];
    const instant = start + (planned?.at ?? 0);
    const told = stamped(placed(event, instant, timing(instant, place, plan, clock, context.schema), context), planned, clock);
    const spelt = respell(told);
    return plan.writing === 'flat' ? flatten(spelt) : spelt;
  };
  const [first, ...others] = events;
  return [written(first, 0), ...others.map((evaluated, place) => written(evaluated, place + 1))];
}

function timing(
  instant: number,
  place: number,
  plan: TimelinePlan,
  { timestampField = '@timestamp', tiebreakerField }: Clock,
  schema: Schema,
): readonly (readonly [string, Scalar])[] {
  const format = schema.fields.get(timestampField)?.dateFormat;
  const iso = new Date(instant).toISOString();
  const timestamp = plan.writing === 'epoch' && format === undefined ? instant : (spellingOf(format)?.write(instant) ?? iso);
  const tie = tiebreakerField === undefined ? [] : [[tiebreakerField, place + 1] as const];
  return [[timestampField, timestamp], ...tie];
}

/** The event without what a planned event lacks. */
function stamped(
  event: Event,
  planned: PlannedEvent | undefined,
  { timestampField = '@timestamp', tiebreakerField }: Clock,
): Event {
  const untied = planned?.untied === true && tiebreakerField !== undefined ? drop(event, tiebreakerField) : event;
  if (planned?.lost === 'no-timestamp') return drop(untied, timestampField);
  return planned?.lost === 'bad-timestamp' ? put(untied, timestampField, 'the day before yesterday') : untied;
}
