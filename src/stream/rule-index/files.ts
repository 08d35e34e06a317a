import type { FiledItem } from './file.ts';

/** The items under each sign, one after the other. */
export interface Files {
  /** Where the items of a sign begin; one more at the end. */
  readonly starts: Uint32Array;
  readonly items: Uint32Array;
}

/** Each item under all signs of its first list. */
export function fileUnder(items: readonly FiledItem[], signs: number): Files {
  const starts = new Uint32Array(signs + 1);
  for (const { clauses } of items) for (const sign of clauses[0] ?? []) starts[sign + 1] = (starts[sign + 1] ?? 0) + 1;
  for (let sign = 0; sign < signs; sign++) starts[sign + 1] = (starts[sign + 1] ?? 0) + (starts[sign] ?? 0);
  const next = starts.slice();
  const filed = new Uint32Array(starts[signs] ?? 0);
  for (const [item, { clauses }] of items.entries()) {
    for (const sign of clauses[0] ?? []) {
      const place = next[sign] ?? 0;
      filed[place] = item;
      next[sign] = place + 1;
    }
  }
  return { starts, items: filed };
}

/** The items with that of their lists first whose signs were seen in the fewest events. */
export function refiled(items: readonly FiledItem[], times: Uint32Array): readonly FiledItem[] {
  const seldom = (list: Int32Array): number => list.reduce((sum, sign) => sum + (times[sign] ?? 0), 0);
  return items.map(({ rule, clauses }) => {
    const counted = clauses.map((list) => ({ list, count: seldom(list) }));
    return { rule, clauses: counted.sort((one, other) => one.count - other.count).map(({ list }) => list) };
  });
}
