import { describe, expect, it } from 'vitest';
import type { Questions } from '../../../corpus/questions/index.ts';
import { checkOne } from '../../../src/api/check.ts';
import type { CheckableRule } from '../../../src/api/checkable-rule.ts';
import { enginesFor } from '../../../src/api/engines.ts';
import type { Runs } from '../../../src/api/guests.ts';
import { parseIn } from '../../../src/api/parse.ts';
import { translate } from '../../../src/api/translate.ts';
import type { Engine, Language } from '../../../src/contract/index.ts';
import { ORACLES, type Oracles } from '../../../src/engines/index.ts';
import type { SchemaField } from '../../../src/event/index.ts';
import type { Field } from '../../../src/ir/index.ts';
import { LANGUAGES, type Languages } from '../../../src/languages/index.ts';
import { failure, type Span, success, tellerOf } from '../../../src/source/index.ts';
import { TARGET_NAMES } from '../../../translators/index.ts';
import { fakeEngine } from '../../support/fake-engine.ts';

/*
 * A language that is nowhere in the product, plugged in by the contract alone: what it goes through unharmed names no language.
 */

interface Asked {
  readonly field: string;
  readonly value: string;
  readonly span: Span;
}

const { diagnostic } = tellerOf<'not-toy'>();

const FIELD: SchemaField = { type: 'keyword', ignoreAbove: null, nullValue: null, exactSubfield: null, origin: 'inferred' };

/** `find FIELD = VALUE` */
const toy: Language<'toy', Asked, Questions> = {
  name: 'toy',
  title: 'Toy',
  signs: {
    names: ['toy'],
    extension: '.toy',
    begins: (text) => text.trimStart().startsWith('find '),
    beginsOn: (line) => line.startsWith('find '),
    betrays: () => false,
  },
  read: ({ query, meta }, { semantics }) => {
    const span = { start: 0, end: query.text.length };
    const [, name, value] = /^find (\S+) = (\S+)$/.exec(query.text) ?? [];
    if (name === undefined || value === undefined) return failure(diagnostic('not-toy', 'this is no toy', span));
    const field: Field = { name, type: 'keyword', ignoreAbove: null, nullValue: null, optional: false, origin: span };
    const where = { kind: 'one-of', field, values: [value], letters: 'exact', origin: span } as const;
    const plan = { kind: 'single', where, origin: span } as const;
    const rule = { language: 'toy', meta, plan, semantics, query: query.text } as const;
    return success({
      syntax: { field: name, value, span },
      meaning: success({ rule, schema: { fields: new Map([[name, FIELD]]) } }),
    });
  },
  questions: ({ field, value, span }) => ({
    kind: 'rule',
    span,
    pipes: [],
    body: {
      kind: 'event',
      span,
      category: null,
      condition: {
        kind: 'comparison',
        span,
        operator: '==',
        left: { kind: 'field', span, name: field, optional: false },
        right: { kind: 'string', span, value },
      },
    },
  }),
  print: ({ field, value }) => `find ${field} = ${value}`,
  show: ({ field }) => field,
  constructs: () => new Set(['=']),
  fieldsWithin: ({ field }) => [field],
  written: () => ({ joints: [], mixed: [], comments: [] }),
};

// The lists are told of a language at run time, which only a test does.
const languages = { ...LANGUAGES, toy } as Languages;

const engine = fakeEngine('toy oracle', 'toy', (event, text) => {
  const [, field = '', value] = /^find (\S+) = (\S+)$/.exec(text) ?? [];
  const found = field
    .split('.')
    .reduce<unknown[]>(
      (values, key, index, path) => [
        ...values.flatMap((one) => valuesAt(one, key)),
        ...(index === path.length - 1 ? valuesAt(event, field) : []),
      ],
      [event],
    );
  return found.flat(3).some((one) => String(one) === value);
});

function valuesAt(value: unknown, key: string): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap((one) => valuesAt(one, key));
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return [];
  return [(value as { readonly [key: string]: unknown })[key]];
}

const oracles = {
  ...ORACLES,
  toy: { engine, explain: () => ({ kind: 'none', reason: '' }), explainTimeline: () => ({ kind: 'none', reason: '' }) },
} as Oracles;

function read(text: string): CheckableRule {
  const { rules, problems } = parseIn(languages, text, {});
  expect(problems).toEqual([]);
  const [rule] = rules;
  if (rule?.meaning.ok !== true) throw new Error('the rule is not accepted');
  return { syntax: rule.syntax, ...rule.meaning.value };
}

