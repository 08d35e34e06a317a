import { expect, it } from 'vitest';
import { randomCases } from '../../support/random-cases.ts';
import { roundOf } from './round.ts';

it('cuts the values out of lines that a walk over the parsed events finds', () => {
  const kinds = new Map<string, number>();
  let values = 0;
  for (let seed = 1; seed <= randomCases(1000); seed++) {
    const round = roundOf(seed, 30);
    expect(round.difference, `seed ${seed}`).toBeNull();
    values += round.values;
    for (const [kind, count] of Object.entries(round.kinds)) kinds.set(kind, (kinds.get(kind) ?? 0) + count);
  }
  for (const kind of ['cut', 'whole']) expect(kinds.get(kind) ?? 0, kind).toBeGreaterThan(20);
  expect(values).toBeGreaterThan(1000);
});
