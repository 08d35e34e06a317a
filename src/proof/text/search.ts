import { type Effort, spend } from '../effort.ts';
import type { Languages } from './languages.ts';
import type { Language, Step } from './node.ts';

/** A text as the classes of its characters. */
export type Word = readonly number[];

/** A shortest text of a language; null: it has none. */
export function shortest(languages: Languages, language: Language, classes: number, effort: Effort): Word | null {
  const { step, takesEmpty, nothing } = languages;
  const reached = new Map<Language, Trail | null>([[language, null]]);
  for (const [state, trail] of reached) {
    spend(effort, 1);
    if (takesEmpty(state)) return wordOf(trail);
    for (const [by, next] of successors(step(state), classes))
      if (next !== nothing && !reached.has(next)) reached.set(next, { before: trail, by });
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

function* successors({ rest, at }: Step, classes: number): Iterable<readonly [number, Language]> {
  const unlisted = firstOutside(at, classes);
  if (unlisted !== null) yield [unlisted, rest];
  yield* at;
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
export function takes(languages: Languages, language: Language, word: Word): boolean {
  let state = language;
  for (const one of word) {
    const { rest, at } = languages.step(state);
    state = at.get(one) ?? rest;
  }
  return languages.takesEmpty(state);
}
