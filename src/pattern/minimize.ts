import { renamed } from './alphabet.ts';
import type { Dfa } from './dfa.ts';
import { equivalentStates } from './equivalent-states.ts';

/** The minimal automaton of the same language over the coarsest alphabet. Every state must be reachable. */
export function minimize(dfa: Dfa): Dfa {
  const width = dfa.alphabet.size;
  const blocks = equivalentStates(dfa);
  // Blocks get the order of their first states, so the block of the start is state 0.
  const names = new Map<number, number>();
  const representatives: number[] = [];
  blocks.forEach((block, state) => {
    if (names.has(block)) return;
    names.set(block, names.size);
    representatives.push(state);
  });
  const target = (state: number, symbol: number) => names.get(blocks[dfa.next[state * width + symbol] ?? 0] ?? 0) ?? 0;
  return mergeClasses({
    alphabet: dfa.alphabet,
    next: representatives.flatMap((state) => Array.from({ length: width }, (_, symbol) => target(state, symbol))),
    accepting: representatives.map((state) => dfa.accepting[state] ?? false),
  });
}

/** Classes with equal columns become one. */
function mergeClasses(dfa: Dfa): Dfa {
  const width = dfa.alphabet.size;
  const columns = new Map<string, number>();
  const firstOfColumn: number[] = [];
  const nameOfClass = Array.from({ length: width }, (_, symbol) => {
    const column = dfa.accepting.map((_, state) => dfa.next[state * width + symbol]).join();
    const name = columns.get(column) ?? columns.size;
    if (!columns.has(column)) firstOfColumn.push(symbol);
    columns.set(column, name);
    return name;
  });
  // Classes are numbered by appearance before and after, so the names are already in order.
  const alphabet = renamed(dfa.alphabet, (old) => nameOfClass[old] ?? 0);
  const next = dfa.accepting.flatMap((_, state) => firstOfColumn.map((symbol) => dfa.next[state * width + symbol] ?? 0));
  return { alphabet, next, accepting: dfa.accepting };
}
