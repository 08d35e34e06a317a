import { comparePlaces, type Place } from './place.ts';

/** Items that wait for earlier ones to come. */
interface Queue {
  /** The place of the first in order; null when none waits. */
  first(): Place | null;
  /** Lets the first go on, and gives its units back. */
  release(): void;
}

/** How many units may wait in all queues together. */
export interface WaitingRoom {
  register(queue: Queue): void;
  /** So many units more wait; where they are too many, the first in order of all queues go on. */
  take(units: number): void;
  /** So many units wait no longer. */
  give(units: number): void;
}

export function createWaitingRoom(max: number): WaitingRoom {
  const queues: Queue[] = [];
  let waiting = 0;

  function firstQueue(): Queue | null {
    let found: { readonly queue: Queue; readonly place: Place } | null = null;
    for (const queue of queues) {
      const place = queue.first();
      if (place !== null && (found === null || comparePlaces(place, found.place) < 0)) found = { queue, place };
    }
    return found?.queue ?? null;
  }

  return {
    register: (queue) => queues.push(queue),
    take(units) {
      waiting += units;
      while (waiting > max) {
        const queue = firstQueue();
        if (queue === null) return;
        queue.release();
      }
    },
    give(units) {
      waiting -= units;
    },
  };
}
