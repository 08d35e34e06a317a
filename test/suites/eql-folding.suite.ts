import { readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { parseEql } from '../../src/languages/eql/index.ts';
import { type Constant, evaluate } from '../../src/languages/eql/lower/index.ts';
import { source } from '../../src/source/index.ts';
import { shared } from './shared.ts';

/** One case: an expression of constants and what it folds to; null when nothing is expected. */
interface Case {
  readonly section: string;
  readonly expression: string;
  readonly expected: string | number | boolean | null;
}

/**
 * Cases that the semantics document contradicts: there `between` gives "" when a text is not found, and the source when a
 * text is empty (eql-semantics 8).
 */
const CONTRADICTED = new Set([
  'between("welcome to the planet", null, "planet")',
  'between("welcome to the planet", "welcome", null)',
  'between("welcome to the planet", "welcome", "village")',
  'between("welcome to the planet", "goodbye", "planet")',
  'between("welcome to the planet", "welcome", "x", false)',
  'between("welcome to the planet", "welcome", "x", true)',
  'between("welcome to the planet", "", "x", true)',
  'between("welcome to the planet", "", "", false)',
  'between("welcome to the planet", "", "planet", false)',
]);

function casesIn(file: string): readonly Case[] {
  const sections = Object.entries(parse(readFileSync(shared(`suites/elasticsearch-eql/${file}`), 'utf8')));
  return sections.flatMap(([section, content]) =>
    listAt(content, 'fold', 'tests').map((row) => ({
      section,
      expression: String(at(row, 'expression')),
      expected: scalar(at(row, 'expected')),
    })),
  );
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined;
}

function listAt(value: unknown, ...keys: readonly string[]): readonly unknown[] {
  const list = keys.reduce(at, value);
  return Array.isArray(list) ? list : [];
}

function scalar(value: unknown): Case['expected'] {
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

function plain(constant: Constant): Case['expected'] {
  if (constant.kind === 'null') return null;
  return typeof constant.value === 'bigint' ? Number(constant.value) : constant.value;
}

/** The same expression in the quotes of either dialect. */
function inDoubleQuotes(expression: string): string {
  return expression.replaceAll("'", '"');
}

const UNSUPPORTED = new Set(casesIn('test_unsupported.toml').map(({ expression }) => inDoubleQuotes(expression)));
const CASES = [...casesIn('test_folding.toml'), ...casesIn('test_string_functions.toml')].filter(
  ({ expression }) => !UNSUPPORTED.has(inDoubleQuotes(expression)) && !CONTRADICTED.has(expression),
);

describe("Elasticsearch's constant expressions", () => {
  it('are many', () => {
    expect(CASES.length).toBeGreaterThan(140);
  });

  it.each(CASES)('$section: $expression folds to $expected', ({ expression, expected }) => {
    const parsed = parseEql(source(`any where ${expression}`));
    if (!parsed.ok || parsed.value.body.kind !== 'event') throw new Error('does not parse as an event query');
    const evaluation = evaluate(parsed.value.body.condition);
    expect(evaluation.kind === 'constant' && plain(evaluation.value)).toBe(expected);
  });
});
