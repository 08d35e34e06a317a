import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomCases } from '../../support/random-cases.ts';
import { holds } from './naive.ts';
import { anyEvent, anyPredicate } from './random.ts';
import { compiled, ruleOf } from './support.ts';

describe('the compiled predicate', () => {
  it('answers what the rule means, for random rules and events', () => {
    let matched = 0;
    fc.assert(
      fc.property(
        anyPredicate,
        fc.array(anyEvent, { minLength: 10, maxLength: 20 }),
        fc.constantFrom('ascii', 'unicode'),
        (predicate, events, folding) => {
          const matches = compiled(ruleOf(predicate, { semantics: { folding } }));
          for (const event of events) {
            const expected = holds(predicate, event, folding);
            if (expected) matched++;
            expect(matches(event)).toBe(expected);
          }
        },
      ),
      { seed: 3, numRuns: randomCases(2000) },
    );
    expect(matched).toBeGreaterThan(randomCases(2000));
  });

  it('matches nothing that is not an object', () => {
    const matches = compiled(ruleOf({ kind: 'constant', value: true, origin: { start: 0, end: 0 } }));
    for (const value of [null, undefined, 0, '', 'x', true, [], [{}], () => {}]) expect(matches(value)).toBe(false);
    expect(matches({})).toBe(true);
  });
});
