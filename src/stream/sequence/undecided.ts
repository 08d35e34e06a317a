import { type Aged, createAgeList } from './age-list.ts';
import type { HeldKeys } from './key-table.ts';
import type { StateBudget } from './state-budget.ts';

/**
 * Complete sequences that wait to see whether an event that must be missing behind them comes. They leave in the order
 * they came, so a decided one may wait for another in front of it; none waits longer than one maxspan.
 */
interface Undecided<Match> {
  /** A match is lost by an unwanted event after `lastMs` and not after `deadlineMs`. */
  add(keyText: string, match: Match, lastMs: number, deadlineMs: number): void;
  /** An unwanted event; moments never go back. */
  note(keyText: string, ms: number): void;
  /** Every moment before this is over. */
  advance(ms: number): void;
  oldest(): number;
  /** Loses the match that has waited longest. */
  evict(): void;
  /** Loses all. */
  clear(): void;
}

interface Waiting<Match> {
  readonly key: number;
  readonly match: Match;
  readonly lastMs: number;
  readonly deadlineMs: number;
  state: 'open' | 'kept' | 'lost';
}

/** `weigh` tells the units that a match takes. */
export function createUndecided<Match>(
  keys: HeldKeys,
  budget: StateBudget,
  weigh: (match: Match) => number,
  emit: (match: Match) => void,
): Undecided<Match> {
  /** In the order of completion; the oldest is always open. */
  const queue = createAgeList<Waiting<Match>>();
  const open = new Map<number, Set<Waiting<Match>>>();

  function close(waiting: Waiting<Match>, state: 'kept' | 'lost'): void {
    waiting.state = state;
    const others = open.get(waiting.key);
    others?.delete(waiting);
    if (others?.size === 0) open.delete(waiting.key);
  }

  function leave(entry: Aged<Waiting<Match>>): void {
    queue.remove(entry);
    keys.release(entry.value.key);
    budget.give(weigh(entry.value.match));
  }

  function lose(entry: Aged<Waiting<Match>>): void {
    close(entry.value, 'lost');
    leave(entry);
  }

  function flush(ms: number): void {
    for (let entry = queue.oldest(); entry !== null; entry = queue.oldest()) {
      const waiting = entry.value;
      if (waiting.state === 'open') {
        if (waiting.deadlineMs >= ms) return;
        close(waiting, 'kept');
      }
      leave(entry);
      if (waiting.state === 'kept') emit(waiting.match);
    }
  }

  return {
    add(keyText, match, lastMs, deadlineMs) {
      // Whatever comes later than the last event comes after the deadline then.
      const decided = lastMs >= deadlineMs;
      if (decided && queue.oldest() === null) return emit(match);
      budget.take(weigh(match));
      const key = keys.hold(keyText);
      const waiting: Waiting<Match> = { key, match, lastMs, deadlineMs, state: decided ? 'kept' : 'open' };
      queue.push(waiting);
      if (decided) return;
      const others = open.get(key);
      if (others === undefined) open.set(key, new Set([waiting]));
      else others.add(waiting);
    },
    note(keyText, ms) {
      for (const waiting of open.get(keys.find(keyText)) ?? []) {
        if (ms > waiting.lastMs) close(waiting, ms > waiting.deadlineMs ? 'kept' : 'lost');
      }
      flush(ms);
    },
    advance: flush,
    oldest: () => queue.oldest()?.value.lastMs ?? Infinity,
    evict() {
      const entry = queue.oldest();
      if (entry === null) return;
      lose(entry);
      flush(-Infinity);
    },
    clear() {
      for (let entry = queue.oldest(); entry !== null; entry = queue.oldest()) lose(entry);
    },
  };
}
