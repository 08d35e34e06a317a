import { describe, expect, it } from 'vitest';
import { expressionOf } from '../../../src/pattern/build-expression.ts';
import { choice, type Expression } from '../../../src/pattern/expression.ts';
import { parseLuceneRegex } from '../../../src/pattern/index.ts';
import { languages } from '../../../src/proof/text/languages.ts';
import { lettersOf, reader, sharedAlphabet } from '../../../src/proof/text/of-expression.ts';
import { difference, shortest } from '../../../src/proof/text/search.ts';

const READING = { letters: 'fold', folding: 'ascii', lines: 'cross' } as const;

const RUN = { kind: 'any-run' } as const;
const contains = (text: string): Expression =>
  expressionOf({ kind: 'wildcard', parts: [RUN, { kind: 'literal', text }, RUN] }, READING);
const equals = (text: string): Expression => expressionOf({ kind: 'wildcard', parts: [{ kind: 'literal', text }] }, READING);
const regex = (source: string): Expression => {
  const parsed = parseLuceneRegex(source);
  if (!parsed.ok) throw new Error(parsed.message);
  return expressionOf({ kind: 'regex', source, tree: parsed.tree }, { ...READING, letters: 'exact' });
};

/** A text that one of two sets has and the other has not, and the steps that the answer took. */
function compared(left: Expression, right: Expression, steps: number) {
  const effort = { left: steps };
  const alphabet = sharedAlphabet([left, right]);
  const table = languages(effort);
  const read = reader(table, alphabet);
  const word = difference(table, read(left), read(right), alphabet.size, effort);
  const letters = lettersOf(alphabet);
  return { text: word?.map((one) => letters[one]).join('') ?? null, steps: steps - effort.left };
}

/** Different texts that share beginnings and ends, so that automata of them all grow. */
const texts = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `${'abc'.repeat(at % 5)}${at.toString(7)}x${(at * 7919).toString(36)}`);

describe('sets of texts', () => {
  it.each([10, 40, 200])('are equal in whatever order %i pieces are looked for, and not when one is missing', (count) => {
    const pieces = texts(count).map(contains);
    expect(compared(choice(pieces), choice([...pieces].reverse()), 100_000).text).toBeNull();
    const { text } = compared(choice(pieces), choice(pieces.slice(1)), 20_000_000);
    expect(text).toBe(texts(count)[0]);
  });

  it('are equal for a list of 2,609 values, and tell the one that is missing', () => {
    const values = texts(2609).map(equals);
    expect(compared(choice(values), choice([...values].reverse()), 1_000_000).text).toBeNull();
    const missing = texts(2609)[1300];
    expect(compared(choice(values), choice(values.filter((_, at) => at !== 1300)), 2_000_000).text).toBe(missing);
  });

  it.each([
    ['(a|b)*', '(a*b*)*', null],
    ['a{2,5}', 'aaa?a?a?', null],
    ['~(.*ab.*)', 'b*(a+b{0}|a*)', 'c'],
    ['[a-c]&[b-d]', 'b|c', null],
    ['(ab)*a', 'a(ba)*', null],
    ['.*a.{3}', '.*a.{2}', 'axx'],
    ['<1-12>', '0*([1-9]|1[0-2])', null],
  ] as const)('%s beside %s: %s', (left, right, expected) => {
    const { text } = compared(regex(left), regex(right), 1_000_000);
    expect(text === null).toBe(expected === null);
    if (text === null) return;
    // Whatever text is found, one of the two has it and the other has not.
    const has = (expression: Expression): boolean =>
      compared(choice([expression, equalsExactly(text)]), expression, 1_000_000).text === null;
    expect(has(regex(left))).not.toBe(has(regex(right)));
  });

  it('give a shortest text', () => {
    const effort = { left: 1_000_000 };
    const expression = regex('(abcd|ab{2}|x{7})c*');
    const alphabet = sharedAlphabet([expression]);
    const table = languages(effort);
    const widths = lettersOf(alphabet).map(() => 1);
    expect(shortest(table, reader(table, alphabet)(expression), widths, effort)).toHaveLength(3);
  });

  it('give up when the work allowed is done', () => {
    expect(() => compared(regex('.*a.{18}'), regex('.*a.{18}|.*b.{18}a'), 20_000)).toThrow('used up');
  });
});

function equalsExactly(text: string): Expression {
  return expressionOf({ kind: 'wildcard', parts: [{ kind: 'literal', text }] }, { ...READING, letters: 'exact' });
}
