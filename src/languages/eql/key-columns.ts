import type { FieldReference, Item, Query, SampleQuery, SequenceQuery } from './ast.ts';

/** A join key and the item that it is a key of. */
interface ItemKey {
  readonly key: FieldReference;
  readonly item: Item;
}

/** The keys that are joined with each other: one list for each position, of every item in turn, `until` last. (eql-semantics 10.3) */
export function keyColumns(body: SequenceQuery | SampleQuery): readonly (readonly ItemKey[])[] {
  const items = body.kind === 'sequence' && body.until !== null ? [...body.items, body.until] : body.items;
  const width = body.by.length + Math.max(...items.map(({ by }) => by.length));
  return Array.from({ length: width }, (_, position) =>
    items.flatMap((item): readonly ItemKey[] => {
      const key = body.by[position] ?? item.by[position - body.by.length];
      return key === undefined ? [] : [{ key, item }];
    }),
  );
}

/**
 * The fields that are join keys, those that are joined with each other together, directly or by way of others: `a` with `b` and `b`
 * with `c` are one group. In the order in which the rule names them.
 */
export function joinedFields({ body }: Query): readonly (readonly string[])[] {
  if (body.kind === 'event') return [];
  const parents = new Map<string, string>();
  const rootOf = (name: string): string => {
    let root = name;
    for (let up = parents.get(root); up !== undefined && up !== root; up = parents.get(root)) root = up;
    for (let at = name; at !== root; ) {
      const up = parents.get(at) ?? root;
      parents.set(at, root);
      at = up;
    }
    return root;
  };
  for (const [first, ...rest] of keyColumns(body)) {
    if (first === undefined) continue;
    const { name } = first.key;
    if (!parents.has(name)) parents.set(name, name);
    for (const { key } of rest) {
      if (!parents.has(key.name)) parents.set(key.name, key.name);
      parents.set(rootOf(key.name), rootOf(name));
    }
  }
  const groups = new Map<string, string[]>();
  for (const name of parents.keys()) {
    const root = rootOf(name);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [name]);
    else group.push(name);
  }
  return [...groups.values()];
}
