import type { Pipe } from '../../ir/index.ts';

/** Matches go in one by one; what the pipes leave comes out. */
export interface Pipeline<Match> {
  push(match: Match): void;
  /** Lets go what a `tail` has kept back. */
  end(): void;
  /** No match that goes in would come out any more. */
  done(): boolean;
}

/** Each pipe keeps the first or the last of what the one before it leaves; a count is of whole sequences (eql-semantics 10.7). */
export function createPipeline<Match>(pipes: readonly Pipe[], emit: (match: Match) => void): Pipeline<Match> {
  return pipes.reduceRight<Pipeline<Match>>(
    (rest, { kind, count }) => (kind === 'head' ? head(count, rest) : tail(count, rest)),
    { push: emit, end: () => {}, done: () => false },
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
  };
}

function tail<Match>(count: number, rest: Pipeline<Match>): Pipeline<Match> {
  const ring: Match[] = [];
  let seen = 0;
  return {
    push(match) {
      if (count > 0) ring[seen++ % count] = match;
    },
    end() {
      const oldest = seen > count ? seen % count : 0;
      for (const match of [...ring.slice(oldest), ...ring.slice(0, oldest)]) rest.push(match);
      rest.end();
    },
    done: () => count === 0 || rest.done(),
  };
}
