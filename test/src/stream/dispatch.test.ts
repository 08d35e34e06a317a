import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SEMANTICS, EMPTY_META, type Predicate, type Rule } from '../../../src/ir/index.ts';
import { analyzeEql } from '../../../src/languages/eql/analyze.ts';
import { source } from '../../../src/source/index.ts';
import { createDispatch } from '../../../src/stream/dispatch.ts';
import { needsOf } from '../../../src/stream/needs.ts';
import { holds } from '../../support/naive-ir.ts';
import { all, any, events, is, isFolded, like, not, predicates, present } from '../../support/predicates.ts';
import { randomCases } from '../../support/random-cases.ts';

const origin = { start: 0, end: 1 };

function ruleOf(where: Predicate, semantics = DEFAULT_SEMANTICS): Rule {
  return { language: 'eql', meta: EMPTY_META, plan: { kind: 'single', where, origin }, semantics, query: 'q' };
}

const needs = (where: Predicate) => needsOf(ruleOf(where))[0];

describe('needsOf', () => {
  it.each<[fact: string, where: Predicate, needs: unknown]>([
    ['a list of values is a need', is('f', 'A', 'b'), [{ field: 'f', texts: ['a', 'b'] }]],
    ['letters that fold too', isFolded('f', 'A'), [{ field: 'f', texts: ['a'] }]],
    [
      'all operands of an `and` give theirs',
      all(is('f', 'a'), is('g', 'b')),
      [
        { field: 'f', texts: ['a'] },
        { field: 'g', texts: ['b'] },
      ],
    ],
    [
      'an `or` needs the field that all its operands need',
      any(is('f', 'a'), all(is('g', 'x'), is('f', 'b'))),
      [{ field: 'f', texts: ['a', 'b'] }],
    ],
    ['an `or` over different fields needs nothing', any(is('f', 'a'), is('g', 'b')), []],
    ['a negation needs nothing', not(is('f', 'a')), []],
    ['presence and patterns need nothing here', all(present('f'), like('g', 'a*')), []],
  ])('%s', (_, where, expected) => {
    expect(needs(where)).toEqual(expected);
  });

  it('under Unicode folding, texts that fold together need not be the same in small letters', () => {
    const semantics = { ...DEFAULT_SEMANTICS, folding: 'unicode' } as const;
    expect(needsOf(ruleOf(isFolded('f', 'k'), semantics))).toEqual([[]]);
  });

  it('a sequence is worth asking for any of its items and for until', () => {
    const query = 'sequence [any where f == "a"] [any where h == "c"] until [any where g == "b"]';
    const analysis = analyzeEql(source(query, 'rule'));
    expect(analysis.ok && needsOf(analysis.value.rule)).toEqual([
      [{ field: 'f', texts: ['a'] }],
      [{ field: 'h', texts: ['c'] }],
      [{ field: 'g', texts: ['b'] }],
    ]);
  });
});

describe('createDispatch', () => {
  it('files each rule under the need that fewest share', () => {
    const rules = Array.from({ length: 20 }, (_, index) => [
      [
        { field: 'c', texts: ['process'] },
        { field: 'n', texts: [`p${index}`] },
      ],
    ]);
    const dispatch = createDispatch([...rules, null]);
    expect(dispatch({ c: 'process', n: ['P3', 'p7'] })).toEqual([3, 7, 20]);
    expect(dispatch({ c: 'process' })).toEqual([20]);
    expect(dispatch({ n: { deeper: 'p1' } })).toEqual([20]);
  });

  it('reads own properties only', () => {
    const rules = Array.from({ length: 9 }, () => [[{ field: 'constructor', texts: ['x'] }]]);
    expect(createDispatch(rules)({})).toEqual([]);
    expect(createDispatch(rules)({ constructor: 'x' })).toHaveLength(9);
  });

  it('never passes over a rule that matches', () => {
    fc.assert(
      fc.property(fc.array(predicates, { minLength: 8, maxLength: 12 }), events, (wheres, values) => {
        const chosen = createDispatch(wheres.map((where) => needsOf(ruleOf(where))))(Object.fromEntries(values));
        const matching = [...wheres.keys()].filter((index) => {
          const where = wheres[index];
          return where !== undefined && holds(where, values);
        });
        expect(matching.filter((index) => !chosen.includes(index))).toEqual([]);
      }),
      { seed: 11, numRuns: randomCases(3000) },
    );
  });
});
