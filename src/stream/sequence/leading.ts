import { type Aged, createAgeList } from './age-list.ts';
import type { HeldKeys } from './key-table.ts';
import type { StateBudget } from './state-budget.ts';

/** The latest events, by key, that must be missing before a sequence starts; kept for one maxspan. (eql-semantics 10.5) */
interface Leading {
  note(keyText: string, ms: number): void;
  /** The latest one strictly before a moment at or after all that were noted; `-Infinity` without. */
  before(keyText: string, ms: number): number;
  /** Forgets what happened before a moment. */
  forget(beforeMs: number): void;
  oldest(): number;
  /** Forgets the oldest. */
  evict(): void;
}

interface Recent {
  readonly key: number;
  readonly latestMs: number;
  /** The latest at an earlier millisecond: events at the very moment of a start do not count. */
  readonly earlierMs: number;
}

export function createLeading(keys: HeldKeys, budget: StateBudget): Leading {
  /** By `latestMs`. */
  const ages = createAgeList<Recent>();
  const byKey = new Map<number, Aged<Recent>>();

  function drop(entry: Aged<Recent>): void {
    ages.remove(entry);
    byKey.delete(entry.value.key);
    keys.release(entry.value.key);
    budget.give(1);
  }

  return {
    note(keyText, ms) {
      const known = byKey.get(keys.find(keyText));
      if (known === undefined) {
        budget.take(1);
        const key = keys.hold(keyText);
        byKey.set(key, ages.push({ key, latestMs: ms, earlierMs: -Infinity }));
      } else if (ms > known.value.latestMs) {
        const { key, latestMs } = known.value;
        ages.remove(known);
        byKey.set(key, ages.push({ key, latestMs: ms, earlierMs: latestMs }));
      }
    },
    before(keyText, ms) {
      const known = byKey.get(keys.find(keyText));
      if (known === undefined) return -Infinity;
      const { latestMs, earlierMs } = known.value;
      return latestMs < ms ? latestMs : earlierMs;
    },
    forget(beforeMs) {
      for (let entry = ages.oldest(); entry !== null && entry.value.latestMs < beforeMs; entry = ages.oldest()) drop(entry);
    },
    oldest: () => ages.oldest()?.value.latestMs ?? Infinity,
    evict() {
      const entry = ages.oldest();
      if (entry !== null) drop(entry);
    },
  };
}
