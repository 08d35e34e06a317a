/** Something that keeps state: partial sequences, remembered events, matches that wait. */
export interface StateHolder {
  /** The moment of the oldest thing kept, in milliseconds; `Infinity` when nothing is. */
  oldest(): number;
  /** Lets the oldest thing go, and counts it as evicted. */
  evict(): void;
}

/** How much state all holders may keep together. */
export interface StateBudget {
  register(holder: StateHolder): void;
  /** Makes room for one thing more; where there is none, the oldest thing of all holders goes. */
  take(): void;
  /** One thing is no longer kept. */
  give(): void;
  live(): number;
  /** The most that was ever kept at once. */
  peak(): number;
}

export function createStateBudget(max: number): StateBudget {
  const holders: StateHolder[] = [];
  let live = 0;
  let peak = 0;

  function evictOldest(): void {
    let [victim] = holders;
    let oldest = Infinity;
    for (const holder of holders) {
      const age = holder.oldest();
      if (age < oldest) [victim, oldest] = [holder, age];
    }
    victim?.evict();
  }

  return {
    register: (holder) => holders.push(holder),
    take() {
      if (live >= max) evictOldest();
      live++;
      if (live > peak) peak = live;
    },
    give() {
      live--;
    },
    live: () => live,
    peak: () => peak,
  };
}
