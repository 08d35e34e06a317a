import type { Event, Json } from '../event/index.ts';

/** Says for each candidate whether it still shows the difference; candidates are judged together, in one run. */
type StillShows = (candidates: readonly Event[]) => Promise<readonly boolean[]>;

/**
 * The smallest event that still shows a difference: fields are removed, arrays and strings shortened, one step at a time,
 * as long as the difference stays. Ends when no step helps, or after `rounds` steps.
 */
export async function shrinkEvent(event: Event, stillShows: StillShows, rounds = 400): Promise<Event> {
  let smallest = rounds > 0 ? await withoutIdleFields(event, stillShows) : event;
  for (let round = 0; round < rounds; round++) {
    const candidates = smallerEvents(smallest);
    const shows = await stillShows(candidates);
    const next = candidates[shows.indexOf(true)];
    if (next === undefined) return smallest;
    smallest = next;
  }
  return smallest;
}

/** Two runs in place of one for each field: what can go alone can mostly go together; where it cannot, all of it stays. */
async function withoutIdleFields(event: Event, stillShows: StillShows): Promise<Event> {
  const places = leavesOf(event, 0);
  if (places.length === 0) return event;
  const shows = await stillShows(places.map((place) => remove(event, [place])));
  const rest = remove(
    event,
    places.filter((_, at) => shows[at] === true),
  );
  const [together] = await stillShows([rest]);
  return together === true ? rest : event;
}

/** The way to a value, key by key. */
type Place = readonly string[];

/** Where the values of an event stand; a list is one value. */
function leavesOf(value: Event, depth: number): readonly Place[] {
  return Object.entries(value).flatMap(([key, item]) =>
    isEvent(item) && depth < DEEPEST ? leavesOf(item, depth + 1).map((place) => [key, ...place]) : [[key]],
  );
}

/** The event without the values at some places, nor objects that nothing is left of. */
function remove(event: Event, places: readonly Place[]): Event {
  return record(
    Object.entries(event).flatMap(([key, item]) => {
      const inside = places.filter(([first]) => first === key).map((place) => place.slice(1));
      if (inside.some((place) => place.length === 0)) return [];
      if (inside.length === 0 || !isEvent(item)) return [[key, item] as const];
      const rest = remove(item, inside);
      return Object.keys(rest).length === 0 ? [] : [[key, rest] as const];
    }),
  );
}

/** Events one step smaller, the largest cuts first. */
export function smallerEvents(event: Event): readonly Event[] {
  return smaller(event, 0).filter(isEvent);
}

function isEvent(value: Json): value is Event {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Deeper structures than this are only cut away whole, never shrunk inside. */
const DEEPEST = 32;

function smaller(value: Json, depth: number): readonly Json[] {
  if (typeof value === 'string') return smallerStrings(value);
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return [];
  if (Array.isArray(value)) {
    const list: readonly Json[] = value;
    return [
      ...(list.length === 1 ? list : []),
      ...list.map((_, at) => list.filter((_, other) => other !== at)),
      ...list.flatMap((item, at) => smaller(item, depth + 1).map((less) => list.with(at, less))),
    ];
  }
  const entries: readonly (readonly [string, Json])[] = Object.entries(value);
  const half = Math.ceil(entries.length / 2);
  return [
    ...(entries.length > 3 ? [record(entries.slice(0, half)), record(entries.slice(half))] : []),
    ...entries.map((_, at) => record(entries.filter((_, other) => other !== at))),
    ...entries.flatMap(([key, item], at) => smaller(item, depth + 1).map((less) => record(entries.with(at, [key, less])))),
  ];
}

/** `fromEntries` defines own properties, so a key `__proto__` stays a key. */
function record(entries: readonly (readonly [string, Json])[]): Event {
  return Object.fromEntries(entries);
}

function smallerStrings(text: string): readonly string[] {
  if (text === '') return [];
  const half = Math.ceil(text.length / 2);
  const cuts = text.length > 8 ? [text.slice(0, half), text.slice(half)] : [];
  const few = text.length <= 64 ? [...text].map((_, at, all) => all.filter((_, other) => other !== at).join('')) : [];
  return [...cuts, ...few];
}
