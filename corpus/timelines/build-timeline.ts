import type { Event, EventId, Scalar, Schema } from '../../src/event/index.ts';
import { isNonEmpty, type NonEmpty } from '../../src/source/index.ts';
import { spellingOf } from '../conditions/date-spelling.ts';
import { drop, flatten, put } from '../edit.ts';
import { respeller } from '../mapped-dates.ts';
import type { Actor, Troupe } from './event-pool.ts';
import { placed, type Stage } from './generate-event.ts';
import { type Charted, matchesOf } from './matches.ts';
import type { Draft, Player } from './timeline-plan.ts';

/** A draft for which events were found. */
export interface Act {
  readonly draft: Draft;
  /** The events with the parts they play, in the order of time. */
  readonly cast: NonEmpty<Actor>;
  /** Every event plays the role that the draft gives it and no other, under the key that it gives it. */
  readonly alone: boolean;
}

/** Matches as places of events. */
export type Matches = readonly NonEmpty<EventId>[];

/** Finds an event for every player; null when some part has none. */
export function perform(draft: Draft, company: Troupe): Act | null {
  const cast: Actor[] = [];
  for (const player of draft.players) {
    const actor = company(player);
    if (actor === null) return null;
    cast.push(actor);
  }
  if (!isNonEmpty(cast)) return null;
  return { draft, cast, alone: draft.players.every((player, place) => plays(cast[place]?.parts, player)) };
}

/** Whether an event plays the role of a player and no other, or none at all. */
function plays(parts: Actor['parts'] | undefined, { role, key }: Player): boolean {
  if (role === null) return parts?.size === 0;
  const keys = parts?.get(role) ?? [];
  return parts?.size === 1 && keys.length > 0 && (keys.length === 1 || key.as === 'both');
}

/** The matches among the events of an act, before pipes, as their places in the order of time. */
export function matchesIn({ draft, cast, alone }: Act, stage: Stage): Matches {
  if (alone && draft.matches !== null && !stage.judged.isMixed) return draft.matches.filter(isNonEmpty);
  return matchesOf(
    cast.flatMap(({ parts }, place) => charted(parts, draft.players[place], place, 0)),
    stage.judged,
  );
}

/** An event as the chart of a whole stream shows it; nothing for one that is left out. `start` is when the act begins. */
export function charted(parts: Actor['parts'], player: Player | undefined, id: EventId, start: number): readonly Charted[] {
  if (player === undefined || player.lost !== undefined) return [];
  return [{ id, at: start + player.at, parts }];
}

/** Which fields of an event tell its place in time. */
export interface Clock {
  /** `@timestamp` unless given. */
  readonly timestampField?: string;
  /** A numeric field that orders events of one instant; without it they stand in the order in which they arrive. */
  readonly tiebreakerField?: string;
}

/** The events of an act that begins at an instant (epoch milliseconds), in the order of time. */
export function staged({ draft, cast }: Act, start: number, stage: Stage, clock: Clock): NonEmpty<Event> {
  const respell = respeller(stage.schema);
  const written = ({ event }: Actor, place: number): Event => {
    const player = draft.players[place];
    const instant = start + (player?.at ?? 0);
    const told = stamped(placed(event, instant, timing(instant, place, draft, clock, stage.schema), stage), player, clock);
    const spelt = respell(told);
    return draft.writing === 'flat' ? flatten(spelt) : spelt;
  };
  const [first, ...others] = cast;
  return [written(first, 0), ...others.map((actor, place) => written(actor, place + 1))];
}

function timing(
  instant: number,
  place: number,
  draft: Draft,
  { timestampField = '@timestamp', tiebreakerField }: Clock,
  schema: Schema,
): readonly (readonly [string, Scalar])[] {
  const format = schema.fields.get(timestampField)?.dateFormat;
  const iso = new Date(instant).toISOString();
  const timestamp = draft.writing === 'epoch' && format === undefined ? instant : (spellingOf(format)?.write(instant) ?? iso);
  const tie = tiebreakerField === undefined ? [] : [[tiebreakerField, place + 1] as const];
  return [[timestampField, timestamp], ...tie];
}

/** The event without what a player lacks. */
function stamped(event: Event, player: Player | undefined, { timestampField = '@timestamp', tiebreakerField }: Clock): Event {
  const untied = player?.untied === true && tiebreakerField !== undefined ? drop(event, tiebreakerField) : event;
  if (player?.lost === 'no-timestamp') return drop(untied, timestampField);
  return player?.lost === 'bad-timestamp' ? put(untied, timestampField, 'the day before yesterday') : untied;
}
