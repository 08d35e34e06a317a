import { readFileSync } from 'node:fs';
import { parse as parseToml } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import type { RunSettings } from '../../src/contract/index.ts';
import { oracle } from '../../src/engines/oracle/index.ts';
import { DEFAULT_SEMANTICS } from '../../src/ir/index.ts';
import { EXCUSED_FOLDS } from './elasticsearch-eql.excused.ts';
import { shared } from './shared.ts';
import { tally } from './tally.ts';

const SETTINGS: RunSettings = {
  schema: { fields: new Map() },
  semantics: DEFAULT_SEMANTICS,
  now: 0,
  eventCategoryField: 'event.category',
  timestampField: '@timestamp',
};

interface Fold {
  readonly expression: string;
  /** What the expression is worth; absent: null. */
  readonly expected?: string | number | boolean;
}

interface Section {
  readonly name: string;
  readonly folds: readonly Fold[];
}

function sections(file: string): readonly Section[] {
  const toml = parseToml(readFileSync(shared(`suites/elasticsearch-eql/${file}.toml`), 'utf8'));
  return Object.entries(toml as Record<string, { readonly fold?: { readonly tests?: readonly Fold[] } }>).map(
    ([name, section]) => ({
      name,
      folds: section.fold?.tests ?? [],
    }),
  );
}

/** What the harness upstream takes away: one whole section, and single expressions whatever their quotes. */
const withdrawn = sections('test_unsupported');
const withdrawnSections = new Set(['string_case_insensitive_match_comparison']);
const withdrawnExpressions = new Set(
  withdrawn
    .filter(({ name }) => !withdrawnSections.has(name))
    .flatMap(({ folds }) => folds.map(({ expression }) => bare(expression))),
);

function bare(expression: string): string {
  return expression.trim().replaceAll("'", '"');
}

const count = tally("Elasticsearch's folds");

describe.each(['test_folding', 'test_string_functions'])("Elasticsearch's %s on the oracle", (file) => {
  const rows = sections(file)
    .filter(({ name }) => !withdrawnSections.has(name))
    .flatMap(({ name, folds }) => folds.map((fold, index) => ({ name: `${name} ${index + 1}`, ...fold })))
    .filter(({ expression }) => !withdrawnExpressions.has(bare(expression)));
  const excused = EXCUSED_FOLDS[file] ?? {};

  it.each(rows)('$name: $expression is $expected', async ({ name, expression, expected }) => {
    const loaded = await oracle.load([{}], SETTINGS);
    const verdict = await loaded.run(`any where ${condition(expression, expected)}`);
    const wanted = { status: 'answered', matches: [[0]] };
    if (Object.hasOwn(excused, name)) expect(verdict).not.toEqual(wanted);
    else expect(verdict).toEqual(wanted);
    count(file, Object.hasOwn(excused, name) ? 'excused' : 'passed');
  });

  it('every excuse names a case', () => {
    const names = rows.map(({ name }) => name);
    expect(Object.keys(excused).filter((name) => !names.includes(name))).toEqual([]);
  });
});

/** A condition that holds when the expression has the value. */
function condition(expression: string, expected: Fold['expected']): string {
  if (expected === undefined) return `(${expression}) == null`;
  if (typeof expected === 'boolean') return expected ? expression : `(${expression}) == false`;
  return `(${expression}) == ${JSON.stringify(expected)}`;
}
