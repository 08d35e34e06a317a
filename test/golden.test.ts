import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { TERM_FUNCTIONS } from '../src/ir/index.ts';
import { TARGETS, type TargetName } from '../translators/index.ts';
import { seenIn } from './support/golden/coverage.ts';
import { readGolden } from './support/golden/golden-rule.ts';
import { withMeanings } from './support/golden/meanings.ts';
import { printGolden } from './support/golden/print-golden.ts';

/** One rule a file, with what it means and what every target makes of it. The head of a file is written by hand, `vitest -u` writes the rest. */
const FOLDER = fileURLToPath(new URL('golden/rules/', import.meta.url));
const TARGET_NAMES = Object.keys(TARGETS) as readonly TargetName[];
const FILES = readdirSync(FOLDER).sort();

function goldenOf(name: string): NonNullable<ReturnType<typeof readGolden>> {
  const golden = readGolden(readFileSync(`${FOLDER}${name}`, 'utf8'));
  if (golden === null) throw new Error(`${name} has no head`);
  return golden;
}

describe('a golden file', () => {
  it.each(FILES)('%s is what comes out', async (name) => {
    const golden = goldenOf(name);
    await expect(`${golden.head}\n${printGolden(golden.rule)}`).toMatchFileSnapshot(`${FOLDER}${name}`);
  });
});

const MEANINGS = fileURLToPath(new URL('golden/meanings/', import.meta.url));

describe('the meaning of a query', () => {
  it.each(readdirSync(MEANINGS).sort())('in %s is as it was', async (name) => {
    const text = readFileSync(`${MEANINGS}${name}`, 'utf8');
    await expect(withMeanings(text)).toMatchFileSnapshot(`${MEANINGS}${name}`);
  });
});

const SQL_ELSEWHERE = {
  'sql-lone-surrogate': 'no text of a rule holds half a character',
};

/** Codes that no rule of a few lines brings, and why. */
const ELSEWHERE: { readonly [Name in TargetName]: { readonly [code: string]: string } } = {
  sigma: {
    'sigma-address': 'the language refuses text that is no address',
    'sigma-nesting': 'takes more than 64 levels of lists that change their kind',
  },
  'es-dsl': {
    'relation-not-in-eql': 'no other language that is read relates events',
    'script-bad-network': 'the language refuses text that is no network',
    'script-too-large': 'takes a script of 65,536 bytes',
    'field-type-not-searchable': 'the language refuses fields of such types',
    'too-many-clauses': 'takes more than 1,024 clauses',
    'schedule-not-date-math': 'documents with such a schedule are read without it',
  },
  eql: {
    'eql-star-of-constant': 'takes a mapping with a constant; asked by the cases of constant-keyword',
    'eql-field-name': 'the language refuses names with empty parts',
    'eql-lone-surrogate': 'no text of a rule holds half a character',
    'eql-two-fields-folded': 'EQL compares two fields as written',
    'eql-key-types': 'the language refuses keys of two types; rules in Sigma have them',
  },
  lucene: {
    'lucene-field-type': 'the language refuses fields of such types',
  },
  kql: {
    'to-kql-star-of-constant': 'takes a mapping with a constant; asked by the cases of constant-keyword',
    'to-kql-field-type': 'the language refuses fields of such types',
  },
  duckdb: SQL_ELSEWHERE,
  clickhouse: SQL_ELSEWHERE,
  kibana: {},
  python: {},
  flink: {
    'flink-too-large': 'a thousand values; said by test/translators/flink/limits.test.ts',
  },
  kusto: {},
  js: {
    'js-several-events': 'said by `compile`, which makes a predicate',
    'js-one-event': 'said by `compileMatcher`, which makes a matcher',
    'js-field-depth': 'the language refuses names of so many parts',
  },
};

describe('the golden files', () => {
  const seen = seenIn(FILES.map((name) => goldenOf(name).rule));

  it.each(TARGET_NAMES)('hold every kind of node, every code and every option of %s', (name) => {
    const { support, codes, options } = TARGETS[name];
    expect(Object.keys(support).filter((kind) => !seen.kinds.has(kind))).toEqual([]);
    expect(Object.keys(codes).filter((code) => !seen.codes.has(code))).toEqual(Object.keys(ELSEWHERE[name]));
    expect(Object.keys(options).filter((option) => !seen.options.has(`${name} ${option}`))).toEqual([]);
  });

  it('hold every function', () => {
    expect(Object.keys(TERM_FUNCTIONS).filter((name) => !seen.functions.has(name))).toEqual([]);
  });
});
