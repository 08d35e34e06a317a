import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition, Literal, Query, Values } from '../../../../src/languages/kql/ast.ts';
import { kql } from '../../../../src/languages/kql/language.ts';
import { parseKql } from '../../../../src/languages/kql/parse.ts';
import { render, source } from '../../../../src/source/index.ts';
import { randomCases } from '../../../support/random-cases.ts';

function tree(text: string): Query {
  const read = parseKql(source(text));
  if (!read.ok) throw new Error(render(source(text), read.problems[0]));
  return read.value;
}

const printed = (text: string): string => kql.print(tree(text));
const pieces = (text: string): readonly string[] => {
  const { condition } = tree(`f: ${text}`);
  if (condition?.kind !== 'test' || condition.values.kind !== 'literal') throw new Error(`${text} is no value`);
  return condition.values.pieces;
};

describe('the grammar', () => {
  it.each([
    ['binds `and` tighter than `or`, and `not` tightest', 'a:1 or b:2 and not c:3', 'a: 1 or (b: 2 and not c: 3)'],
    ['takes operators in capitals', 'a:1 OR b:2 AND NOT c:3', 'a: 1 or (b: 2 and not c: 3)'],
    ['keeps parentheses that decide', '(a:1 or b:2) and c:3', '(a: 1 or b: 2) and c: 3'],
    ['drops those that do not', '((a:1)) and (b:2)', 'a: 1 and b: 2'],
    ['lists values', 'a:(1 or 2 and not (3 or 4))', 'a: (1 or (2 and not (3 or 4)))'],
    ['takes white space of all kinds', '\u00a0a :\t1\r\nand\u00a0b\n:\n2 ', 'a: 1 and b: 2'],
    ['takes ranges', 'a<1 and b <= 2 and c>3 and d >=4', 'a < 1 and b <= 2 and c > 3 and d >= 4'],
    ['takes nested objects', 'a:{ b:1 and c:{d:2} }', 'a: { b: 1 and c: { d: 2 } }'],
    ['takes values without a field', '"a b" or c*', '"a b" or c*'],
    ['takes quoted names', '"a b": 1', '"a b": 1'],
    ['takes wildcards in names', 'a.*.b: 1', 'a.*.b: 1'],
    ['takes nothing', ' ', ''],
    ['takes operator words that have no blank on both sides', 'a: or and b: nota', 'a: \\or and b: nota'],
  ])('%s', (_, text, expected) => {
    expect(printed(text)).toBe(expected);
  });

  it.each([
    ['words with blanks between', 'foo  bar ', ['foo  bar']],
    ['a wildcard', 'a*b', ['a', 'b']],
    ['a star in quotes', '"a*b"', ['a*b']],
    ['an escaped star', 'a\\*b*', ['a*b', '']],
    ['escaped signs', '\\(\\)\\:\\<\\>\\"\\{\\}\\\\', ['():<>"{}\\']],
    ['escaped operators', 'a \\and b \\OR c', ['a and b OR c']],
    ['an end of line before `ot`, as Kibana does', 'a\\not b', ['a\not b']],
    ['escaped white space', 'a\\tb\\nc\\rd', ['a\tb\nc\rd']],
    ['escaped white space at the end, which Kibana trims', 'a\\t', ['a']],
    ['hexadecimal digits', '\\u0041\\u00e9', ['Aé']],
    ['the same in quotes', '"\\u0041\\t\\"\\\\"', ['A\t"\\']],
    ['a backslash in quotes that escapes nothing', '"C:\\Windows"', ['C:\\Windows']],
    ['an end of line in quotes', '"a\nb"', ['a\nb']],
    ['letters beyond the basic plane', '😀*', ['😀', '']],
    ['nothing', '""', ['']],
  ])('reads %s', (_, text, expected) => {
    expect(pieces(text)).toEqual(expected);
  });

  it.each([
    ['a: not b', 'kql-syntax', 4],
    ['a: cannot be', 'kql-syntax', 7],
    ['not(a: b)', 'kql-syntax', 4],
    ['not not a: b', 'kql-syntax', 5],
    ['a: b:c', 'kql-syntax', 5],
    ['a:', 'kql-syntax', 3],
    ['a: (b or )', 'kql-syntax', 10],
    ['a: (b, c) "d"', 'kql-syntax', 11],
    ['a: b and', null, 0],
    ['a: b and ', 'kql-syntax', 9],
    ['and ', null, 0],
    ['or a', null, 0],
    ['()', 'kql-syntax', 2],
    ['a: (b', 'kql-unclosed-bracket', 4],
    ['a: b)', 'kql-unopened-bracket', 5],
    ['a: {b: c)', 'kql-unclosed-bracket', 4],
    ['a: "b', 'kql-unclosed-string', 4],
    ['a: "b\\"', 'kql-unclosed-string', 4],
    ['a: C:\\x', 'kql-escape', 6],
    ['a: b\\', 'kql-escape', 5],
    ['a: \\u12', 'kql-escape', 4],
    ['a == b', null, 0],
    ['a > > b', 'kql-syntax', 5],
    ['a: <b', 'kql-syntax', 4],
    ['{a: b}', 'kql-syntax', 1],
  ])('of %j says %s at column %d', (text, code, column) => {
    const read = parseKql(source(text));
    expect(read.ok ? null : read.problems[0].code).toBe(code);
    if (read.ok) return;
    const { span, message } = read.problems[0];
    expect(span.start + 1).toBe(column);
    expect(render(source(text), read.problems[0])).toContain('^');
    expect(message).not.toContain('undefined');
  });
});

