import type { Step } from './program.ts';
import { isWord, type Place } from './syntax.ts';

/** Where a match and its groups begin and end, two places each; -1: the group took no part. */
export type Marks = readonly number[];

export interface Search {
  /** It has to begin where the search does. */
  readonly anchored: boolean;
  /** It may not be nothing at the place where the search begins. */
  readonly advance: boolean;
  /** The steps that are left, which are counted down. */
  readonly work: { left: number };
}

interface Thread {
  readonly step: number;
  readonly marks: Marks;
}

/**
 * The match that a backtracking engine would find first, from a place on. All ways are walked side by side and each step is taken
 * once at each character, so that time is linear in the text, whatever the expression.
 */
export function firstMatch(
  program: readonly Step[],
  slots: number,
  text: readonly number[],
  from: number,
  { anchored, advance, work }: Search,
): Marks | null {
  let threads: readonly Thread[] = [];
  let found: Marks | null = null;
  const unset: Marks = Array.from({ length: slots }, () => -1);
  for (let at = from; ; at++) {
    const next: Thread[] = [];
    const seen = new Set<number>();
    for (const { step, marks } of threads) if (!follow({ step, marks }, at, seen, next)) break;
    // A match that begins later is the least wanted.
    if (found === null && (at === from || !anchored) && !stopped(next)) follow({ step: 0, marks: unset }, at, seen, next);
    const waiting: Thread[] = [];
    for (const thread of next) {
      const step = program[thread.step];
      if (step?.kind === 'found') {
        found = thread.marks;
        break;
      }
      const code = text[at];
      if (step?.kind === 'character' && code !== undefined && step.test(code)) waiting.push({ ...thread, step: thread.step + 1 });
    }
    if (at >= text.length || (waiting.length === 0 && (found !== null || anchored))) return found;
    threads = waiting;
  }

  /** Adds what a thread waits for at a place, best first; false: it is a match, and nothing behind it is wanted. */
  function follow(start: Thread, at: number, seen: Set<number>, threads: Thread[]): boolean {
    const rest: Thread[] = [start];
    for (let thread = rest.pop(); thread !== undefined; thread = rest.pop()) {
      if (seen.has(thread.step)) continue;
      seen.add(thread.step);
      work.left--;
      const step = program[thread.step];
      const on = thread.step + 1;
      switch (step?.kind) {
        case 'either':
          rest.push({ ...thread, step: step.second }, { ...thread, step: step.first });
          break;
        case 'mark':
          rest.push({ step: on, marks: thread.marks.with(step.slot, at) });
          break;
        case 'place':
          if (holds(step.place, text, at)) rest.push({ ...thread, step: on });
          break;
        case 'character':
          threads.push(thread);
          break;
        case 'found':
          if (advance && at === from) break;
          threads.push(thread);
          return false;
        case undefined:
      }
    }
    return true;
  }

  function stopped(threads: readonly Thread[]): boolean {
    const last = threads.at(-1);
    return last !== undefined && program[last.step]?.kind === 'found';
  }
}

function holds(place: Place, text: readonly number[], at: number): boolean {
  const [before, behind] = [text[at - 1], text[at]];
  switch (place) {
    case 'start':
      return before === undefined;
    case 'end':
      return behind === undefined;
    case 'last-line-end':
      return behind === undefined || (behind === LINE_FEED && at === text.length - 1);
    case 'line-start':
      return before === undefined || before === LINE_FEED;
    case 'line-end':
      return behind === undefined || behind === LINE_FEED;
    case 'word-edge':
    case 'no-word-edge': {
      // Python before 3.14 finds neither in a text of nothing.
      if (text.length === 0) return false;
      const edge = (before !== undefined && isWord(before)) !== (behind !== undefined && isWord(behind));
      return edge === (place === 'word-edge');
    }
  }
}

const LINE_FEED = 0x0a;
