import { describe, expect, it } from 'vitest';
import { merged } from '../../../../src/api/mutants/merging.ts';

describe('events in one', () => {
  it('are those that are answered alike and differ in one field', () => {
    const lists = merged([
      { event: { name: 'a', id: 1 }, matches: false },
      { event: { id: 1, name: 'b' }, matches: false },
      { event: { name: ['b', 'c'], id: 1 }, matches: false },
      { event: { name: 'd', id: 1 }, matches: true },
      { event: { name: 'e', id: 2 }, matches: false },
      { event: { id: 1 }, matches: false },
    ]);
    expect(lists).toEqual([{ id: 1, name: ['a', 'b', 'c'] }]);
  });

  it('are lists of some values, not of all there are', () => {
    const events = Array.from({ length: 30 }, (_, at) => ({ event: { name: `n${at}` }, matches: false }));
    const lists = merged(events);
    expect(lists.flatMap(({ name }) => name)).toEqual(events.map(({ event }) => event.name));
    expect(Math.max(...lists.map(({ name }) => [name].flat().length))).toBeLessThan(30);
  });
});
