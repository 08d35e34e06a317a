/** The answer of a value-level test: null where versions of Elasticsearch, or we, could differ. An event never rests on a null. */
export type Answer = boolean | null;

/** Some answer is true; null when none is and one is unknown. */
export function anyOf<T>(list: readonly T[], test: (item: T) => Answer): Answer {
  let unknown = false;
  for (const item of list) {
    const answer = test(item);
    if (answer === true) return true;
    if (answer === null) unknown = true;
  }
  return unknown ? null : false;
}
