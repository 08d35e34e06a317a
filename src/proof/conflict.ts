import type { Literal } from './logic/solver.ts';
import type { AskedSets } from './values/asked-sets.ts';

/** A set's variable and its number. */
type Asked = readonly [Literal, number];

/**
 * A clause that says why no value is in all of some sets and in none of others, with as few of the others as a few tries find; null:
 * there is such a value. `outsideNumbers` is one list for many questions, so that what it means is kept.
 */
export function conflictOf(
  sets: AskedSets,
  inside: readonly Asked[],
  outside: readonly Asked[],
  outsideNumbers: readonly number[],
): readonly Literal[] | null {
  const numbersOf = (asked: readonly Asked[]): readonly number[] => asked.map(([, number]) => number);
  const wanted = numbersOf(inside);
  const isEmpty = (others: readonly Asked[]): boolean => sets.isEmpty(wanted, numbersOf(others));
  if (!sets.isEmpty(wanted, outsideNumbers)) return null;
  const alone = outside.find((other) => isEmpty([other]));
  const needed = isEmpty([]) ? [] : alone === undefined ? fewest(outside, isEmpty) : [alone];
  return [...inside.map(([literal]) => -literal), ...needed.map(([literal]) => literal)];
}

/** Leaves out halves, quarters and so on as long as the rest suffices. */
function fewest(all: readonly Asked[], suffices: (some: readonly Asked[]) => boolean): readonly Asked[] {
  let left = all;
  for (let size = Math.ceil(all.length / 2); ; size = Math.ceil(size / 2)) {
    for (let at = 0; at < left.length; ) {
      const fewer = [...left.slice(0, at), ...left.slice(at + size)];
      if (suffices(fewer)) left = fewer;
      else at += size;
    }
    if (size <= 1) return left;
  }
}
