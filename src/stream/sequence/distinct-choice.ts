/** With more items than this, any choice will do: which events a sample shows is unspecified (eql-semantics 10.6). */
const MOST_REFINED = 32;

/**
 * One event for each item, none twice; null when there is no such choice. `fitting` lists the events of each item,
 * ascending; the choice is the first in the order of the items. A matching grown by augmenting paths, so the work is
 * polynomial.
 */
export function distinctChoice(fitting: readonly (readonly number[])[]): readonly number[] | null {
  const chosen: number[] = [];
  const holders = new Map<number, number>();

  /** Finds an event for the item; items from `movable` on may be given another one. */
  function place(item: number, movable: number, seen: Set<number>): boolean {
    for (const event of fitting[item] ?? []) {
      if (seen.has(event)) continue;
      seen.add(event);
      const holder = holders.get(event);
      if (holder !== undefined && (holder < movable || !place(holder, movable, seen))) continue;
      holders.set(event, item);
      chosen[item] = event;
      return true;
    }
    return false;
  }

  /** Moves the item to this event if all items after it still find one. */
  function improve(item: number, event: number): boolean {
    const held = chosen[item] ?? event;
    const holder = holders.get(event);
    if (holder !== undefined && holder < item) return false;
    holders.delete(held);
    holders.set(event, item);
    if (holder === undefined || place(holder, item + 1, new Set([event]))) {
      chosen[item] = event;
      return true;
    }
    holders.set(held, item);
    holders.set(event, holder);
    return false;
  }

  for (const item of fitting.keys()) if (!place(item, 0, new Set())) return null;
  if (fitting.length > MOST_REFINED) return chosen;
  for (const [item, events] of fitting.entries()) {
    for (const event of events) if (event === chosen[item] || improve(item, event)) break;
  }
  return chosen;
}

/** The first `most` choices of one event for each item, none twice in a choice, in the order of the items' events. */
export function distinctChoices(fitting: readonly (readonly number[])[], most: number): readonly (readonly number[])[] {
  const found: (readonly number[])[] = [];

  /** Goes only where the items after these still find events, so that no way is gone in vain. */
  function extend(chosen: readonly number[]): void {
    const [events, ...rest] = fitting.slice(chosen.length);
    if (events === undefined) {
      found.push(chosen);
      return;
    }
    for (const event of events) {
      if (found.length >= most) return;
      const next = [...chosen, event];
      const free = rest.map((others) => others.filter((other) => !next.includes(other)));
      if (!chosen.includes(event) && distinctChoice(free) !== null) extend(next);
    }
  }

  const first = distinctChoice(fitting);
  if (first === null) return [];
  if (most === 1) return [first];
  extend([]);
  return found;
}
