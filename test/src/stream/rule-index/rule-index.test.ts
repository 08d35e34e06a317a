import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SEMANTICS, EMPTY_META, type Field, type Predicate, type Rule } from '../../../../src/ir/index.ts';
import { analyzeEql } from '../../../../src/languages/eql/analyze.ts';
import { parseWildcard } from '../../../../src/pattern/index.ts';
import { source } from '../../../../src/source/index.ts';
import { type Conditions, conditionsOf, createRuleIndex } from '../../../../src/stream/rule-index/index.ts';
import { holds } from '../../../support/naive-ir.ts';
import { all, any, events, field, is, isFolded, like, not, predicates, present, regex } from '../../../support/predicates.ts';
import { randomCases } from '../../../support/random-cases.ts';

const origin = { start: 0, end: 1 };

function ruleOf(where: Predicate): Rule {
  const plan = { kind: 'single', where, origin } as const;
  return { language: 'eql', meta: EMPTY_META, plan, semantics: DEFAULT_SEMANTICS, query: 'q' };
}

/** Whether an index over many rules finds this one worth asking about an event. */
function isChosen(where: Predicate, event: unknown): boolean {
  const others = Array.from({ length: 9 }, (_, at) => conditionsOf(ruleOf(is('other', `x${at}`))));
  return createRuleIndex([...others, conditionsOf(ruleOf(where))])
    .candidates(event)
    .includes(9);
}

function typed(facts: Partial<Field>, leaf: (field: Field) => Predicate): Predicate {
  return leaf({ ...field('f'), ...facts });
}

const between = (low: number, high: number) => (on: Field) =>
  ({
    kind: 'range',
    field: on,
    lower: { value: low, inclusive: true },
    upper: { value: high, inclusive: true },
    origin,
  }) as const;
const within =
  (...[first = '', ...rest]: string[]) =>
  (on: Field) =>
    ({ kind: 'in-network', field: on, networks: [first, ...rest], origin }) as const;
const oneOf = (first: string | number | boolean) => (on: Field) =>
  ({ kind: 'one-of', field: on, values: [first], letters: 'exact', origin }) as const;

