import { createAbsences } from './absences.ts';
import { createRows, float64Column, int16Column, int32Column, NONE } from './columns.ts';
import { createEventChains } from './event-chains.ts';
import type { Instant } from './instant.ts';

/**
 * The unfinished sequences of one rule, in columns: a live one takes some fifty bytes and one reference an event.
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

/** `withAbsences` when the rule has missing events; without, nothing is kept for them. `weigh` tells what an event weighs. */
export function createPartials<Ref>(withAbsences: boolean, weigh: (ref: Ref) => number): Partials<Ref> {
  const rows = createRows();
  const firsts = new Map<number, number>();
  const key = int32Column();
  const stage = int16Column();
  const nextOfKey = int32Column();
  const older = int32Column();
  const younger = int32Column();
  const startMs = float64Column();
  const startNs = int32Column();
  const lastMs = float64Column();
  const weight = int32Column();
  const absences = createAbsences(withAbsences);
  const events = createEventChains<Ref>();
  const lastEvent = int32Column();
  let oldest = NONE;
  let youngest = NONE;

  function unlink(partial: number): void {
    const [before, after] = [older.get(partial), younger.get(partial)];
    if (before === NONE) oldest = after;
    else younger.set(before, after);
    if (after === NONE) youngest = before;
    else older.set(after, before);
  }

  function appendToKey(partial: number, ofKey: number): void {
    let last = firsts.get(ofKey) ?? NONE;
    if (last === NONE) firsts.set(ofKey, partial);
    else {
      while (nextOfKey.get(last) !== NONE) last = nextOfKey.get(last);
      nextOfKey.set(last, partial);
    }
  }

  return {
    first: (ofKey) => firsts.get(ofKey) ?? NONE,
    next: nextOfKey.get,
    oldest: () => oldest,
    key: key.get,
    stage: stage.get,
    startMs: startMs.get,
    startNs: startNs.get,
    weight: weight.get,
    leadMs: absences.lead,
    add(ofKey, at, ref, leadMs) {
      const partial = rows.take();
      key.set(partial, ofKey);
      stage.set(partial, 0);
      nextOfKey.set(partial, NONE);
      older.set(partial, youngest);
      younger.set(partial, NONE);
      if (youngest === NONE) oldest = partial;
      else younger.set(youngest, partial);
      youngest = partial;
      startMs.set(partial, at.ms);
      startNs.set(partial, at.ns);
      lastMs.set(partial, at.ms);
      weight.set(partial, weigh(ref));
      absences.begin(partial, leadMs);
      lastEvent.set(partial, events.add(ref, NONE));
      appendToKey(partial, ofKey);
      return partial;
    },
    extend(partial, ms, ref) {
      stage.set(partial, stage.get(partial) + 1);
      absences.extend(partial, ms);
      lastMs.set(partial, ms);
      weight.set(partial, weight.get(partial) + weigh(ref));
      lastEvent.set(partial, events.add(ref, lastEvent.get(partial)));
    },
    noteUnwanted: (partial, ms) => absences.note(partial, lastMs.get(partial), ms),
    remove(partial, before) {
      const after = nextOfKey.get(partial);
      if (before !== NONE) nextOfKey.set(before, after);
      else if (after === NONE) firsts.delete(key.get(partial));
      else firsts.set(key.get(partial), after);
      unlink(partial);
      events.remove(lastEvent.get(partial));
      rows.give(partial);
    },
    completed(partial, ms, ref) {
      absences.extend(partial, ms);
      return absences.spoilt(partial) ? null : [...events.chain(lastEvent.get(partial)), ref];
    },
  };
}
