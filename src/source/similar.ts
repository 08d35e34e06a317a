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

/** Letters inserted, removed, replaced or swapped with their neighbour. */
function editDistance(from: string, to: string): number {
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number) => rows[row]?.[column] ?? 0;
  for (let row = 1; row <= from.length; row++) {
    rows.push([row]);
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      const steps = [at(row - 1, column - 1) + (same ? 0 : 1), at(row - 1, column) + 1, at(row, column - 1) + 1];
      if (swapped) steps.push(at(row - 2, column - 2) + 1);
      rows[row]?.push(Math.min(...steps));
    }
  }
  return at(from.length, to.length);
}
