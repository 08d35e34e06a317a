import { type Clocks, HANDS } from './clocks.ts';
import type { Instant } from './instant.ts';
import { comparePlaces, type Place } from './place.ts';
import type { WaitingRoom } from './waiting-room.ts';

/** Something that stands in time. */
export interface Placed {
  readonly place: Place;
}

interface ReorderOptions<Item extends Placed> {
  /** Where the time of the rule stands. */
  readonly clocks: Clocks;
  readonly clock: number;
  /** How many milliseconds an item may come after a later one. `Infinity`: everything waits for the end. */
  readonly maxDelay: number;
  /** Items of the newest moment wait for others of the same moment, whose tiebreaker may be less. */
  readonly tiebreakers: boolean;
  /** Where there are too many, the first in order goes, and moves the limit for late ones. */
  readonly room: WaitingRoom;
  readonly weigh: (item: Item) => number;
  readonly release: (item: Item) => void;
  /** Every millisecond before this is over. */
  readonly over: (ms: number) => void;
}

/** Puts items that come late into order, and turns away those that come too late. */
interface Reorder<Item extends Placed> {
  /** Items are released at once or turned away: those for which `passes` is false come too late. */
  readonly nobodyWaits: boolean;
  /** Whether an item of this moment need not wait: then it counts as released. */
  passes(moment: Instant): boolean;
  /** False when an item comes too late. */
  push(item: Item): boolean;
  /** Time has come to this millisecond: as if an item of that moment had been seen. */
  advance(ms: number): void;
  end(): void;
}

export function createReorder<Item extends Placed>(options: ReorderOptions<Item>): Reorder<Item> {
  const { clocks, clock, maxDelay, tiebreakers, room, weigh, release } = options;
  const nobodyWaits = maxDelay === 0 && !tiebreakers;
  const heap: Item[] = [];
  let lastReleased: Place | null = null;

  function releaseFirst(): void {
    const first = takeFirst(heap);
    if (first === null) return;
    room.give(weigh(first));
    lastReleased = first.place;
    clocks.set(clock, HANDS.closedMs, Math.max(closedMs(), first.place.ms));
    release(first);
  }

  function closedMs(): number {
    return clocks.get(clock, HANDS.closedMs);
  }

  function advance(ms: number): void {
    const over = Math.max(closedMs(), ms - maxDelay);
    for (let [first] = heap; first !== undefined; [first] = heap) {
      if (tiebreakers ? first.place.ms >= over : first.place.ms > over) break;
      releaseFirst();
    }
    if (over > closedMs()) {
      clocks.set(clock, HANDS.closedMs, over);
      options.over(over);
    }
  }

  function isLate({ ms, ns }: Instant): boolean {
    return ms < closedMs() || (ms === clocks.get(clock, HANDS.passedMs) && ns < clocks.get(clock, HANDS.passedNs));
  }

  room.register({ first: () => heap[0]?.place ?? null, release: releaseFirst });
  return {
    nobodyWaits,
    passes(moment) {
      if (!nobodyWaits || isLate(moment)) return false;
      clocks.set(clock, HANDS.closedMs, moment.ms);
      clocks.set(clock, HANDS.passedMs, moment.ms);
      clocks.set(clock, HANDS.passedNs, moment.ns);
      return true;
    },
    push(item) {
      const { place } = item;
      if (isLate(place) || (lastReleased !== null && comparePlaces(place, lastReleased) < 0)) return false;
      insert(heap, item);
      advance(place.ms);
      room.take(weigh(item));
      return true;
    },
    advance,
    end() {
      while (heap.length > 0) releaseFirst();
    },
  };
}

/** A binary heap: an item stands before both items below it. */
function insert<Item extends Placed>(heap: Item[], item: Item): void {
  let at = heap.push(item) - 1;
  while (at > 0) {
    const above = (at - 1) >> 1;
    const parent = heap[above];
    if (parent === undefined || comparePlaces(parent.place, item.place) <= 0) break;
    heap[at] = parent;
    at = above;
  }
  heap[at] = item;
}

function takeFirst<Item extends Placed>(heap: Item[]): Item | null {
  const [first] = heap;
  const last = heap.pop();
  if (first === undefined || last === undefined) return null;
  if (heap.length === 0) return first;
  let at = 0;
  for (;;) {
    const below = smallerBelow(heap, at);
    const child = heap[below];
    if (child === undefined || comparePlaces(last.place, child.place) <= 0) break;
    heap[at] = child;
    at = below;
  }
  heap[at] = last;
  return first;
}

function smallerBelow<Item extends Placed>(heap: readonly Item[], at: number): number {
  const [left, right] = [heap[2 * at + 1], heap[2 * at + 2]];
  const rightFirst = left !== undefined && right !== undefined && comparePlaces(right.place, left.place) < 0;
  return 2 * at + (rightFirst ? 2 : 1);
}
