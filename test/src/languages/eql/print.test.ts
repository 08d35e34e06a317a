import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { children, type Expression, printEql, printExpression, walk } from '../../../../src/languages/eql/index.ts';
import { randomCases } from '../../../support/random-cases.ts';
import { arbitraryExpression, arbitraryQuery } from './arbitrary.ts';
import { condition, query, withoutPlaces } from './tree.ts';

/** The tree that reading its text must give: raw strings that no raw literal can hold come back plain. */
function expected(tree: unknown): unknown {
  return JSON.parse(JSON.stringify(withoutPlaces(tree)), (_, value) => {
    const text = value?.kind === 'string' ? value.value : value?.kind === 'category' ? value.name : null;
    return value?.form === 'raw' && /[\r\n]|"""/.test(text) ? { ...value, form: 'plain' } : value;
  });
}

describe('reading what was printed', () => {
  it('gives the same expression', () => {
    fc.assert(
      fc.property(arbitraryExpression, (tree) => {
        expect(withoutPlaces(condition(printExpression(tree)))).toEqual(expected(tree));
      }),
      { seed: 2024, numRuns: randomCases(2000) },
    );
  });

  it('gives the same query, and printing that gives the same text', () => {
    fc.assert(
      fc.property(arbitraryQuery, (tree) => {
        const text = printEql(tree);
        const read = query(text);
        expect(withoutPlaces(read)).toEqual(expected(tree));
        expect(printEql(read)).toBe(text);
      }),
      { seed: 2024, numRuns: randomCases(500) },
    );
  });

  it('every span holds exactly its node: the text there is read as that node', () => {
    fc.assert(
      fc.property(arbitraryExpression, (tree) => {
        const text = `any where ${printExpression(tree)}`;
        walk(query(text), (node) => {
          for (const child of children(node)) {
            expect(node.span.start <= child.span.start && child.span.end <= node.span.end).toBe(true);
          }
          if (isExpression(node.kind)) {
            expect(withoutPlaces(condition(text.slice(node.span.start, node.span.end)))).toEqual(withoutPlaces(node));
          }
          return undefined;
        });
      }),
      { seed: 7, numRuns: randomCases(500) },
    );
  });
});

const OTHERS: ReadonlySet<string> = new Set(['query', 'event', 'sequence', 'sample', 'item', 'category', 'duration', 'pipe']);

function isExpression(kind: string): kind is Expression['kind'] {
  return !OTHERS.has(kind);
}

describe('spelling', () => {
  it.each([
    ['((a)) and ((b or c))', 'a and (b or c)'],
    ['(a and b) and c', '(a and b) and c'],
    ['not (a == 1)', 'not a == 1'],
    ['not (a and b)', 'not (a and b)'],
    ['(a in (1)) == (b : "x")', 'a in (1) == b : "x"'],
    ['a-(b-c)-d', 'a - (b - c) - d'],
    ['-(-(a))', '--a'],
    ['(-a) in (1)', '(-a) in (1)'],
    ['`a`.`b c`.`not`', 'a.`b c`.`not`'],
    ['f( ) or F~(a,b)', 'f() or F~(a, b)'],
    ['a : ("x")', 'a : ("x")'],
    ['a == """x\\y"""', 'a == """x\\y"""'],
    ['a == "\\\'\\u{0a}\\u{00}\\u{1f600}\\u{202e}"', 'a == "\'\\n\\u{00}😀\\u{202e}"'],
    ['a == 1.E3', 'a == 1.E3'],
  ])('%s is printed as %s', (text, printed) => {
    expect(printExpression(condition(text))).toBe(printed);
  });
});

describe('layout', () => {
  const long = (letter: string) => letter.repeat(40);

  it('a short query stands on one line', () => {
    expect(printEql(query('process   where a  and b | head 5'))).toBe('process where a and b\n| head 5');
  });

  it('long chains have an operand on each line, long groups and lists stand between their parentheses', () => {
    const text = `process where a == 1 and (${long('b')} or ${long('c')} or ${long('d')}) and
      e in ("${long('f')}", "${long('g')}", "${long('h')}") and not (${long('i')} and ${long('j')} and ${long('k')})`;
    expect(printEql(query(text))).toBe(`process where
  a == 1 and
  (
    ${long('b')} or
    ${long('c')} or
    ${long('d')}
  ) and
  e in (
    "${long('f')}", "${long('g')}",
    "${long('h')}"
  ) and
  not (
    ${long('i')} and
    ${long('j')} and
    ${long('k')}
  )`);
  });

  it('a sequence has an item on each line', () => {
    const text = 'sequence by a with maxspan=1m [b where c] by d with runs=2 ![any where e] by f until [g where h] by i | tail 1';
    expect(printEql(query(text))).toBe(`sequence by a with maxspan=1m
  [b where c] by d with runs=2
  ![any where e] by f
until [g where h] by i
| tail 1`);
  });
});
