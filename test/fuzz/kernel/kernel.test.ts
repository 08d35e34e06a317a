import { expect, it } from 'vitest';
import { randomCases } from '../../support/random-cases.ts';
import { roundOf } from './round.ts';

it('finds the same in a block of lines as in one line after the other', () => {
  const kinds = new Map<string, number>();
  for (let seed = 1; seed <= randomCases(600); seed++) {
    const round = roundOf(seed, 100);
    expect(round.difference, `seed ${seed}`).toBeNull();
    for (const [kind, count] of Object.entries(round.kinds)) kinds.set(kind, (kinds.get(kind) ?? 0) + count);
  }
  for (const kind of ['none', 'texts', 'blank', 'invalid-json', 'invalid-utf-8', 'not-an-object', 'too-deep'])
    expect(kinds.get(kind) ?? 0, kind).toBeGreaterThan(20);
});
