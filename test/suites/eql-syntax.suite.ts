import { afterAll, describe, expect, it } from 'vitest';
import type { Code } from '../../src/api/catalogue.ts';
import { parseEql, printEql, printExpression, type Query, walk } from '../../src/languages/eql/index.ts';
import { render, source } from '../../src/source/index.ts';
import { withoutPlaces } from '../src/languages/eql/tree.ts';
import { listedQueries, type NamedQuery, ruleQueries, suiteQueries } from './eql-queries.ts';

/** Why queries of a file are refused although the file holds them as queries. Each row must be needed. */
type Excuses = Partial<Record<Code, string>>;

const ALL_ACCEPTED: Excuses = {};

/** Constructs that left the language before today's Elasticsearch (eql-semantics 1.7, 1.8). */
const OLD_DIALECT: Excuses = {
  'single-equals': 'old dialect: one sign for equality',
  'single-quoted-string': 'old dialect: single quotes',
  'old-raw-string': 'old dialect: raw strings with a question mark',
  'unsupported-pipe': 'never supported: pipes other than head and tail',
  'unsupported-join': 'never supported: join',
  'unsupported-fork': 'never supported: fork',
  'process-relationship': 'never supported: lineage of processes',
  'array-index': 'never supported: array indexes',
  'bad-maxspan': 'old dialect: spelled-out units, and time spans without a unit',
  'join-key-not-a-field': 'never supported: expressions as join keys',
};

/** Files of Elasticsearch, how many of their queries are read, and why the others are not. */
const FILES: readonly { readonly file: string; readonly accepted: number; readonly excuses: Excuses }[] = [
  { file: 'additional_test_queries.toml', accepted: 61, excuses: ALL_ACCEPTED },
  { file: 'test_queries.toml', accepted: 133, excuses: ALL_ACCEPTED },
  { file: 'test_queries_date.toml', accepted: 4, excuses: ALL_ACCEPTED },
  { file: 'test_extra.toml', accepted: 40, excuses: ALL_ACCEPTED },
  { file: 'test_missing_events.toml', accepted: 26, excuses: ALL_ACCEPTED },
  { file: 'test_sample.toml', accepted: 25, excuses: ALL_ACCEPTED },
  { file: 'test_sample_multi.toml', accepted: 9, excuses: ALL_ACCEPTED },
  { file: 'test_between_queries.toml', accepted: 2, excuses: ALL_ACCEPTED },
  {
    file: 'queries-supported.eql',
    accepted: 201,
    excuses: {
      'unsupported-join': 'Elasticsearch reads join and refuses it one stage later; our tree has no place for it',
      'different-key-counts': 'four of the lines behind the last semicolon, which Elasticsearch itself never reads (ABOUT.md)',
    },
  },
  { file: 'queries-unsupported.eql', accepted: 0, excuses: withoutRows(OLD_DIALECT, 'old-raw-string', 'unsupported-join') },
  { file: 'grammar-queries.eql', accepted: 121, excuses: OLD_DIALECT },
  {
    file: 'test_queries_unsupported.toml',
    accepted: 47,
    excuses: {
      ...withoutRows(OLD_DIALECT, 'single-equals', 'single-quoted-string', 'bad-maxspan'),
      'unexpected-character': 'old dialect: the operator !: of a few weeks',
      'pattern-not-constant': 'old dialect: the colon as equality between fields',
    },
  },
];

function withoutRows(excuses: Excuses, ...codes: readonly Code[]): Excuses {
  return Object.fromEntries(Object.entries(excuses).filter(([code]) => !codes.some((other) => other === code)));
}

const table: (readonly string[])[] = [['file', 'queries', 'read', 'refused', 'ms']];

afterAll(() => {
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  console.log(table.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n'));
});

/** What reading all queries of a file gave. */
function readAll(file: string, queries: readonly NamedQuery[]) {
  const read: { readonly text: string; readonly name: string; readonly query: Query }[] = [];
  const refused: { readonly code: Code; readonly rendered: string }[] = [];
  const before = performance.now();
  for (const { name, text } of queries) {
    const from = source(text, name);
    const result = parseEql(from);
    if (result.ok) read.push({ name, text, query: result.value });
    else refused.push({ code: result.problems[0].code, rendered: render(from, result.problems[0]) });
  }
  const time = (performance.now() - before).toFixed(0);
  table.push([file, String(queries.length), String(read.length), String(refused.length), time]);
  return { read, refused };
}

/** Printing and reading again gives the same tree, and printing once more the same text. */
function expectRoundTrip({ name, query }: { readonly name: string; readonly query: Query }): void {
  const text = printEql(query);
  const again = parseEql(source(text, name));
  if (!again.ok) expect.fail(render(source(text, name), again.problems[0]));
  expect(withoutPlaces(again.value)).toEqual(withoutPlaces(query));
  expect(printEql(again.value)).toBe(text);
}

describe('detection rules', () => {
  const { read, refused } = readAll('rules', ruleQueries());

  it('all 828 are read', () => {
    expect(refused).toEqual([]);
    expect(read).toHaveLength(828);
  });

  it('all come back from printing unchanged', () => {
    for (const one of read) expectRoundTrip(one);
  });

  it('the span of every condition holds its text', () => {
    for (const { text, query } of read.filter((one) => one.text.length < 5000)) {
      walk(query, (node) => {
        if (node.kind !== 'comparison' && node.kind !== 'match' && node.kind !== 'membership' && node.kind !== 'call')
          return undefined;
        const again = parseEql(source(`any where ${text.slice(node.span.start, node.span.end)}`));
        const body = again.ok ? again.value.body : null;
        expect(body?.kind === 'event' && printExpression(body.condition)).toBe(printExpression(node));
        return undefined;
      });
    }
  });
});

describe.each(FILES)('$file', ({ file, accepted, excuses }) => {
  const { read, refused } = readAll(file, file.endsWith('.toml') ? suiteQueries(file) : listedQueries(file));

  it('queries are refused only for the listed reasons, and every reason occurs', () => {
    expect(refused.filter(({ code }) => excuses[code] === undefined).map(({ rendered }) => rendered)).toEqual([]);
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(Object.keys(excuses)));
  });

  it(`${accepted} queries are read and come back from printing unchanged`, () => {
    expect(read).toHaveLength(accepted);
    for (const one of read) expectRoundTrip(one);
  });
});
