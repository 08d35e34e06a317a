/** A set of places in one line: stretches in order, with gaps between them, both ends in them. */
export type Stretches = readonly Stretch[];

export interface Stretch {
  readonly from: bigint;
  readonly to: bigint;
}

export function joinStretches(sets: readonly Stretches[]): Stretches {
  const sorted = sets.flat().sort((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0));
  const joined: { from: bigint; to: bigint }[] = [];
  for (const { from, to } of sorted) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last.to + 1n) {
      if (to > last.to) last.to = to;
    } else joined.push({ from, to });
  }
  return joined;
}

/** What one set has and another has not. */
export function withoutStretches(set: Stretches, other: Stretches): Stretches {
  const left: Stretch[] = [];
  let at = 0;
  for (const stretch of set) {
    let from = stretch.from;
    while ((other[at]?.to ?? stretch.from) < stretch.from) at++;
    for (let next = at; from <= stretch.to; next++) {
      const hole = other[next];
      if (hole === undefined || hole.from > stretch.to) break;
      if (hole.from > from) left.push({ from, to: hole.from - 1n });
      from = hole.to + 1n;
    }
    if (from <= stretch.to) left.push({ from, to: stretch.to });
  }
  return left;
}
