import { describe, expect, it } from 'vitest';
import { parseEql, printEql, QUERY_LIMIT, showAst, walk } from '../../../../src/languages/eql/index.ts';
import { render, source } from '../../../../src/source/index.ts';

const MANY = 5_000;

/** Parses; problems are rendered too, since a user would see them. That the work grows with the text and no faster is for test/slow. */
function parsed(text: string) {
  const read = source(text);
  const result = parseEql(read);
  if (!result.ok) for (const problem of result.problems) render(read, problem);
  return result;
}

describe('deep nesting is refused at once', () => {
  it.each([
    ['parentheses', `any where ${'('.repeat(MANY)}a${')'.repeat(MANY)}`],
    ['not', `any where ${'not '.repeat(MANY)}a`],
    ['signs', `any where ${'-'.repeat(MANY)}1 == a`],
    ['calls', `any where ${'f('.repeat(MANY)}a${')'.repeat(MANY)}`],
    ['lists', `any where ${'a in ('.repeat(MANY)}a${')'.repeat(MANY)}`],
    ['arithmetic', `any where ${'a + '.repeat(MANY)}1 == a`],
    ['square brackets', `sequence ${'['.repeat(MANY)}`],
    ['not and parentheses', `any where ${'not ('.repeat(MANY)}a`],
    ['not within comparisons', `any where ${`${'not '.repeat(20)}a == (`.repeat(1000)}a`],
    ['signs within comparisons', `any where ${`${'-'.repeat(20)}a * (`.repeat(1000)}a`],
  ])('%s', (_, text) => {
    const result = parsed(text);
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'nesting-too-deep' }] });
  });

  it.each([
    ['parentheses', `${'('.repeat(250)}a${')'.repeat(250)}`],
    ['not', `${'not '.repeat(250)}a`],
    ['signs', `${'- '.repeat(250)}a == 1`],
    ['arithmetic', `${'a + '.repeat(250)}1 == 2`],
    ['a mixture', `${'not (a == f(1 + -('.repeat(40)}b${')))'.repeat(40)}`],
  ])('at the limit %s are read, printed and shown', (_, text) => {
    const result = parsed(`any where ${text}`);
    if (!result.ok) return expect.fail(result.problems[0].message);
    walk(result.value, () => undefined);
    expect(showAst(result.value)).toContain('query');
    expect(parseEql(source(printEql(result.value))).ok).toBe(true);
  });
});

describe('width is read', () => {
  const operands = (count: number, word: string) =>
    Array.from({ length: count }, (_, index) => `a.b == "${index}"`).join(` ${word} `);
  it.each([
    ['or', `any where ${operands(4_000, 'or')}`],
    ['and', `any where ${operands(4_000, 'and')}`],
    ['a list', `any where a in (${Array.from({ length: MANY }, (_, index) => `"${index}"`).join(',')})`],
    ['many paths', `any where ${'a.a.a.a.a.a.a.a.a.b or '.repeat(3_000)}b`],
    ['white space', `any where a${' '.repeat(900_000)}`],
    ['nested comments', `any where a ${'/*'.repeat(MANY)}${'*/'.repeat(MANY)}`],
    ['a comment of many openers', `any where a ${'/*'.repeat(MANY)}*/`],
    ['many comments with an opener each', `any where a ${'/*/**/*/'.repeat(MANY)}`],
    ['pipes', `any where a ${'| head 1 '.repeat(20_000)}`],
    ['one long string', `any where a == "${'\\\\'.repeat(450_000)}"`],
    ['one long raw string', `any where a == """${'a'.repeat(900_000)}"""`],
    ['long names', `any where ${`\`${'a``'.repeat(3000)}\` or `.repeat(90)}b`],
  ])('%s', (_, text) => {
    const result = parsed(text);
    expect(result.ok).toBe(true);
  });
});

describe('long nonsense is answered', () => {
  it.each([
    ['quotes', '"'.repeat(MANY)],
    ['strings that do not end', '"x\n'.repeat(MANY)],
    ['triple quotes', '"""'.repeat(MANY)],
    ['triple quotes on lines', '"""x\n'.repeat(MANY)],
    ['backticks', '`a'.repeat(MANY)],
    ['marks', '!'.repeat(MANY)],
    ['marks and spaces', '! '.repeat(MANY)],
    ['letters', 'é'.repeat(MANY)],
    ['words', `any where ${'a '.repeat(MANY)}`],
    ['or', `any where ${'or '.repeat(MANY)}`],
    ['and at the end', `any where ${'a and '.repeat(MANY)}`],
    ['comparisons', `any where ${'a == '.repeat(MANY)}`],
    ['commas', `any where f(${','.repeat(MANY)}`],
    ['strings without commas', `any where f in (${'"a" '.repeat(MANY)})`],
    ['clauses', `sequence ${'with runs=1 '.repeat(20_000)}[any where a] [any where b]`],
    ['keys', `sequence by ${'f(a), '.repeat(20_000)}b [any where a] [any where b]`],
    ['items', `sequence ${'[any where a] with runs=0 '.repeat(10_000)}`],
    ['unknown pipes', `any where a ${'| sorted a '.repeat(20_000)}`],
    ['calls with a keyword as name', `any where ${'NOT (a) and '.repeat(20_000)}a`],
  ])('%s', (_, text) => {
    const result = parsed(text);
    expect(result.ok).toBe(false);
    expect(!result.ok && result.problems.length).toBeLessThanOrEqual(51);
  });
});

describe('a field that is too long is refused at once', () => {
  const path = (parts: number) => Array.from({ length: parts }, () => 'a').join('.');
  it.each([
    ['parts', `any where ${path(MANY)} == 1`, 'the field has 5000 parts; at most 50 are read'],
    ['parts of an optional field', `any where ?${path(51)} == 1`, '51 parts'],
    ['parts in backticks', `any where \`${path(51)}\` == 1`, '51 parts'],
    ['parts of a join key', `sequence by ${path(51)} [any where a] [any where b]`, '51 parts'],
    ['parts within a call', `any where f(a, not g(${path(51)}))`, '51 parts'],
    ['characters', `any where ${'a'.repeat(10_001)} == 1`, 'the field has 10001 characters; at most 10000 are read'],
  ])('%s', (_, text, message) => {
    const result = parsed(text);
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'field-too-long' }] });
    expect(!result.ok && result.problems[0].message).toContain(message);
  });

  it('at the limit it is read', () => {
    expect(parsed(`any where ${path(50)} == 1 or ${'b'.repeat(10_000)} == 1`).ok).toBe(true);
  });

  it('many of them are a bounded number of problems', () => {
    const result = parsed(`any where ${`${path(51)} == 1 or `.repeat(1000)}a`);
    expect(!result.ok && result.problems.length).toBe(50);
  });
});

it('a query beyond the length limit is not read', () => {
  expect(parseEql(source(' '.repeat(QUERY_LIMIT + 1)))).toMatchObject({ ok: false, problems: [{ code: 'query-too-long' }] });
  expect(parseEql(source(`any where a${' '.repeat(QUERY_LIMIT - 11)}`)).ok).toBe(true);
});
