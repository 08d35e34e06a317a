import { property } from './failure.ts';
import type { Voice, Words } from './voice.ts';

/** How many there are, in the words of the cluster. */
export interface Told {
  readonly value: number;
  /** False: there may be more. */
  readonly exact: boolean;
}

/** What `hits.total` says; null: nothing that can be read. */
export function toldBy(hits: unknown): Told | null {
  const total = property(hits, 'total');
  const value = typeof total === 'number' ? total : property(total, 'value');
  if (typeof value !== 'number' || !(value >= 0)) return null;
  return { value, exact: (property(total, 'relation') ?? 'eq') === 'eq' };
}

/** Counts what comes over all pages of an answer. */
export interface Tally {
  /** How many different ones came. */
  readonly count: number;
  /** False: this one came before. */
  add(...name: readonly string[]): boolean;
  /** How what came differs from what the cluster told; null: it does not. */
  missing(told: Told | null): Words | null;
}

/** Names that are kept, to tell when one comes again; older ones are forgotten, or a search that finds millions would fill the memory. */
const MOST_NAMES = 1_000_000;

/** Counts documents or matches, each by its name. */
export function tally({ say }: Voice): Tally {
  let [recent, older] = [new Set<string>(), new Set<string>()];
  let [count, again] = [0, 0];
  return {
    get count() {
      return count;
    },
    add(...name) {
      const key = JSON.stringify(name);
      if (recent.has(key) || older.has(key)) {
        again++;
        return false;
      }
      if (recent.size >= MOST_NAMES / 2) [recent, older] = [new Set(), recent];
      recent.add(key);
      count++;
      return true;
    },
    missing(told) {
      if (again > 0) return say`${again} of its hits came before, so others may be missing`;
      if (told === null) return say`it does not say how many matches there are`;
      if (count === told.value || (count > told.value && !told.exact)) return null;
      return say`it tells of ${told.value} matches, and ${count} came`;
    },
  };
}