describe('the index over rules', () => {
  it.each<[fact: string, where: Predicate, chosen: unknown, passedOver: unknown]>([
    ['a value in a list', is('f', 'A', 'b'), { f: ['x', 'B'] }, { f: ['x', 'ab'] }],
    ['letters that fold, in ASCII and beyond', isFolded('f', 'ks'), { f: '\u212a\u017f' }, { f: 'kk' }],
    ['texts beyond ASCII', isFolded('f', '\u00e9a'), { f: '\u00c9A' }, { f: 'ea' }],
    ['all that is needed', all(is('f', 'a'), is('g', 'b')), { f: 'a', g: 'b' }, { f: 'a', g: 'a' }],
    ['one of two fields', any(is('f', 'a'), is('g', 'b')), { g: 'b' }, { f: 'b', g: 'a' }],
    [
      'one of two ways, each whole',
      any(all(is('f', 'a'), is('g', 'a')), all(is('f', 'b'), is('g', 'b'))),
      { f: 'b', g: 'b' },
      { f: 'c', g: 'b' },
    ],
    ['presence', present('f'), { f: [null, 0] }, { f: [null, {}, []] }],
    ['a text within a text', like('f', '*abc*'), { f: 'xxABCx' }, { f: 'ab c' }],
    ['a text at the start', like('f', 'abc*'), { f: 'abcx' }, { f: 'xabc' }],
    ['a text at the end', like('f', '*abc'), { f: 'xabc' }, { f: 'abcx' }],
    ['several texts in a pattern', like('f', 'abc*def'), { f: 'abc-def' }, { f: 'abc-de' }],
    ['what every member of a regular expression has', regex('f', '(abc|def)[0-9]+'), { f: 'xdef1' }, { f: 'abd' }],
    ['numbers as texts', is('f', '5'), { f: 5 }, { f: 6 }],
    ['truth as text', is('f', 'true'), { f: true }, { f: false }],
    ['ranges of numbers', typed({ type: 'long' }, between(100, 200)), { f: [1, 150] }, { f: [1, 500] }],
    ['a number that is written as a text', typed({ type: 'long' }, between(100, 200)), { f: '1.5e2' }, { f: null }],
    ['a number that is cut off', typed({ type: 'long' }, oneOf(5)), { f: 5.9 }, { f: 50 }],
    ['networks', typed({ type: 'ip' }, within('10.0.0.0/8', '192.168.1.7')), { f: '10.9.9.9' }, { f: '11.0.0.1' }],
    ['an address in another spelling', typed({ type: 'ip' }, oneOf('10.0.0.1')), { f: '::ffff:10.0.0.1' }, { f: '10.0.0.2' }],
    ['IPv6', typed({ type: 'ip' }, within('2001:db8::/32')), { f: '2001:db8::1' }, { f: '10.0.0.1' }],
    ['truth', typed({ type: 'boolean' }, oneOf(false)), { f: '' }, { f: true }],
    [
      'any field',
      { kind: 'anywhere', pattern: parseWildcard('*abc*'), letters: 'fold', origin },
      { x: [{ y: 'zABC' }] },
      { abc: 1 },
    ],
  ] as [string, Predicate, unknown, unknown][])('is asked by %s', (_, where, chosen, passedOver) => {
    expect(isChosen(where, chosen)).toBe(true);
    expect(isChosen(where, passedOver)).toBe(false);
  });

  it.each<[fact: string, where: Predicate]>([
    ['a negation', not(is('f', 'a'))],
    ['a choice with something unknown', any(is('f', 'a'), not(is('g', 'b')))],
    ['a field with a value for null', typed({ nullValue: 'a' }, oneOf('a'))],
    ['a constant of the index', typed({ constant: 'a' }, oneOf('a'))],
  ])('asks about every event: %s', (_, where) => {
    expect(isChosen(where, {})).toBe(true);
  });

  it.each<[spelling: string, event: unknown]>([
    ['nested', { a: { b: { c: 'x' } } }],
    ['dotted', { 'a.b.c': 'x' }],
    ['mixed', { 'a.b': { c: 'x' } }],
    ['mixed otherwise', { a: { 'b.c': 'x' } }],
    ['through lists', { a: [null, 1, [{ b: [{ c: [['y', ['x']]] }] }]] }],
    ['twice', { a: { b: { c: 'y' } }, 'a.b.c': 'x' }],
  ])('reads names that are %s', (_, event) => {
    expect(isChosen(is('a.b.c', 'x'), event)).toBe(true);
    expect(isChosen(is('a.b.d', 'x'), event)).toBe(false);
  });

  it('reads own properties only, and lists within lists without end', () => {
    expect(isChosen(is('constructor', 'x'), {})).toBe(false);
    expect(isChosen(is('__proto__', 'x'), JSON.parse('{"__proto__":"x"}'))).toBe(true);
    const depth = 100_000;
    const deep = JSON.parse(`{"f":${'['.repeat(5000)}"x"${']'.repeat(5000)}}`);
    expect(isChosen(is('f', 'x'), deep)).toBe(true);
    let list: unknown = 'x';
    for (let level = 0; level < depth; level++) list = [list];
    expect(isChosen(is('f', 'x'), { f: list })).toBe(true);
  });

  it('answers for what is no object', () => {
    for (const event of [null, 1, 'x', [{ f: 'a' }], undefined]) expect(isChosen(is('f', 'a'), event)).toBe(false);
  });

  it('says which rules nothing serves, and asks few rules at once', () => {
    const index = createRuleIndex([...Array.from({ length: 9 }, (_, at) => conditionsOf(ruleOf(is('f', `${at}`)))), null]);
    expect(index.filing.always).toEqual([9]);
    expect(index.candidates({ f: ['7', '3'] })).toEqual([3, 7, 9]);
    expect(createRuleIndex([conditionsOf(ruleOf(is('f', 'a')))]).candidates({})).toEqual([0]);
  });

  it('asks a sequence for any of its items and for until', () => {
    const query = 'sequence [any where f == "a"] [any where h == "c"] until [any where g == "b"]';
    const analysis = analyzeEql(source(query, 'rule'));
    if (!analysis.ok) throw new Error('it is not read');
    const index = createRuleIndex(Array.from({ length: 8 }, () => conditionsOf(analysis.value.rule)));
    expect([{ f: 'a' }, { h: 'c' }, { g: 'b' }].map((event) => index.candidates(event).length)).toEqual([8, 8, 8]);
    expect(index.candidates({ f: 'b' })).toEqual([]);
  });

  it('says the same after it has learnt what is seldom', () => {
    const common = (at: number): Conditions => conditionsOf(ruleOf(all(is('f', 'common'), is('g', `${at}`))));
    const index = createRuleIndex(Array.from({ length: 50 }, (_, at) => common(at)));
    for (let event = 0; event < 5000; event++) {
      expect(index.candidates({ f: 'common', g: `${event % 60}` })).toEqual(event % 60 < 50 ? [event % 60] : []);
    }
  });

  it('never passes over a rule that matches', () => {
    fc.assert(
      fc.property(fc.array(predicates, { minLength: 8, maxLength: 12 }), events, (wheres, values) => {
        const chosen = createRuleIndex(wheres.map((where) => conditionsOf(ruleOf(where)))).candidates(Object.fromEntries(values));
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
