import type { Event, Json } from '../event/index.ts';
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
  for (const place of smallest.keys()) {
    const shows = async (event: Event): Promise<boolean> => await take([smallest.with(place, event)]);
    await prune(smallest[place] ?? {}, shows, 0);
  }
  for (let place = smallest.length - 1; place >= 0; place--) {
    while (await take(withSmallerEvent(smallest, place)));
  }
  return smallest;
}

/** Deeper structures than this go whole or stay. */
const DEEPEST = 32;

/** Takes away what can go, outer keys first, each tried once: most of an event goes in a few steps. */
async function prune(event: Event, shows: (smaller: Event) => Promise<boolean>, depth: number): Promise<Event> {
  let smallest = event;
  for (const [key, item] of Object.entries(event)) {
    const { [key]: _, ...rest } = smallest;
    if (await shows(rest)) smallest = rest;
    else if (isObject(item) && depth < DEEPEST) {
      const whole = smallest;
      smallest = { ...whole, [key]: await prune(item, async (inner) => await shows({ ...whole, [key]: inner }), depth + 1) };
    }
  }
  return smallest;
}

function isObject(value: Json): value is Event {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function* fewerEvents(events: readonly Event[]): Iterable<readonly Event[]> {
  const half = Math.ceil(events.length / 2);
  if (events.length > 3) yield* [events.slice(0, half), events.slice(half)];
  for (const place of events.keys()) yield events.filter((_, other) => other !== place);
}

function* withSmallerEvent(events: readonly Event[], place: number): Iterable<readonly Event[]> {
  for (const smaller of smallerEvents(events[place] ?? {})) yield events.with(place, smaller);
}
