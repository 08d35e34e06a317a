/** Sets that were told apart: by a sample that some take and others do not, as far as there is one; else one set, by its number. */
type Kinds<Sample> =
  | { readonly kind: 'set'; readonly number: number }
  | { readonly kind: 'sample'; readonly sample: Sample; with: Kinds<Sample>; without: Kinds<Sample> };

/**
 * Of each set the first that is equal to it. What tells two sets apart tells others apart, too: a set is compared in full with the
 * only one that takes and leaves what it takes and leaves.
 */
export function firstOfEach<Set, Sample>(
  sets: readonly Set[],
  differenceOf: (left: Set, right: Set) => Sample | null,
  takes: (set: Set, sample: Sample) => boolean,
): readonly number[] {
  let root: Kinds<Sample> | null = null;
  return sets.map((set, number) => {
    if (root === null) {
      root = { kind: 'set', number };
      return number;
    }
    let place: Kinds<Sample> = root;
    let above: Extract<Kinds<Sample>, { readonly kind: 'sample' }> | null = null;
    let side: 'with' | 'without' = 'with';
    while (place.kind === 'sample') {
      above = place;
      side = takes(set, place.sample) ? 'with' : 'without';
      place = place[side];
    }
    const { number: first } = place;
    const other = sets[first];
    const sample = other === undefined ? null : differenceOf(other, set);
    if (sample === null) return first;
    const own = { kind: 'set', number } as const;
    const [taken, left] = takes(set, sample) ? [own, place] : [place, own];
    const told: Kinds<Sample> = { kind: 'sample', sample, with: taken, without: left };
    if (above === null) root = told;
    else above[side] = told;
    return number;
  });
}
