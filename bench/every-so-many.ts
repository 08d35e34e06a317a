/** So many of the items, spread evenly over all of them. */
export function everySoMany<Item>(items: readonly Item[], size: number): readonly Item[] {
  return items.filter((_, at) => Math.floor(((at + 1) * size) / items.length) > Math.floor((at * size) / items.length));
}
