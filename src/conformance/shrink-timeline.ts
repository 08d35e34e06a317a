import type { Event } from '../event/index.ts';
import { isNonEmpty, type NonEmpty } from '../source/index.ts';
import { smallerEvents } from './shrink.ts';

/** Says whether a timeline still shows the difference. */
type TimelineStillShows = (candidate: NonEmpty<Event>) => Promise<boolean>;

/**
 * The smallest timeline that still shows a difference: first whole events are removed, half of them at a time and then one
 * by one, then each event is made smaller. Ends when no step helps, or after `tries` timelines were judged.
 */
export async function shrinkTimeline(
  events: NonEmpty<Event>,
  stillShows: TimelineStillShows,
  tries = 1500,
): Promise<NonEmpty<Event>> {
  let smallest = events;
  let left = tries;
  const take = async (candidates: Iterable<readonly Event[]>): Promise<boolean> => {
    for (const candidate of candidates) {
      if (left-- <= 0) return false;
      if (!isNonEmpty(candidate) || !(await stillShows(candidate))) continue;
      smallest = candidate;
      return true;
    }
    return false;
  };
  while (await take(fewerEvents(smallest)));
  for (let place = smallest.length - 1; place >= 0; place--) {
    while (await take(withSmallerEvent(smallest, place)));
  }
  return smallest;
}

function* fewerEvents(events: readonly Event[]): Iterable<readonly Event[]> {
  const half = Math.ceil(events.length / 2);
  if (events.length > 3) yield* [events.slice(0, half), events.slice(half)];
  for (const place of events.keys()) yield events.filter((_, other) => other !== place);
}

function* withSmallerEvent(events: readonly Event[], place: number): Iterable<readonly Event[]> {
  for (const smaller of smallerEvents(events[place] ?? {})) yield events.with(place, smaller);
}
