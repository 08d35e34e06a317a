/** Something that keeps state: partial sequences, remembered events, matches that wait. */
interface StateHolder {
  /** The moment of the oldest thing kept, in milliseconds; `Infinity` when nothing is. */
  oldest(): number;
  /** Lets the oldest thing go, gives its units back, and counts it as evicted. */
  evict(): void;
}

/** How much state all holders may keep together, in units: a thing is one, and what it holds may weigh more. */
export interface StateBudget {
  register(holder: StateHolder): void;
  /** Makes room for so many units more; where there is none, the oldest things of all holders go. */
  take(units: number): void;
  /** So many units are no longer kept. */
  give(units: number): void;
  live(): number;
  /** The most that was ever kept at once. */
  peak(): number;
}

export function createStateBudget(max: number): StateBudget {
  const holders: StateHolder[] = [];
  let live = 0;
  let peak = 0;

  /** False when nobody holds anything. */
  function evictOldest(): boolean {
    let victim: StateHolder | null = null;
    let oldest = Infinity;
    for (const holder of holders) {
      const age = holder.oldest();
      if (age < oldest) [victim, oldest] = [holder, age];
    }
    victim?.evict();
    return victim !== null;
  }

  return {
    register: (holder) => holders.push(holder),
    take(units) {
      while (live + units > max && evictOldest());
      live += units;
      if (live > peak) peak = live;
    },
    give(units) {
      live -= units;
    },
    live: () => live,
    peak: () => peak,
  };
}
