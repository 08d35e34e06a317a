import type { Index } from './columns.ts';
import type { Folding } from './folding.ts';

/** A compiled query: a test of one event by its number, and how dear the test is, so that cheap ones go first. */
export interface Query {
  readonly cost: number;
  matches(event: number): boolean;
}

/** What compiling needs. */
export interface Scope {
  readonly index: Index;
  /** Epoch milliseconds. */
  readonly now: number;
  /** What `case_insensitive` means. */
  readonly insensitive: Folding;
}

/** Matches everything, or nothing. */
export function constant(value: boolean): Query {
  return { cost: 0, matches: () => value };
}

/** Matches events of which some value passes. An event without values never does. (eql-semantics 0.3, 4) */
export function someValue<T>(cost: number, values: readonly (readonly T[])[], test: (value: T) => boolean): Query {
  return {
    cost,
    matches: (event) => {
      const own = values[event];
      if (own !== undefined) for (const value of own) if (test(value)) return true;
      return false;
    },
  };
}

/** Remembers the answer for each text; patterns are run once per distinct value. */
export function remembering(test: (text: string) => boolean): (text: string) => boolean {
  const answers = new Map<string, boolean>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = test(text);
    answers.set(text, answer);
    return answer;
  };
}
