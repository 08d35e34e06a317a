import { type Effort, spend } from '../effort.ts';
import type { Languages } from './languages.ts';
import type { Language, Step } from './node.ts';

/** A text as the classes of its characters. */
export type Word = readonly number[];

/** A shortest text of a language, where classes have a width; null: it has none. */
export function shortest(languages: Languages, language: Language, widths: readonly number[], effort: Effort): Word | null {
  const { step, takesEmpty, nothing } = languages;
  const lengths = new Map([[language, 0]]);
  const waiting: { readonly state: Language; readonly trail: Trail | null }[][] = [[{ state: language, trail: null }]];
  for (let length = 0; length < waiting.length; length++) {
    for (const { state, trail } of waiting[length] ?? []) {
      if (lengths.get(state) !== length) continue;
      spend(effort, 1);
      if (takesEmpty(state)) return wordOf(trail);
      const after = step(state);
      spend(effort, after.at.size / 4);
      for (const [by, next] of successors(after, widths)) {
        const there = length + (widths[by] ?? 1);
        if (next === nothing || (lengths.get(next) ?? Infinity) <= there) continue;
        lengths.set(next, there);
        while (waiting.length <= there) waiting.push([]);
        waiting[there]?.push({ state: next, trail: { before: trail, by } });
      }
    }
    waiting[length] = [];
  }
  return null;
}

/**
 * A text that belongs to one of two languages and not to the other; null: they are equal. What follows from equalities already assumed
 * is not visited again (Hopcroft, Karp 1971), so the text is short, but a shorter one may exist.
 */
export function difference(languages: Languages, left: Language, right: Language, classes: number, effort: Effort): Word | null {
  const { step, takesEmpty } = languages;
  const same = unionFind();
  const queue: { readonly left: Language; readonly right: Language; readonly trail: Trail | null }[] = [];
  const add = (one: Language, other: Language, trail: Trail | null): void => {
    if (same.join(one, other)) queue.push({ left: one, right: other, trail });
  };
  add(left, right, null);
  for (const { left: one, right: other, trail } of queue) {
    spend(effort, 1);
    if (takesEmpty(one) !== takesEmpty(other)) return wordOf(trail);
    const [here, there] = [step(one), step(other)];
    const listed = new Set([...here.at.keys(), ...there.at.keys()]);
    spend(effort, listed.size / 4);
    for (const by of listed) add(here.at.get(by) ?? here.rest, there.at.get(by) ?? there.rest, { before: trail, by });
    const unlisted = firstOutside(listed, classes);
    if (unlisted !== null) add(here.rest, there.rest, { before: trail, by: unlisted });
  }
  return null;
}

/** How a state was reached. */
interface Trail {
  readonly before: Trail | null;
  readonly by: number;
}

function wordOf(trail: Trail | null): Word {
  const word: number[] = [];
  for (let at = trail; at !== null; at = at.before) word.push(at.by);
  return word.reverse();
}

function* successors({ rest, at }: Step, widths: readonly number[]): Iterable<readonly [number, Language]> {
  const unlisted = narrowestOutside(at, widths);
  if (unlisted !== null) yield [unlisted, rest];
  yield* at;
}

/** Of the classes that are not listed one of the least width: the same follows after each. */
function narrowestOutside(listed: ReadonlyMap<number, Language>, widths: readonly number[]): number | null {
  if (listed.size >= widths.length) return null;
  let found: number | null = null;
  for (const [one, width] of widths.entries()) {
    if (listed.has(one) || (found !== null && (widths[found] ?? 1) <= width)) continue;
    found = one;
    if (width === 1) break;
  }
  return found;
}

function firstOutside(listed: { readonly has: (one: number) => boolean; readonly size: number }, classes: number): number | null {
  if (listed.size >= classes) return null;
  for (let one = 0; ; one++) if (!listed.has(one)) return one;
}

/** Sets of numbers that count as the same. */
function unionFind() {
  const parents = new Map<number, number>();
  const rootOf = (one: number): number => {
    let root = one;
    for (let next = parents.get(root); next !== undefined; next = parents.get(root)) root = next;
    for (let at = one; at !== root; ) {
      const next = parents.get(at) ?? root;
      parents.set(at, root);
      at = next;
    }
    return root;
  };
  return {
    /** Joins two sets; false when they were one. */
    join: (one: number, other: number): boolean => {
      const [left, right] = [rootOf(one), rootOf(other)];
      if (left === right) return false;
      parents.set(Math.max(left, right), Math.min(left, right));
      return true;
    },
  };
}

/** Whether a text belongs to a language. */
export function takes(languages: Languages, language: Language, word: Word, effort: Effort): boolean {
  spend(effort, (1 + word.length) / 8);
  let state = language;
  for (const one of word) {
    const { rest, at } = languages.step(state);
    state = at.get(one) ?? rest;
  }
  return languages.takesEmpty(state);
}
