import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Predicate } from '../../../src/ir/index.ts';
import { parseWildcard } from '../../../src/pattern/index.ts';
import { conditionOf } from '../../../src/proof/condition.ts';
import { formOf } from '../../../src/proof/form.ts';
import { compare } from '../../../src/proof/index.ts';
import { randomCases } from '../../support/random-cases.ts';
import { holds, K, origin, predicate, WORLD } from './small-world.ts';

const form = (where: Predicate): string | null => formOf(conditionOf(where, 'ascii'));

/** The same in other words: operands turned round, negations doubled. */
function reworded(where: Predicate): Predicate {
  if (where.kind === 'and' || where.kind === 'or') return { ...where, operands: where.operands.map(reworded).reverse() };
  const operand = where.kind === 'not' ? { ...where, operand: reworded(where.operand) } : where;
  return { kind: 'not', operand: { kind: 'not', operand, origin }, origin };
}

describe('the form of a condition', () => {
  it('is that of the same condition in other words', () => {
    let told = 0;
    fc.assert(
      fc.property(predicate, (where) => {
        const one = form(where);
        if (one !== null) told++;
        expect(form(reworded(where))).toBe(one);
      }),
      { numRuns: randomCases(2000) },
    );
    expect(told).toBeGreaterThan(randomCases(2000) / 2);
  });

  it('is never that of a condition that some event tells apart', () => {
    const forms = new Map<string, Predicate>();
    let met = 0;
    fc.assert(
      fc.property(predicate, (where) => {
        const one = form(where);
        if (one === null) return;
        const before = forms.get(one);
        forms.set(one, where);
        if (before === undefined) return;
        met++;
        for (const event of WORLD) expect(holds(where, event)).toBe(holds(before, event));
      }),
      { numRuns: randomCases(5000) },
    );
    expect(met).toBeGreaterThan(0);
  });

  it('is not known of numbers that have lost digits, and of texts beyond measure', () => {
    const number: Predicate = { kind: 'one-of', field: { ...K, type: 'long' }, values: [2 ** 53 + 2], letters: 'exact', origin };
    expect(form({ kind: 'and', operands: [number, has('a*')], origin })).toBeNull();
    expect(form(has('a'.repeat(1_000_000)))).toBeNull();
  });

  it('needs no search to be compared', async () => {
    const words = ['*a*', 'b*c', '*d'];
    const of = (texts: readonly string[]): Predicate => ({ kind: 'or', operands: texts.map(has), origin });
    const asked = { effort: 0, scalar: false, base: {}, confirm: () => Promise.resolve(null) };
    const [one, same, other] = [of(words), of(words.toReversed()), of(words.slice(1))].map((where) => ({
      where,
      folding: 'ascii' as const,
    }));
    if (one === undefined || same === undefined || other === undefined) throw new Error('three conditions');
    expect(await compare(one, same, asked)).toMatchObject({ leftOnly: { kind: 'none' }, rightOnly: { kind: 'none' } });
    expect(await compare(one, other, asked)).toMatchObject({ leftOnly: { kind: 'unknown' } });
  });
});

function has(text: string): Predicate {
  return { kind: 'matches', field: K, pattern: parseWildcard(text), letters: 'exact', origin };
}
