import { afterAll } from 'vitest';

/** What became of a case: `other` cases are not for the matcher at hand. */
export type Outcome = 'passed' | 'excused' | 'other';

/** Counts cases by row and prints the table at the end of the suite's file. */
export function tally(title: string): (row: string, outcome: Outcome) => void {
  const rows = new Map<string, Record<Outcome | 'cases', number>>();
  afterAll(() => {
    const width = Math.max(title.length, ...[...rows.keys()].map((name) => name.length));
    const line = (name: string, cells: readonly (string | number)[]): string =>
      name.padEnd(width) + cells.map((cell) => String(cell).padStart(9)).join('');
    const lines = [...rows].map(([name, { cases, passed, excused, other }]) => line(name, [cases, passed, excused, other]));
    console.log([line(title, ['cases', 'passed', 'excused', 'other']), ...lines].join('\n'));
  });
  return (row, outcome) => {
    const counts = rows.get(row) ?? { cases: 0, passed: 0, excused: 0, other: 0 };
    if (outcome !== 'other') counts.cases++;
    counts[outcome]++;
    rows.set(row, counts);
  };
}
