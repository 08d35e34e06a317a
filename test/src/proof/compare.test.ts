import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalize, type Predicate } from '../../../src/ir/index.ts';
import { parseWildcard } from '../../../src/pattern/index.ts';
import type { FoldedPredicate } from '../../../src/proof/condition.ts';
import { compare, sameConditions } from '../../../src/proof/index.ts';
import { randomCases } from '../../support/random-cases.ts';
import { holds, K, origin, predicate, WORLD } from './small-world.ts';

const side = (where: Predicate): FoldedPredicate => ({ where, folding: 'ascii' });

describe('the comparison of two conditions', () => {
  it('proves every condition to be its normal form, which is all that targets see', () => {
    let changed = 0;
    fc.assert(
      fc.property(predicate, (where) => {
        const normal = normalize(where);
        if (normal !== where) changed++;
        expect(sameConditions(side(where), side(normal), { effort: 2_000_000, scalar: false })).toBe('same');
      }),
      { numRuns: randomCases(3000) },
    );
    expect(changed).toBeGreaterThan(randomCases(3000) / 4);
  });

  it('agrees with every event of a small world, and its witnesses are what it says', async () => {
    await fc.assert(
      fc.asyncProperty(predicate, predicate, async (left, right) => {
        const found = await compare(side(left), side(right), {
          effort: 2_000_000,
          scalar: false,
          base: {},
          confirm: (event) => Promise.resolve({ left: holds(left, event), right: holds(right, event) }),
        });
        const asked = [
          [found.leftOnly, true, false],
          [found.rightOnly, false, true],
          [found.both, true, true],
        ] as const;
        for (const [answer, one, other] of asked) {
          if (answer !== found.both || found.leftOnly.kind !== 'none' || found.rightOnly.kind !== 'none')
            expect(answer.kind).not.toBe('unknown');
          const known = WORLD.some((event) => holds(left, event) === one && holds(right, event) === other);
          if (known && !(answer === found.both && found.leftOnly.kind === 'none' && found.rightOnly.kind === 'none'))
            expect(answer.kind).toBe('event');
          if (answer.kind === 'event') expect([holds(left, answer.event), holds(right, answer.event)]).toEqual([one, other]);
        }
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('needs a list where one value cannot do it, and none where fields hold one value', async () => {
    const has = (text: string): Predicate => ({
      kind: 'matches',
      field: K,
      pattern: parseWildcard(text),
      letters: 'exact',
      origin,
    });
    const both: Predicate = { kind: 'and', operands: [has('a*'), has('b*')], origin };
    const ask = (scalar: boolean) =>
      compare(side(both), side({ kind: 'constant', value: false, origin }), {
        effort: 1_000_000,
        scalar,
        base: {},
        confirm: (event) => Promise.resolve({ left: holds(both, event), right: false }),
      });
    expect((await ask(false)).leftOnly).toMatchObject({ kind: 'event', event: { k: expect.arrayContaining(['a', 'b']) } });
    expect((await ask(true)).leftOnly).toEqual({ kind: 'none' });
  });

  it('finds values of several fields where one value a field is asked for and no field is named', async () => {
    const inAny = (text: string): Predicate => ({ kind: 'anywhere', pattern: parseWildcard(text), letters: 'exact', origin });
    const both: Predicate = { kind: 'and', operands: [inAny('a'), inAny('b')], origin };
    const { leftOnly } = await compare(side(both), side({ kind: 'constant', value: false, origin }), {
      effort: 1_000_000,
      scalar: true,
      base: {},
      confirm: (event) =>
        Promise.resolve({ left: ['a', 'b'].every((text) => Object.values(event).includes(text)), right: false }),
    });
    expect(leftOnly.kind === 'event' ? Object.values(leftOnly.event).toSorted() : leftOnly).toEqual(['a', 'b']);
  });

  it('says that it does not know where nobody bears an event out', async () => {
    const one: Predicate = { kind: 'present', field: K, origin };
    const found = await compare(side(one), side({ kind: 'constant', value: false, origin }), {
      effort: 1_000_000,
      scalar: false,
      base: {},
      confirm: () => Promise.resolve(null),
    });
    expect(found.leftOnly.kind).toBe('unknown');
  });
});
