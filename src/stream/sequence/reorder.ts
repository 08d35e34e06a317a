import { comparePlaces, type Place } from './place.ts';
import type { WaitingRoom } from './waiting-room.ts';

/** Something that stands in time. */
export interface Placed {
  readonly place: Place;
}

interface ReorderOptions<Item extends Placed> {
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
  /** False when an item comes too late. */
  push(item: Item): boolean;
  /** Time has come to this millisecond: as if an item of that moment had been seen. */
  advance(ms: number): void;
  end(): void;
}

export function createReorder<Item extends Placed>(options: ReorderOptions<Item>): Reorder<Item> {
  const { maxDelay, tiebreakers, room, weigh, release, over } = options;
  const heap: Item[] = [];
  /** Before this, in milliseconds, nothing more is taken. */
  let closedMs = -Infinity;
  let lastReleased: Place | null = null;

  function releaseFirst(): void {
    const first = takeFirst(heap);
    if (first === null) return;
    room.give(weigh(first));
    lastReleased = first.place;
    if (first.place.ms > closedMs) closedMs = first.place.ms;
    release(first);
  }

  function advance(ms: number): void {
    const closed = Math.max(closedMs, ms - maxDelay);
    for (let [first] = heap; first !== undefined; [first] = heap) {
      if (tiebreakers ? first.place.ms >= closed : first.place.ms > closed) break;
      releaseFirst();
    }
    if (closed > closedMs) {
      closedMs = closed;
      over(closed);
    }
  }

  room.register({ first: () => heap[0]?.place ?? null, release: releaseFirst });
  return {
    push(item) {
      const { place } = item;
      if (place.ms < closedMs || (lastReleased !== null && comparePlaces(place, lastReleased) < 0)) return false;
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
