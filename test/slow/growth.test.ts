import { describe, expect, it } from 'vitest';
import { writeValues } from '../../corpus/events/write-values.ts';
import { parse } from '../../src/api/parse.ts';
import { readDocuments } from '../../src/documents/index.ts';
import { redactor } from '../../src/engines/cluster/redact.ts';
import { parseEql } from '../../src/languages/eql/index.ts';
import { laidOut } from '../../src/languages/eql/laid-out.ts';
import { KNOWN_LANGUAGES } from '../../src/languages/index.ts';
import { compileMatcher, parseLuceneRegex } from '../../src/pattern/index.ts';
import { render, source } from '../../src/source/index.ts';
import { createStream } from '../../src/stream/index.ts';
import { growthOf, LINEAR } from '../support/growth.ts';

function read(text: string): void {
  const from = source(text);
  const result = parseEql(from);
  if (!result.ok) for (const problem of result.problems) render(from, problem);
}

const list = (size: number, make: (at: number) => string): string => Array.from({ length: size }, (_, at) => make(at)).join('');

describe('the work of a query grows with its length', () => {
  it.each<[string, number, (size: number) => string]>([
    ['or', 40_000, (size) => `any where ${list(size, (at) => `a.b == "${at}" or `)}b`],
    ['and', 40_000, (size) => `any where ${list(size, (at) => `a.b == "${at}" and `)}b`],
    ['a list', 100_000, (size) => `any where a in (${list(size, (at) => `"${at}",`)}"")`],
    ['many paths', 40_000, (size) => `any where ${'a.a.a.a.a.a.a.a.a.b or '.repeat(size)}b`],
    ['white space', 900_000, (size) => `any where a${' '.repeat(size)}`],
    ['nested comments', 100_000, (size) => `any where a ${'/*'.repeat(size)}${'*/'.repeat(size)}`],
    ['a comment of many openers', 200_000, (size) => `any where a ${'/*'.repeat(size)}*/`],
    ['many comments with an opener each', 100_000, (size) => `any where a ${'/*/**/*/'.repeat(size)}`],
    ['pipes', 20_000, (size) => `any where a ${'| head 1 '.repeat(size)}`],
    ['one long string', 450_000, (size) => `any where a == "${'\\\\'.repeat(size)}"`],
    ['one long raw string', 900_000, (size) => `any where a == """${'a'.repeat(size)}"""`],
    ['long names', 90, (size) => `any where ${`\`${'a``'.repeat(3000)}\` or `.repeat(size)}b`],
    ['parentheses without end', 100_000, (size) => `any where ${'('.repeat(size)}a`],
    ['not without end', 100_000, (size) => `any where ${'not '.repeat(size)}a`],
    ['quotes', 200_000, (size) => '"'.repeat(size)],
    ['strings that do not end', 100_000, (size) => '"x\n'.repeat(size)],
    ['triple quotes on lines', 100_000, (size) => '"""x\n'.repeat(size)],
    ['backticks', 200_000, (size) => '`a'.repeat(size)],
    ['marks', 200_000, (size) => '!'.repeat(size)],
    ['words', 100_000, (size) => `any where ${'a '.repeat(size)}`],
    ['and at the end', 100_000, (size) => `any where ${'a and '.repeat(size)}`],
    ['commas', 100_000, (size) => `any where f(${','.repeat(size)}`],
    ['strings without commas', 100_000, (size) => `any where f in (${'"a" '.repeat(size)})`],
    ['clauses', 20_000, (size) => `sequence ${'with runs=1 '.repeat(size)}[any where a] [any where b]`],
    ['keys', 20_000, (size) => `sequence by ${'f(a), '.repeat(size)}b [any where a] [any where b]`],
    ['a field of many parts', 200_000, (size) => `any where ${'a.'.repeat(size)}a == 1`],
  ])('%s', async (_, size, make) => {
    expect(await growthOf((wanted) => read(make(wanted)), size)).toBeLessThan(LINEAR);
  });
});

