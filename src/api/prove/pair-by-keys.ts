/** What makes two things one; null: it says nothing of this one. Where several things of a side share a key, it tells nothing of them. */
export type PairKey<Item> = (item: Item) => string | null;

/** One of each side; null: there is none. */
interface Pair<Item> {
  readonly before: Item | null;
  readonly after: Item | null;
}

/** Finds for each thing of one side the one of the other by the surest key first; `mayPair` can say no. Those without another come last. */
export function pairByKeys<Item>(
  first: readonly Item[],
  second: readonly Item[],
  keys: readonly PairKey<Item>[],
  mayPair: (one: Item, other: Item) => boolean = () => true,
): readonly Pair<Item>[] {
  let [before, after] = [first, second];
  const found: Pair<Item>[] = [];
  for (const key of keys) {
    const [old, now] = [byKey(before, key), byKey(after, key)];
    const matched = new Set<Item>();
    for (const [name, one] of old) {
      const other = now.get(name);
      if (one === null || other === null || other === undefined || !mayPair(one, other)) continue;
      found.push({ before: one, after: other });
      matched.add(one).add(other);
    }
    before = before.filter((item) => !matched.has(item));
    after = after.filter((item) => !matched.has(item));
  }
  return [
    ...found,
    ...before.map((item) => ({ before: item, after: null })),
    ...after.map((item) => ({ before: null, after: item })),
  ];
}

/** Things by a key; null: several share it. */
function byKey<Item>(items: readonly Item[], key: PairKey<Item>): ReadonlyMap<string, Item | null> {
  const found = new Map<string, Item | null>();
  for (const item of items) {
    const name = key(item);
    if (name !== null) found.set(name, found.has(name) ? null : item);
  }
  return found;
}
