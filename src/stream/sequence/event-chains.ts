import { createRows, int32Column, NONE } from './columns.ts';

/** References to events, chained from each to the one before it in its sequence. */
interface EventChains<Ref> {
  /** A new end of the chain that ends at `before` (or is `NONE`). */
  add(ref: Ref, before: number): number;
  /** Forgets a whole chain, given by its end. */
  remove(end: number): void;
  /** First to last. */
  chain(end: number): readonly Ref[];
}

export function createEventChains<Ref>(): EventChains<Ref> {
  const rows = createRows();
  const refs: (Ref | null)[] = [];
  const previous = int32Column();
  return {
    add(ref, before) {
      const row = rows.take();
      refs[row] = ref;
      previous.set(row, before);
      return row;
    },
    remove(end) {
      for (let row = end; row !== NONE; row = previous.get(row)) {
        refs[row] = null;
        rows.give(row);
      }
    },
    chain(end) {
      const found: Ref[] = [];
      for (let row = end; row !== NONE; row = previous.get(row)) {
        const ref = refs[row];
        if (ref !== null && ref !== undefined) found.push(ref);
      }
      return found.reverse();
    },
  };
}
