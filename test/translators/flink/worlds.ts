import type { Event } from '../../../src/event/index.ts';

/** What a row is: bits for the items in their order, and one more for what ends sequences. */
export type Row = number;

/** Every timeline of so many rows, of which each is something. */
export function* worlds(rows: number, kinds: number): Generator<readonly Row[]> {
  if (rows === 0) return yield [];
  for (const before of worlds(rows - 1, kinds)) for (let row = 1; row < kinds; row++) yield [...before, row];
}

/** The events of a timeline, one a second. */
export function eventsOf(rows: readonly Row[], world: number): readonly Event[] {
  return rows.map((row, at) => ({
    '@timestamp': new Date(at * 1000).toISOString(),
    world: `w${world}`,
    ...Object.fromEntries(['a', 'b', 'c', 'd'].map((name, place) => [name, (row & (1 << place)) === 0 ? 'no' : 'yes'])),
  }));
}

const item = (name: string): string => `[any where ${name} == "yes"]`;

/** What a sequence may be here, by its items, and the rows that show what is particular to it. */
export const SHAPES: readonly (readonly [query: string, runs: readonly number[], until: boolean, rows: number])[] = [
  [`${item('a')} ${item('b')}`, [1, 1], false, 5],
  [`${item('a')} ${item('b')} until ${item('c')}`, [1, 1], true, 4],
  [`${item('a')} ${item('b')} ${item('c')}`, [1, 1, 1], false, 5],
  [`${item('a')} ${item('b')} ${item('c')} until ${item('d')}`, [1, 1, 1], true, 4],
  [`${item('a')} with runs=3`, [3], false, 6],
  [`${item('a')} with runs=3 until ${item('b')}`, [3], true, 5],
  [`${item('a')} with runs=2 ${item('b')}`, [2, 1], false, 6],
  [`${item('a')} with runs=3 ${item('b')}`, [3, 1], false, 6],
  [`${item('a')} with runs=2 ${item('b')} until ${item('c')}`, [2, 1], true, 4],
];
