import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { covering } from '../../../../src/api/mutants/covering.ts';

const killers = fc.array(fc.uniqueArray(fc.nat(7), { minLength: 1, maxLength: 4 }), { maxLength: 12 });
const costs = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 8, maxLength: 8 });

describe('a choice of events', () => {
  it('notices all that any of them does, where there is room, and has none that notices nothing', () => {
    fc.assert(
      fc.property(killers, costs, (all, own) => {
        const chosen = covering(all, own, 1000);
        for (const by of all) expect(by.some((event) => chosen.includes(event))).toBe(true);
        const known = new Set(all.flat());
        expect(chosen.every((event) => known.has(event))).toBe(true);
        expect(chosen.length).toBeLessThanOrEqual(all.length);
      }),
    );
  });

  it('is never more than there is room for, and never none where one fits', () => {
    fc.assert(
      fc.property(killers, costs, fc.nat(12), (all, own, most) => {
        const chosen = covering(all, own, most);
        expect(chosen.reduce((sum, event) => sum + (own[event] ?? 0), 0)).toBeLessThanOrEqual(most);
        if (all.flat().some((event) => (own[event] ?? 0) <= most)) expect(chosen.length).toBeGreaterThan(0);
      }),
    );
  });

  it('takes what notices most for an event first', () => {
    const all = [[0, 1], [0, 1], [0], [2]];
    expect(covering(all, [], 1)).toEqual([0]);
    expect(covering(all, [9, 1, 1], 2)).toEqual([1, 2]);
    expect(covering(all, [], 3)).toEqual([0, 2]);
  });
});
