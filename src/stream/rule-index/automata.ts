import { type DfaTable, toDfaTable } from '../../pattern/index.ts';
import type { ValuePattern } from './leaf.ts';

/** An automaton over the bytes of ASCII, for the values of a field. */
export interface Automaton {
  /** Of each byte its class. */
  readonly classes: Uint8Array;
  /** How many classes there are. */
  readonly width: number;
  /** Of each state and class the next state. */
  readonly next: Uint8Array;
  /** Of each state: 1, it accepts; 2, nothing leads out of it; both together. */
  readonly ends: Uint8Array;
}

const ASCII = 128;
const MOST_STATES = 256;
/** What takes long to make is not worth it before the rule was asked often: many alternatives, long repeats, intersections. */
const LONGEST = 160;
const SLOW = /[|~&<@#"]|\{(?:\d*,)?\d{3,}/;

/** Numbers the patterns that automata can look for. */
interface AutomatonNumbers {
  /** In the order of their numbers. */
  readonly patterns: readonly ValuePattern[];
  /** Null: it would take long to make. */
  numberOf(pattern: ValuePattern): number | null;
}

export function createAutomatonNumbers(): AutomatonNumbers {
  const patterns: ValuePattern[] = [];
  const known = new Map<string, number>();
  return {
    patterns,
    numberOf(wanted) {
      const { field, pattern, letters, folding } = wanted;
      if (pattern.kind !== 'regex' || pattern.source.length > LONGEST || SLOW.test(pattern.source)) return null;
      const key = `${letters} ${folding} ${field}\n${pattern.source}`;
      const number = known.get(key) ?? patterns.length;
      if (number === patterns.length) {
        known.set(key, number);
        patterns.push(wanted);
      }
      return number;
    },
  };
}

/** Null: it has too many states. */
export function automatonOf({ pattern, letters, folding }: ValuePattern): Automaton | null {
  const table = toDfaTable(pattern, letters, folding, 'cross');
  return table.ok && table.value.rows.length <= MOST_STATES ? overAscii(table.value) : null;
}

function overAscii({ starts, classes, rows, accepting, size }: DfaTable): Automaton {
  const ofByte = new Uint8Array(ASCII);
  let stretch = 0;
  for (let byte = 0; byte < ASCII; byte++) {
    while ((starts[stretch + 1] ?? Number.POSITIVE_INFINITY) <= byte) stretch++;
    ofByte[byte] = classes[stretch] ?? 0;
  }
  const next = new Uint8Array(rows.length * size);
  const ends = new Uint8Array(rows.length);
  for (const [state, [common = 0, ...others]] of rows.entries()) {
    next.fill(common, state * size, (state + 1) * size);
    for (let at = 0; at + 1 < others.length; at += 2) next[state * size + (others[at] ?? 0)] = others[at + 1] ?? 0;
    const isLast = next.subarray(state * size, (state + 1) * size).every((to) => to === state);
    ends[state] = (accepting.includes(state) ? 1 : 0) | (isLast ? 2 : 0);
  }
  return { classes: ofByte, width: size, next, ends };
}