describe('the work of laying a query out grows with its comments', () => {
  it.each<[string, number, (size: number) => string]>([
    ['at the ends of lines', 12_000, (size) => `any where ${list(size, (at) => `a == "${at}" or // c\n`)}b == "b"`],
    ['on lines of their own', 12_000, (size) => `any where ${list(size, (at) => `a == "${at}" or\n// c\n`)}b == "b"`],
    ['on one line', 12_000, (size) => `any where ${list(size, (at) => `a == "${at}" or /* c */ `)}b == "b"`],
    ['at one place', 40_000, (size) => `any where ${'/* c */ // d\n'.repeat(size)}b == "b"`],
  ])('%s', async (_, size, make) => {
    const parsed = (wanted: number) => {
      const text = make(wanted);
      const result = parseEql(source(text));
      if (!result.ok) throw new Error('the query is not read');
      return { query: result.value, text };
    };
    const made = new Map([size, Math.ceil(size / 4), Math.ceil(size / 16)].map((wanted) => [wanted, parsed(wanted)]));
    const layOut = (wanted: number): void => {
      const { query, text } = made.get(wanted) ?? parsed(wanted);
      expect(laidOut(query, text)).not.toBeNull();
    };
    expect(await growthOf(layOut, size)).toBeLessThan(LINEAR);
  });
});

describe('the work of what is said about a query grows with its length', () => {
  it.each<[string, number, (size: number) => string]>([
    ['claims about one field', 30_000, (size) => `any where ${list(size, (at) => `a.b == "${at}" or `)}b == 1`],
    ['lists of one field', 10_000, (size) => `any where ${list(size, (at) => `a.b in ("${at}", "x") and `)}b == 1`],
  ])('%s', async (_, size, make) => {
    expect(await growthOf((wanted) => parse(make(wanted), { name: 'rule.eql' }), size)).toBeLessThan(LINEAR);
  });
});

describe('the work of a document grows with its length', () => {
  const pieces = [
    '"',
    '{"',
    '"""',
    "curl '",
    "curl $'\\",
    'curl <<X\n',
    '[',
    '{"a":',
    '/*',
    '#',
    'GET ',
    'POST a/_bulk\n{}',
    '```\n',
  ];
  it.each(pieces)('of %j', async (piece) => {
    const work = (size: number): unknown =>
      readDocuments(source(`${piece.repeat(size / piece.length)}\nGET a/_eql/search\n`), KNOWN_LANGUAGES);
    expect(await growthOf(work, 1_000_000)).toBeLessThan(LINEAR);
  });

  it('of many rules', async () => {
    const rules = (size: number): string =>
      JSON.stringify(
        Array.from({ length: size }, (_, at) => ({ name: `r${at}`, type: 'eql', language: 'eql', query: 'any where true' })),
      );
    expect(await growthOf((size) => readDocuments(source(rules(size)), KNOWN_LANGUAGES), 10_000)).toBeLessThan(LINEAR);
  });
});

describe('the work of rules in Sigma grows with their length', () => {
  const logSource = 'logsource: {product: windows}\n';
  const searches = (size: number): string => `${logSource}detection:\n${list(size, (at) => `  s${at}: {f: v}\n`)}  condition: `;
  it.each<[string, number, (size: number) => string]>([
    ['search identifiers', 4000, (size) => `${searches(size)}${list(size, (at) => `s${at} or `)}s0`],
    ['names that are not there', 4000, (size) => `${searches(size)}${list(size, (at) => `t${at} or `)}s0`],
    ['patterns of names', 2000, (size) => `${searches(size)}${list(size, (at) => `1 of s${at}* or `)}s0`],
    [
      'filters beside rules',
      600,
      (size) =>
        list(
          size,
          (at) =>
            `${logSource}name: r${at}\ndetection: {s: {f: v}, condition: s}\n---\nlogsource: {category: c${at}}\nfilter: {rules: any, s: {f: v}, condition: s}\n---\n`,
        ),
    ],
    [
      'correlations of correlations',
      400,
      (size) =>
        list(
          size,
          (at) =>
            `name: c${at}\ngenerate: true\ncorrelation: {type: event_count, rules: c${at + 1}, timespan: 1m, condition: {gte: 2}}\n---\n`,
        ),
    ],
  ])('of %s', async (_, size, make) => {
    expect(await growthOf((wanted) => parse(make(wanted)), size)).toBeLessThan(LINEAR);
  });
});

describe('the work of an event grows with it', () => {
  it.each(['(a*)*b', '(a|a)*b', '(.*a){20}', '(a|b)*a(a|b){20}', '(a+)+b', '(.*a.*|.*b.*){30}'])('under %s', async (pattern) => {
    const parsed = parseLuceneRegex(pattern);
    if (!parsed.ok) throw new Error('no pattern');
    const matcher = compileMatcher({ kind: 'regex', source: pattern, tree: parsed.tree }, 'fold', 'ascii');
    expect(await growthOf((size) => matcher?.('a'.repeat(size)), 400_000)).toBeLessThan(LINEAR);
  });

  it.each<[string, (size: number) => string]>([
    ['empty objects', (size) => `[${'{},'.repeat(size)}{}]`],
    ['keys', (size) => `{${'"hits":1,\n'.repeat(size)}`],
    ['brackets that open', (size) => '['.repeat(5 * size)],
    ['objects that open', (size) => '{"a":'.repeat(2 * size)],
    ['lines that open lists', (size) => '{"a":[\n'.repeat(size)],
    ['lines that begin an event', (size) => '{"hits":{"hits":[{"_source":\n'.repeat(size / 2)],
    ['texts that do not end', (size) => '["a\n'.repeat(2 * size)],
    ['one text', (size) => `{"a":"${'x'.repeat(10 * size)}`],
    ['a list of numbers', (size) => `[${'1,'.repeat(5 * size)}1]`],
    ['empty lists', (size) => '[]\n'.repeat(2 * size)],
    ['carriage returns', (size) => '\r'.repeat(10 * size)],
    ['blanks', (size) => ' '.repeat(10 * size)],
  ])('in a stream of %s, in small pieces too', async (_, make) => {
    const isNothing = { id: '', name: '', matches: () => false, facts: null, asked: ['a'] };
    const work = (size: number): void => {
      const bytes = new TextEncoder().encode(make(size));
      for (const chunk of [97, 1 << 16]) {
        const stream = createStream([isNothing], { form: 'any' });
        for (let at = 0; at < bytes.length; at += chunk) stream.push(bytes.subarray(at, at + chunk));
        stream.end();
      }
    };
    expect(await growthOf(work, 200_000)).toBeLessThan(LINEAR);
  });

  it('made by the corpus', async () => {
    const values = (size: number) => new Map(Array.from({ length: size }, (_, at) => [`f${at}`, ['v']] as const));
    expect(await growthOf((size) => writeValues({ e: 1 }, values(size), new Map()), 16_000)).toBeLessThan(LINEAR);
  });

  it.each(['.', '%41', '\\', '&amp;', 'S3c', 'AAAA', '\u200b'])('and of words of others with %j', async (unit) => {
    const redact = redactor({ kind: 'basic', user: 'bob', password: 'S3cr3t/ho+rse-"b&t' });
    expect(await growthOf((size) => redact(unit.repeat(size)), 1_000_000)).toBeLessThan(LINEAR);
  });
});
