import { isNonEmpty, type NonEmpty } from '../src/source/index.ts';
import type { Random } from './random.ts';

/** What kind of event stands at a place of the corpus. */
export type EventKind = 'malicious' | 'near-miss' | 'background';

/** Shares hold within every block of this many events. */
const BLOCK = 50;
/** The share of near misses: events show most at the edges of conditions, ordinary ones are there to be told apart. */
const NEAR_MISS_SHARE = 0.35;

/**
 * The kinds of the events in order, without end. Each block has its due of every kind (fractions carry over) in an order
 * of its own; the very first event is malicious, so that the smallest corpus shows one. Event n depends on no later one.
 */
export function* eventKinds(random: Random, maliciousShare: number): Generator<EventKind, never> {
  const nearShare = Math.min(NEAR_MISS_SHARE, 1 - maliciousShare);
  for (let block = 0; ; block++) {
    const malicious = due(block, maliciousShare);
    const near = Math.min(due(block, nearShare), BLOCK - malicious);
    const kinds = random.shuffle(
      Array.from({ length: BLOCK }, (_, place): EventKind => {
        if (place < malicious) return 'malicious';
        return place < malicious + near ? 'near-miss' : 'background';
      }),
    );
    if (block === 0) moveToFront(kinds, 'malicious');
    yield* kinds;
  }
}

/** How many of a kind block number `block` holds: rounding up at the start and never drifting from the share. */
function due(block: number, share: number): number {
  return Math.ceil((block + 1) * BLOCK * share - 1e-9) - Math.ceil(block * BLOCK * share - 1e-9);
}

function moveToFront(kinds: EventKind[], kind: EventKind): void {
  const place = kinds.indexOf(kind);
  const first = kinds[0];
  if (place <= 0 || first === undefined) return;
  kinds[place] = first;
  kinds[0] = kind;
}

/** Deals a list over and over, shuffled anew each time: of n draws in a row, n being a multiple of its size, all are dealt equally often. */
function* shuffledRounds<T>(random: Random, list: NonEmpty<T>): Generator<T, never> {
  for (;;) {
    const order = random.shuffle(list);
    if (isNonEmpty(order)) yield* order;
  }
}

/** Deals a list once in its own order, which puts the most telling first, and then over and over, shuffled anew each time. */
export function* inOrderThenShuffled<T>(random: Random, list: NonEmpty<T>): Generator<T, never> {
  yield* list;
  return yield* shuffledRounds(random, list);
}
