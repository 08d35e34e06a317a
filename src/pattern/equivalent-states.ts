import type { Dfa } from './dfa.ts';

/**
 * Hopcroft's partition refinement: the block of each state, equal for states that accept the same rest of a text.
 * Takes about states x classes x log(states) steps. The states of a block are neighbours in `order`.
 */
export function equivalentStates(dfa: Dfa): readonly number[] {
  const count = dfa.accepting.length;
  const sources = sourcesOf(dfa);
  const order = Array.from({ length: count }, (_, state) => state).sort(
    (a, b) => Number(dfa.accepting[a]) - Number(dfa.accepting[b]) || a - b,
  );
  const place = new Array<number>(count).fill(0);
  order.forEach((state, index) => {
    place[state] = index;
  });
  const rejecting = dfa.accepting.filter((accepts) => !accepts).length;
  const cuts = rejecting === 0 || rejecting === count ? [0, count] : [0, rejecting, count];
  const start = cuts.slice(0, -1);
  const end = cuts.slice(1);
  const blockOf = new Array<number>(count).fill(0);
  order.forEach((state, index) => {
    blockOf[state] = start.length === 2 && index >= rejecting ? 1 : 0;
  });
  const waiting = new Set(start.keys());

  for (const splitter of waiting) {
    waiting.delete(splitter);
    const members = order.slice(start[splitter], end[splitter]);
    for (const sourcesOfSymbol of sources) {
      // Touched states are swapped to the front of their block; the front then becomes a block of its own.
      const touched = new Map<number, number>();
      for (const member of members) {
        for (const state of sourcesOfSymbol[member] ?? []) {
          const block = blockOf[state] ?? 0;
          const front = (start[block] ?? 0) + (touched.get(block) ?? 0);
          swap(order, place, place[state] ?? 0, front);
          touched.set(block, (touched.get(block) ?? 0) + 1);
        }
      }
      for (const [block, moved] of touched) {
        const from = start[block] ?? 0;
        const size = (end[block] ?? 0) - from;
        if (moved === size) continue;
        const fresh = start.push(from) - 1;
        end.push(from + moved);
        start[block] = from + moved;
        for (let at = from; at < from + moved; at++) blockOf[order[at] ?? 0] = fresh;
        waiting.add(waiting.has(block) || moved <= size - moved ? fresh : block);
      }
    }
  }
  return blockOf;
}

/** For each class and state, the states that lead there. */
function sourcesOf(dfa: Dfa): readonly (readonly number[] | undefined)[][] {
  const width = dfa.alphabet.size;
  const sources: number[][][] = Array.from({ length: width }, () => []);
  dfa.next.forEach((target, index) => {
    const bySymbol = sources[index % width] ?? [];
    const list = bySymbol[target];
    if (list === undefined) bySymbol[target] = [Math.floor(index / width)];
    else list.push(Math.floor(index / width));
  });
  return sources;
}

function swap(order: number[], place: number[], from: number, to: number): void {
  const [a, b] = [order[from] ?? 0, order[to] ?? 0];
  order[from] = b;
  order[to] = a;
  place[b] = from;
  place[a] = to;
}
