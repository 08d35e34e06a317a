import { createAbsences } from './absences.ts';
import { createRows, NONE } from './columns.ts';
import { createEventChains } from './event-chains.ts';
import type { Instant } from './instant.ts';
import { createRowMap } from './row-map.ts';

/**
 * The unfinished sequences of one rule, in rows of 48 bytes and one reference an event: a row is one look into memory.
 * Three lists run through them: those of one key, older (and further) before younger; all, by their first event; and from
 * the last event of each to its first.
 */
interface Partials<Ref> {
  /** The oldest partial of a key, or `NONE`. */
  first(key: number): number;
  /** The next younger one of the same key. */
  next(partial: number): number;
  /** The one with the oldest first event of all, or `NONE`. It is the first of its key. */
  oldest(): number;
  key(partial: number): number;
  /** The stage that the last event filled. */
  stage(partial: number): number;
  startMs(partial: number): number;
  startNs(partial: number): number;
  /** What its events weigh together. */
  weight(partial: number): number;
  /** What must not have happened before it and did, in milliseconds; `-Infinity` without. */
  leadMs(partial: number): number;
  /** A partial of one event. It must be the youngest of its key and of all. */
  add(key: number, at: Instant, ref: Ref, leadMs: number): number;
  /** Adds the event of the next stage. */
  extend(partial: number, ms: number, ref: Ref): void;
  /** An event happened that must be missing right after the last event. */
  noteUnwanted(partial: number, ms: number): void;
  /** `before` is the partial before it among those of its key, or `NONE`. */
  remove(partial: number, before: number): void;
  /**
   * The events with this one behind them, which completes the sequence; null when an unwanted event happened between two
   * of them: such a partial may push others aside, but is no match.
   */
  completed(partial: number, ms: number, ref: Ref): readonly Ref[] | null;
}

/** Places in a row: of numbers of eight bytes, and behind them of four. */
const [START_MS, LAST_MS] = [0, 1];
const [KEY, STAGE, NEXT_OF_KEY, OLDER, YOUNGER, START_NS, WEIGHT, LAST_EVENT] = [4, 5, 6, 7, 8, 9, 10, 11];
const [DOUBLES, WORDS] = [6, 12];

/** `withAbsences` when the rule has missing events; without, nothing is kept for them. `weigh` tells what an event weighs. */
export function createPartials<Ref>(withAbsences: boolean, weigh: (ref: Ref) => number): Partials<Ref> {
  const rows = createRows();
  const firsts = createRowMap();
  const absences = createAbsences(withAbsences);
  const events = createEventChains<Ref>();
  let doubles = new Float64Array(16 * DOUBLES);
  let words = new Int32Array(doubles.buffer);
  let oldest = NONE;
  let youngest = NONE;

  function word(partial: number, place: number): number {
    return words[partial * WORDS + place] ?? 0;
  }

  function setWord(partial: number, place: number, value: number): void {
    words[partial * WORDS + place] = value;
  }

  function makeRoom(partial: number): void {
    if (partial * DOUBLES < doubles.length) return;
    const larger = new Float64Array(DOUBLES * Math.ceil(1.5 * (partial + 1)));
    larger.set(doubles);
    doubles = larger;
    words = new Int32Array(doubles.buffer);
  }

  function unlink(partial: number): void {
    const [before, after] = [word(partial, OLDER), word(partial, YOUNGER)];
    if (before === NONE) oldest = after;
    else setWord(before, YOUNGER, after);
    if (after === NONE) youngest = before;
    else setWord(after, OLDER, before);
  }

  function appendToKey(partial: number, ofKey: number): void {
    let last = firsts.get(ofKey);
    if (last === NONE) firsts.set(ofKey, partial);
    else {
      while (word(last, NEXT_OF_KEY) !== NONE) last = word(last, NEXT_OF_KEY);
      setWord(last, NEXT_OF_KEY, partial);
    }
  }

  return {
    first: firsts.get,
    next: (partial) => word(partial, NEXT_OF_KEY),
    oldest: () => oldest,
    key: (partial) => word(partial, KEY),
    stage: (partial) => word(partial, STAGE),
    startMs: (partial) => doubles[partial * DOUBLES + START_MS] ?? 0,
    startNs: (partial) => word(partial, START_NS),
    weight: (partial) => word(partial, WEIGHT),
    leadMs: absences.lead,
    add(ofKey, { ms, ns }, ref, leadMs) {
      const partial = rows.take();
      makeRoom(partial);
      doubles[partial * DOUBLES + START_MS] = ms;
      doubles[partial * DOUBLES + LAST_MS] = ms;
      setWord(partial, KEY, ofKey);
      setWord(partial, STAGE, 0);
      setWord(partial, NEXT_OF_KEY, NONE);
      setWord(partial, OLDER, youngest);
      setWord(partial, YOUNGER, NONE);
      setWord(partial, START_NS, ns);
      setWord(partial, WEIGHT, weigh(ref));
      setWord(partial, LAST_EVENT, events.add(ref, NONE));
      if (youngest === NONE) oldest = partial;
      else setWord(youngest, YOUNGER, partial);
      youngest = partial;
      absences.begin(partial, leadMs);
      appendToKey(partial, ofKey);
      return partial;
    },
    extend(partial, ms, ref) {
      setWord(partial, STAGE, word(partial, STAGE) + 1);
      absences.extend(partial, ms);
      doubles[partial * DOUBLES + LAST_MS] = ms;
      setWord(partial, WEIGHT, word(partial, WEIGHT) + weigh(ref));
      setWord(partial, LAST_EVENT, events.add(ref, word(partial, LAST_EVENT)));
    },
    noteUnwanted: (partial, ms) => absences.note(partial, doubles[partial * DOUBLES + LAST_MS] ?? 0, ms),
    remove(partial, before) {
      const after = word(partial, NEXT_OF_KEY);
      if (before !== NONE) setWord(before, NEXT_OF_KEY, after);
      else if (after === NONE) firsts.delete(word(partial, KEY));
      else firsts.set(word(partial, KEY), after);
      unlink(partial);
      events.remove(word(partial, LAST_EVENT));
      rows.give(partial);
    },
    completed(partial, ms, ref) {
      absences.extend(partial, ms);
      return absences.spoilt(partial) ? null : [...events.chain(word(partial, LAST_EVENT)), ref];
    },
  };
}