const text = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9._@-]{1,8}$/),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom('or', 'not ', ' and ', 'a or b', '\\', '"', '*', '\t', ' ', 'null', 'a\u00a0b', '(', '\ud800'),
);
const literal = fc
  .tuple(fc.boolean(), fc.array(text, { minLength: 1, maxLength: 3 }))
  .map(([quoted, [first = '', ...others]]): Literal => {
    const written = { kind: 'literal', span: { start: 0, end: 0 } } as const;
    const all = quoted ? [first] : [first, ...others];
    all[0] = quoted ? first : first.trimStart();
    if (!quoted) all.push((all.pop() ?? '').trimEnd());
    const plain = all.length === 1 && all[0] === '';
    return { ...written, quoted: quoted || plain, pieces: all as unknown as Literal['pieces'] };
  });
const place = { span: { start: 0, end: 0 } } as const;
const { values } = fc.letrec<{ values: Values }>((tie) => ({
  values: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    literal,
    fc
      .array(tie('values'), { minLength: 2, maxLength: 3 })
      .map((operands): Values => ({ kind: 'values-or', ...place, operands })),
    fc
      .array(tie('values'), { minLength: 2, maxLength: 3 })
      .map((operands): Values => ({ kind: 'values-and', ...place, operands })),
    tie('values').map((operand): Values => ({ kind: 'values-not', ...place, operand })),
  ),
}));
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.tuple(literal, values).map(([field, value]): Condition => ({ kind: 'test', ...place, field, values: value })),
    fc.tuple(literal, literal).map(([field, value]): Condition => ({ kind: 'range', ...place, field, operator: '<=', value })),
    fc.array(tie('condition'), { minLength: 2, maxLength: 3 }).map((operands): Condition => ({ kind: 'or', ...place, operands })),
    fc
      .array(tie('condition'), { minLength: 2, maxLength: 3 })
      .map((operands): Condition => ({ kind: 'and', ...place, operands })),
    tie('condition').map((operand): Condition => ({ kind: 'not', ...place, operand })),
    fc
      .tuple(literal, tie('condition'))
      .map(([field, inner]): Condition => ({ kind: 'nested', ...place, field, condition: inner })),
  ),
}));

/** The tree without places, lists of a kind within their like joined, as the grammar joins them. */
function bare(node: unknown): unknown {
  return JSON.parse(JSON.stringify(node), (key, value) => (key === 'span' ? undefined : value));
}

describe('reading what was printed', () => {
  it('gives the same tree', () => {
    fc.assert(
      fc.property(condition, (one) => {
        const written = kql.print({ kind: 'query', ...place, condition: one });
        expect(bare(tree(written).condition)).toEqual(bare(one));
        expect(printed(written)).toBe(written);
      }),
      { seed: 2026, numRuns: randomCases(3000) },
    );
  });

  it('never throws, whatever the text', () => {
    const word = fc.constantFrom(
      'a',
      ':',
      '(',
      ')',
      '{',
      '}',
      '"',
      '\\',
      '*',
      ' ',
      ' or ',
      ' and ',
      'not ',
      '<',
      '>=',
      '\n',
      'null',
      '\u00a0',
      ',',
      'é',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 20 }), (words) => {
        const whole = source(words.join(''));
        const read = parseKql(whole);
        if (read.ok) kql.show(read.value);
        else for (const problem of read.problems) expect(problem.span.end).toBeLessThanOrEqual(whole.text.length + 1);
      }),
      { seed: 2026, numRuns: randomCases(5000) },
    );
  });
});
