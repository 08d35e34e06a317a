import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solver } from '../../../src/proof/logic/solver.ts';

const VARIABLES = 6;
const literal = fc
  .tuple(fc.integer({ min: 1, max: VARIABLES }), fc.boolean())
  .map(([variable, sign]) => (sign ? variable : -variable));
const clauses = fc.array(fc.array(literal, { minLength: 1, maxLength: 4 }), { maxLength: 30 });

function holds(all: readonly (readonly number[])[], isTrue: (variable: number) => boolean): boolean {
  return all.every((clause) => clause.some((one) => isTrue(Math.abs(one)) === one > 0));
}

describe('the solver', () => {
  it('finds a model where one of all assignments is one, and none where none is', () => {
    fc.assert(
      fc.property(clauses, (all) => {
        const search = solver(VARIABLES, { left: 1_000_000 });
        for (const clause of all) search.add(clause);
        const model = search.solve();
        const assignments = Array.from({ length: 2 ** VARIABLES }, (_, bits) => (one: number) => ((bits >> (one - 1)) & 1) === 1);
        expect(model !== null).toBe(assignments.some((each) => holds(all, each)));
        if (model !== null) expect(holds(all, model)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('counts all models when each found one is forbidden', () => {
    fc.assert(
      fc.property(clauses, (all) => {
        const search = solver(VARIABLES, { left: 1_000_000 });
        for (const clause of all) search.add(clause);
        let found = 0;
        for (let model = search.solve(); model !== null; model = search.solve()) {
          found++;
          const here = model;
          search.add(Array.from({ length: VARIABLES }, (_, at) => (here(at + 1) ? -(at + 1) : at + 1)));
        }
        const assignments = Array.from({ length: 2 ** VARIABLES }, (_, bits) => (one: number) => ((bits >> (one - 1)) & 1) === 1);
        expect(found).toBe(assignments.filter((each) => holds(all, each)).length);
      }),
      { numRuns: 500 },
    );
  });
});
