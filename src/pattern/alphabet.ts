import { MAX_CODE_POINT } from './expression.ts';
import { CharSet } from './refa.generated.ts';

/**
 * A partition of the code points into classes that a set of automata never tells apart. Stretch i runs from `starts[i]` to
 * the code point before the next start; `classes[i]` is its class. Classes are numbered from 0 in order of appearance.
 */
export interface Alphabet {
  readonly starts: readonly number[];
  readonly classes: readonly number[];
  readonly size: number;
}

/** The coarsest partition in which every set is a union of classes; null when it would take more than `maxWork` steps. */
export function alphabetOf(sets: Iterable<CharSet>, maxWork: number): Alphabet | null {
  const distinct = [...new Set(sets)];
  const bounds = new Set([0]);
  for (const set of distinct) {
    for (const { min, max } of set.ranges) {
      bounds.add(min);
      if (max < MAX_CODE_POINT) bounds.add(max + 1);
    }
  }
  const starts = [...bounds].sort((a, b) => a - b);
  const position = new Map(starts.map((start, index) => [start, index]));
  let classes = starts.map(() => 0);
  let work = 0;
  for (const set of distinct) {
    const split = new Map<number, number>();
    const refined = classes.slice();
    work += classes.length;
    if (work > maxWork) return null;
    let next = classes.reduce((most, value) => Math.max(most, value), 0) + 1;
    for (const { min, max } of set.ranges) {
      for (let at = position.get(min) ?? 0; at < starts.length && (starts[at] ?? 0) <= max; at++) {
        const old = classes[at] ?? 0;
        const fresh = split.get(old) ?? next++;
        split.set(old, fresh);
        refined[at] = fresh;
      }
    }
    classes = renumber(refined);
  }
  return joined(starts, classes);
}

/** The classes that make up a set of which the alphabet is a refinement. */
export function classesOf(alphabet: Alphabet, set: CharSet): readonly number[] {
  const found = new Set<number>();
  for (const { min, max } of set.ranges) {
    for (let at = stretchOf(alphabet, min); at < alphabet.starts.length && (alphabet.starts[at] ?? 0) <= max; at++) {
      found.add(alphabet.classes[at] ?? 0);
    }
  }
  return [...found];
}

/** The class of a code point. */
export function classOf(alphabet: Alphabet, code: number): number {
  return alphabet.classes[stretchOf(alphabet, code)] ?? 0;
}

/** The set of each class. */
export function setsOf(alphabet: Alphabet): readonly CharSet[] {
  const ranges = Array.from({ length: alphabet.size }, (): { min: number; max: number }[] => []);
  alphabet.starts.forEach((min, index) => {
    ranges[alphabet.classes[index] ?? 0]?.push({ min, max: (alphabet.starts[index + 1] ?? MAX_CODE_POINT + 1) - 1 });
  });
  return ranges.map((list) => CharSet.empty(MAX_CODE_POINT).union(list));
}

/** The same stretches with each class renamed, neighbours of one name joined. */
export function renamed(alphabet: Alphabet, name: (old: number) => number): Alphabet {
  return joined(alphabet.starts, renumber(alphabet.classes.map(name)));
}

function stretchOf(alphabet: Alphabet, code: number): number {
  let low = 0;
  let high = alphabet.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((alphabet.starts[middle] ?? 0) <= code) low = middle;
    else high = middle - 1;
  }
  return low;
}

function renumber(classes: readonly number[]): number[] {
  const names = new Map<number, number>();
  return classes.map((old) => {
    const name = names.get(old) ?? names.size;
    names.set(old, name);
    return name;
  });
}

function joined(starts: readonly number[], classes: readonly number[]): Alphabet {
  const keep = starts.map((_, index) => index === 0 || classes[index] !== classes[index - 1]);
  return {
    starts: starts.filter((_, index) => keep[index]),
    classes: classes.filter((_, index) => keep[index]),
    size: classes.reduce((most, value) => Math.max(most, value), 0) + 1,
  };
}