const QUERY = 'find user.name = root';

describe('a language that plugs in', () => {
  it.each([
    ['a query alone', QUERY],
    ["Kibana's JSON", JSON.stringify({ name: 'R', rule_id: 'r', type: 'query', language: 'toy', query: QUERY })],
    ['TOML', `[rule]\nname = "R"\nlanguage = "Toy"\nquery = '''\n${QUERY}\n'''\n`],
    ['YAML', `name: R\nlanguage: toy\nquery: ${QUERY}\n`],
    ['a page', `# R\n\n**Rule type**: toy\n\n**Rule license**: MIT\n\n### Rule query\n\n\`\`\`\n${QUERY}\n\`\`\`\n`],
  ])('is read from %s', (_, text) => {
    expect(read(text).rule).toMatchObject({ language: 'toy', query: QUERY });
  });

  it('stands in one document beside others', () => {
    const rules = ['any where true', QUERY].map((query, index) => ({
      name: `R${index}`,
      query,
      language: ['eql', 'toy'][index],
    }));
    const found = parseIn(languages, JSON.stringify(rules), {}).rules.map(({ document }) => document.language);
    expect(found).toEqual(['eql', 'toy']);
  });

  it('has its own problems, and is named among those that are read', () => {
    expect(
      parseIn(languages, '{"name":"R","language":"toy","query":"find"}', {}).problems.map((one) => one.diagnostic.code),
    ).toEqual(['not-toy']);
    const [problem] = parseIn(languages, '{"name":"R","language":"lucene","query":"a:b"}', {}).problems;
    expect(problem?.diagnostic.message).toContain('KQL or Toy rule but Lucene');
  });

  it('is translated to every target', () => {
    const { rule } = read(QUERY);
    expect(TARGET_NAMES.map((to) => [to, translate(rule, to).status])).toEqual(
      TARGET_NAMES.map((to) => [to, to === 'kusto' ? 'lossy' : 'exact']),
    );
  });

  it('is checked by its own oracle, with events made from its own questions', async () => {
    const report = await checkOne(read(QUERY), { events: 300 }, { languages, oracles });
    expect(report).toMatchObject({ failure: null, disagreements: [], unmatched: null });
    expect(report.expected).toBeGreaterThan(20);
    expect(report.engines.map(({ name, runs, status }) => `${name} ${runs} ${status}`)).toEqual([
      'toy oracle toy compared',
      ...enginesFor('single').map((one) => `${one.name} ${one.runs} compared`),
      'match toy compared',
    ]);
  });

  it('is noticed when it means something else than it says', async () => {
    const rule = read(QUERY);
    const other = read('find user.name = other');
    const report = await checkOne({ ...rule, syntax: other.syntax }, { events: 300 }, { languages, oracles });
    expect(report.disagreements.length).toBeGreaterThan(0);
  });

  it('without an oracle is not checked, and says why', async () => {
    const none = { ...ORACLES, toy: { engine: null, reason: 'nobody judges Toy' } } as Oracles;
    expect(await checkOne(read(QUERY), { events: 300 }, { languages, oracles: none })).toMatchObject({
      failure: 'nobody judges Toy',
    });
  });

  it('is not handed to an engine that runs another', async () => {
    const seen: string[] = [];
    const eqlOnly = { ...fakeEngine('eql only', 'eql', (_, text) => seen.push(text) > 0), runs: 'eql' } as const;
    const toyOnly = { ...engine, runs: 'toy' } as unknown as Engine<Runs>;
    const guests = [eqlOnly, toyOnly].map((one) => ({ engine: one, absence: () => null }));
    await checkOne(read(QUERY), { events: 40, guests }, { languages, oracles });
    // EQL is a target as well: its engine is handed what the rule becomes, never the rule.
    expect(new Set(seen)).toEqual(new Set(['any where user.name == "root"\n']));
    const other = await checkOne(read('any where user.name == "root"'), { events: 40, guests }, { languages, oracles });
    expect(JSON.stringify(other.engines)).toContain('it runs Toy, and the rule is in EQL');
  });

  it('that has no line in the table of oracles does not compile', () => {
    // @ts-expect-error each language is judged by something, or the table says why by nothing
    const forgotten: Oracles = {};
    expect(Object.keys(forgotten)).toEqual([]);
  });
});
