import type { Pipe } from '../../ir/index.ts';
import { createAgeList } from './age-list.ts';
import type { StateBudget } from './state-budget.ts';

/** Matches go in one by one; what the pipes leave comes out. */
interface Pipeline<Match> {
  push(match: Match): void;
  /** Lets go what a `tail` has kept back. */
  end(): void;
  /** No match that goes in would come out any more. */
  done(): boolean;
  /** Matches that a `tail` has let go because there was no more room. */
  evictions(): number;
}

/** What keeping matches costs. */
export interface Keeping<Match> {
  readonly budget: StateBudget;
  /** The units that a match takes. */
  readonly weigh: (match: Match) => number;
  /** The moment of a match, in milliseconds. */
  readonly momentOf: (match: Match) => number;
}

/** Each pipe keeps the first or the last of what the one before it leaves; a count is of whole sequences (eql-semantics 10.7). */
export function createPipeline<Match>(
  pipes: readonly Pipe[],
  keeping: Keeping<Match>,
  emit: (match: Match) => void,
): Pipeline<Match> {
  return pipes.reduceRight<Pipeline<Match>>(
    (rest, { kind, count }) => (kind === 'head' ? head(count, rest) : tail(count, keeping, rest)),
    { push: emit, end: () => {}, done: () => false, evictions: () => 0 },
  );
}

function head<Match>(count: number, rest: Pipeline<Match>): Pipeline<Match> {
  let left = count;
  return {
    push(match) {
      if (left === 0) return;
      left--;
      rest.push(match);
    },
    end: rest.end,
    // A tail behind gives what it has at the end, with or without more.
    done: () => left === 0 || rest.done(),
    evictions: rest.evictions,
  };
}

function tail<Match>(count: number, { budget, weigh, momentOf }: Keeping<Match>, rest: Pipeline<Match>): Pipeline<Match> {
  const kept = createAgeList<Match>();
  const arriving: Match[] = [];
  let size = 0;
  let evictions = 0;

  function takeOldest(): Match | null {
    const oldest = kept.oldest();
    if (oldest === null) return null;
    kept.remove(oldest);
    size--;
    budget.give(weigh(oldest.value));
    return oldest.value;
  }

  budget.register({
    oldest: () => {
      const oldest = kept.oldest();
      return oldest === null ? Infinity : momentOf(oldest.value);
    },
    evict() {
      if (takeOldest() !== null) evictions++;
    },
  });

  return {
    push(match) {
      if (count === 0) return;
      arriving.push(match);
      if (arriving.length > 1) return;
      // Making room may settle other matches, which come while this one is not kept yet: they stand behind it.
      for (let [next] = arriving; next !== undefined; [next] = arriving) {
        if (size === count) takeOldest();
        budget.take(weigh(next));
        kept.push(next);
        size++;
        arriving.shift();
      }
    },
    end() {
      for (let match = takeOldest(); match !== null; match = takeOldest()) rest.push(match);
      rest.end();
    },
    done: () => count === 0 || rest.done(),
    evictions: () => evictions + rest.evictions(),
  };
}
