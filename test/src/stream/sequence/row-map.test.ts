import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NONE } from '../../../../src/stream/sequence/columns.ts';
import { createRowMap } from '../../../../src/stream/sequence/row-map.ts';

it('a map of rows says what a Map says', () => {
  const number = fc.oneof(
    fc.nat({ max: 40 }),
    fc.nat({ max: 40 }).map((more) => more * 2 ** 20),
  );
  const step = fc.record({ number, row: fc.option(fc.nat(), { freq: 2 }) });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 300, size: 'max' }), (steps) => {
      const [map, known] = [createRowMap(), new Map<number, number>()];
      for (const { number: one, row } of steps) {
        if (row === null) {
          map.delete(one);
          known.delete(one);
        } else {
          map.set(one, row);
          known.set(one, row);
        }
      }
      for (const { number: one } of steps) expect(map.get(one)).toBe(known.get(one) ?? NONE);
    }),
    { seed: 3, numRuns: 300 },
  );
});
