/**
 * The candidates that a misspelt word most likely means, best first, at most three: those within a third of its length
 * in edits, letter case aside. For "did you mean" in help lines.
 */
export function similar(word: string, candidates: readonly string[]): readonly string[] {
  const wanted = word.slice(0, LONGEST).toLowerCase();
  const budget = Math.max(1, Math.floor(wanted.length / 3));
  return candidates
    .filter((candidate) => Math.abs(candidate.length - wanted.length) <= budget)
    .map((candidate) => ({ candidate, distance: editDistance(wanted, candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= budget)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** Longer words are cut: nobody misspells a name of this length, and the time is quadratic. */
const LONGEST = 100;

function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const replaced = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}
