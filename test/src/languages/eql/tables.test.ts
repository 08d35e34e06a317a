import { describe, expect, it } from 'vitest';
import {
  type AnyNode,
  arity,
  FUNCTION_NAMES,
  FUNCTIONS,
  functionNamed,
  isKeyword,
  isPlainName,
  OPERATORS,
  type OperatorName,
  PRECEDENCE,
  parseEql,
  printEql,
  walk,
} from '../../../../src/languages/eql/index.ts';
import { source } from '../../../../src/source/index.ts';

describe('functions (eql-semantics 8)', () => {
  it('names are found whatever their letter case', () => {
    expect(functionNamed('CIDRMATCH')).toBe('cidrMatch');
    expect(functionNamed('indexof')).toBe('indexOf');
  });

  it.each(['constructor', '__proto__', 'toString', 'wildcard', 'match', 'arrayContains', 'length~', ''])(
    'there is no function %j',
    (name) => {
      expect(functionNamed(name)).toBeNull();
    },
  );

  it('exactly five functions take a tilde', () => {
    const names = FUNCTION_NAMES.filter((name) => FUNCTIONS[name].tilde);
    expect(names).toEqual(['between', 'endsWith', 'indexOf', 'startsWith', 'stringContains']);
  });

  it.each([
    ['length', 1, 1],
    ['add', 2, 2],
    ['between', 3, 4],
    ['cidrMatch', 2, null],
    ['concat', 1, null],
    ['indexOf', 2, 3],
    ['number', 1, 2],
    ['substring', 2, 3],
  ])('%s takes %i to %s arguments', (name, least, most) => {
    const known = functionNamed(name);
    expect(known !== null && arity(FUNCTIONS[known])).toEqual({ least, most });
  });

  it('every arithmetic operator has its function', () => {
    const pairs = FUNCTION_NAMES.flatMap((name) =>
      FUNCTIONS[name].operator === null ? [] : [`${name} ${FUNCTIONS[name].operator}`],
    );
    expect(pairs.sort()).toEqual(['add +', 'divide /', 'modulo %', 'multiply *', 'subtract -']);
  });
});

const WRITTEN: { readonly [name in OperatorName]: string } = {
  or: 'a or b',
  and: 'a and b',
  not: 'not a',
  '==': 'a == 1',
  '!=': 'a != 1',
  '<': 'a < 1',
  '<=': 'a <= 1',
  '>': 'a > 1',
  '>=': 'a >= 1',
  in: 'a in (1)',
  'in~': 'a in~ ("x")',
  ':': 'a : "x"',
  like: 'a like "x"',
  'like~': 'a like~ "x"',
  regex: 'a regex "x"',
  'regex~': 'a regex~ "x"',
  '+': 'a + 1 == 2',
  '-': 'a - 1 == 2',
  '*': 'a * 1 == 2',
  '/': 'a / 1 == 2',
  '%': 'a % 1 == 2',
};

describe('operators (eql-semantics 1.4)', () => {
  it('a tilde and a colon fold letters, their plain twins do not', () => {
    const folding = Object.entries(OPERATORS).flatMap(([spelling, { letters }]) => (letters === 'fold' ? [spelling] : []));
    expect(folding.sort()).toEqual([':', 'in~', 'like~', 'regex~']);
  });

  it.each(Object.entries(WRITTEN))('%s is read as a node of its kind, and printed as it was written', (operator, written) => {
    const row = Object.entries(OPERATORS).find(([name]) => name === operator)?.[1];
    const parsed = parseEql(source(`any where ${written}`));
    if (!parsed.ok) throw new Error(parsed.problems[0].message);
    const nodes: AnyNode[] = [];
    walk(parsed.value, (node) => {
      nodes.push(node);
      return true;
    });
    const made = nodes.find((node) => node.kind === row?.kind);
    expect(made !== undefined && 'operator' in made ? made.operator : made?.kind).toBe(operator);
    expect(printEql(parsed.value)).toBe(`any where ${written}`);
  });

  it('words are reserved', () => {
    const words = Object.keys(OPERATORS).filter((spelling) => /^[a-z]+$/.test(spelling));
    expect(words.filter((word) => !isKeyword(word))).toEqual([]);
  });

  it('levels are ordered from or to primary', () => {
    expect(Object.keys(PRECEDENCE)).toEqual(['or', 'and', 'not', 'comparison', 'sum', 'product', 'sign', 'test', 'primary']);
    expect(Object.values(PRECEDENCE)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
});

describe('words (eql-semantics 1.1)', () => {
  it('only lower case is reserved', () => {
    expect([isKeyword('sample'), isKeyword('SAMPLE'), isKeyword('runs')]).toEqual([true, false, false]);
  });

  it.each([
    ['a_1', true],
    ['@timestamp', true],
    ['1a', false],
    ['a-b', false],
    ['a.b', false],
    ['é', false],
    ['', false],
    ['not', false],
    ['constructor', true],
  ])('%j is a plain name: %s', (text, expected) => {
    expect(isPlainName(text)).toBe(expected);
  });
});
