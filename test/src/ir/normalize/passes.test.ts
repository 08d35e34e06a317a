import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalize, normalizePlan, PASSES, type Predicate, showPredicate } from '../../../../src/ir/index.ts';
import { holds } from '../../../support/naive-ir.ts';
import {
  above,
  all,
  any,
  events,
  is,
  isFolded,
  like,
  not,
  predicates,
  present,
  regex,
  truth,
} from '../../../support/predicates.ts';
import { randomCases } from '../../../support/random-cases.ts';

/** Before and after, by pass; a row with one predicate stays as it is. */
const PAIRS: Readonly<Record<string, readonly (readonly [before: Predicate, after?: Predicate])[]>> = {
  'simplify-patterns': [
    [like('f', 'a**b'), like('f', 'a*b')],
    [like('f', '*?'), like('f', '?*')],
    [like('f', 'abc'), is('f', 'abc')],
    [like('f', ''), is('f', '')],
    [like('f', '**'), present('f')],
    [like('f', '?*')],
    [regex('f', '.*'), present('f')],
    [regex('f', '@'), present('f')],
    [regex('f', 'abc'), is('f', 'abc')],
    [regex('f', '"a.b"'), is('f', 'a.b')],
    [regex('f', '()'), is('f', '')],
    [regex('f', '.+')],
    [regex('f', 'a|b')],
  ],
  'drop-double-negation': [
    [not(not(is('f', 'a'))), is('f', 'a')],
    [not(not(not(is('f', 'a')))), not(is('f', 'a'))],
    [not(all(not(is('f', 'a'))))],
  ],
  flatten: [
    [all(all(is('f', 'a'), is('g', 'b')), is('f', 'c')), all(is('f', 'a'), is('g', 'b'), is('f', 'c'))],
    [any(is('f', 'a'), any(is('g', 'b'))), any(is('f', 'a'), is('g', 'b'))],
    [all(any(is('f', 'a'), is('g', 'b')), is('f', 'c'))],
    [not(all(is('f', 'a'), is('g', 'b')))],
  ],
  'fold-constants': [
    [all(is('f', 'a'), truth(true)), all(is('f', 'a'))],
    [all(is('f', 'a'), truth(false)), truth(false)],
    [any(is('f', 'a'), truth(true)), truth(true)],
    [any(is('f', 'a'), truth(false)), any(is('f', 'a'))],
    [not(truth(true)), truth(false)],
    [all(not(truth(false)), is('f', 'a')), all(is('f', 'a'))],
  ],
  'merge-values': [
    [any(is('f', 'a'), is('g', 'x'), is('f', 'b', 'a')), any(is('f', 'a', 'b'), is('g', 'x'))],
    [any(is('f', 'a'), isFolded('f', 'b'))],
    [is('f', 'a', 'b', 'a'), is('f', 'a', 'b')],
    [all(is('f', 'a'), is('f', 'b'))],
    [any(is('f', 'a'), not(is('f', 'b')))],
    [any(is('f', 1), is('f', 2, 1)), any(is('f', 1, 2))],
  ],
  'drop-repeats': [
    [all(is('f', 'a'), is('f', 'a')), all(is('f', 'a'))],
    [any(like('f', 'a*'), above('f', 'a'), like('f', 'a*')), any(like('f', 'a*'), above('f', 'a'))],
    [all(is('f', 'a'), isFolded('f', 'a'))],
    [all(above('f', 'a'), above('f', 'b'))],
  ],
  'unwrap-single': [
    [all(is('f', 'a')), is('f', 'a')],
    [any(all(is('f', 'a'))), is('f', 'a')],
    [all(), truth(true)],
    [any(), truth(false)],
    [all(is('f', 'a'), is('g', 'b'))],
  ],
};

describe.each(PASSES.map((pass) => [pass.name, pass] as const))('%s', (name, pass) => {
  it('turns each before into its after', () => {
    const pairs = PAIRS[name] ?? [];
    expect(pairs.length).toBeGreaterThan(0);
    for (const [before, after = before] of pairs) expect(showPredicate(pass.run(before))).toBe(showPredicate(after));
  });

  it('returns a predicate that it does not change itself', () => {
    for (const [before, after] of PAIRS[name] ?? []) if (after === undefined) expect(pass.run(before)).toBe(before);
  });

  it('keeps the meaning of every predicate on every event', () => {
    fc.assert(
      fc.property(predicates, events, (predicate, event) => holds(pass.run(predicate), event) === holds(predicate, event)),
      { seed: 1, numRuns: randomCases(600) },
    );
  });
});

describe('the normal form', () => {
  it('keeps the meaning of every predicate on every event', () => {
    fc.assert(
      fc.property(predicates, events, (predicate, event) => holds(normalize(predicate), event) === holds(predicate, event)),
      { seed: 2, numRuns: randomCases(2000) },
    );
  });

  it('is reached once and for all', () => {
    fc.assert(
      fc.property(predicates, (predicate) => {
        const normal = normalize(predicate);
        return normalize(normal) === normal;
      }),
      { seed: 3, numRuns: randomCases(1000) },
    );
  });

  it('never pushes a negation into a comparison', () => {
    expect(showPredicate(normalize(not(above('f', 'a'))))).toBe('not\n  f:keyword > "a"');
  });

  it('never joins two leaves of one array field under `and`', () => {
    const apart = all(is('f', 'a'), is('f', 'b'), above('f', 'a'), above('f', 'b'));
    expect(normalize(apart)).toBe(apart);
  });

  it('gives a merged list the stretch of the query that its parts cover', () => {
    const at = (predicate: Predicate, start: number): Predicate => ({ ...predicate, origin: { start, end: start + 2 } });
    const merged = normalize(any(at(is('f', 'a'), 5), at(present('g'), 10), at(is('f', 'b'), 20)));
    expect(merged.kind === 'or' && merged.operands[0]?.origin).toEqual({ start: 5, end: 22 });
  });

  it('covers every step of a sequence', () => {
    const origin = { start: 0, end: 1 };
    const step = { where: all(not(not(is('f', 'a')))), keys: [], missing: false, runs: 1, origin };
    const timestamp = { name: '@timestamp', type: 'date', ignoreAbove: null, nullValue: null, optional: true, origin } as const;
    const order = { timestamp, tiebreaker: null };
    const plan = normalizePlan({ kind: 'sequence', steps: [step, step], maxspan: null, until: step, order, pipes: [], origin });
    const steps = plan.kind === 'sequence' ? [...plan.steps, ...(plan.until === null ? [] : [plan.until])] : [];
    expect(steps.map(({ where }) => showPredicate(where))).toEqual(Array(3).fill('f:keyword is "a"'));
  });

  it('takes a list of many thousand alternatives in its stride', () => {
    const many = any(...Array.from({ length: 50_000 }, (_, index) => is('f', `value ${index}`)));
    const merged = normalize(many);
    expect(merged.kind === 'one-of' && merged.values.length).toBe(50_000);
  });
});
