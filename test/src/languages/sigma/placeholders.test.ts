import { describe, expect, it } from 'vitest';
import { checkOne } from '../../../../src/api/check.ts';
import type { CheckableRule } from '../../../../src/api/checkable-rule.ts';
import { parse } from '../../../../src/api/door/parse.ts';
import { placeholdersIn, readPipelineText } from '../../../../src/api/pipelines.ts';
import { sigma } from '../../../../src/engines/sigma/index.ts';
import { showPlan } from '../../../../src/ir/index.ts';
import type { Placeholders } from '../../../../src/source/index.ts';

const GIVEN = {
  admins: ['alice', 'b*b', '100%'],
  dirs: ['C:\\tmp\\', '\\\\host\\'],
  nets: ['10.0.0.0/8', 'fe80::/10'],
  words: ['a.c', '\\d+'],
  one: ['x'],
} as const;

function text(test: string, values: string): string {
  return `title: T\nlogsource: {product: windows}\ndetection:\n    s:\n        ${test}: ${values}\n    condition: s\n`;
}

function planOf(rule: string, placeholders?: Placeholders): string {
  const [read] = parse(rule, placeholders === undefined ? {} : { placeholders }).rules;
  if (read === undefined) return 'not read';
  if (read.meaning.ok) return showPlan(read.meaning.value.rule.plan);
  return read.meaning.problems
    .map(({ code, message, help }) => `${code}: ${message}${(help ?? null) === null ? '' : `; ${help}`}`)
    .join();
}

describe('placeholders', () => {
  it.each([
    ['A|expand', "'%one%'", 'A:keyword is~ "x"'],
    ['A|expand', "['%one%', y]", 'A:keyword is~ "x" | "y"'],
    ['A|expand', "'%one%-%one%'", 'A:keyword is~ "x-x"'],
    ['A|expand', "'100\\%'", 'A:keyword is~ "100%"'],
    ['A|expand', "'%%one%'", 'A:keyword is~ "%x"'],
    ['A|contains|expand', "'%one%'", 'A:keyword like~ "*x*"'],
    ['A|re|expand', "'^%one%$'", 'A:keyword is "x"'],
  ])('%s: %s is %s', (test, values, plan) => {
    expect(planOf(text(test, values), { given: GIVEN })).toBe(plan);
  });

  it.each([
    ['A|expand', "'%admins%'"],
    ['A|contains|all|expand', "['%admins%', q]"],
    ['A|expand|neq', "'%admins%'"],
    ['A|endswith|expand', "'%dirs%x'"],
    ['A|startswith|expand', "['%dirs%', '%dirs%%one%']"],
    ['A|expand', "'%admins%/%dirs%/%one%'"],
    ['A|cidr|expand', "'%nets%'"],
    ['A|re|expand', "'^%words%-%one%$'"],
    ['A|re|i|expand', "'%words%'"],
  ])('%s: %s mean the same to whoever reads the text, and to every target', async (test, values) => {
    const [read] = parse(text(test, values), { placeholders: { given: GIVEN } }).rules;
    if (read?.meaning.ok !== true) throw new Error('not read');
    const report = await checkOne({ syntax: read.syntax, ...read.meaning.value } as CheckableRule, { events: 150 });
    expect([report.failure, report.disagreements]).toEqual([null, []]);
    expect(report.expected).toBeGreaterThan(5);
  });

  it('without a value refuse the rule and name the option; values that are there do no harm to others', async () => {
    const rule = text('A|expand', "'%one%-%two%'");
    expect(planOf(rule, { given: GIVEN })).toBe(
      'sigma-placeholder: the placeholder %two% has no values; give them with --placeholder two=VALUE,VALUE',
    );
    expect(planOf(rule)).toContain('--placeholder one=VALUE,VALUE');
    expect(planOf(text('A|expand', "'%constructor%'"), { given: GIVEN })).toContain('%constructor% has no values');
    expect(planOf(text('A|windash|expand', "'%one%'"), { given: GIVEN })).toBe(
      'sigma-placeholder: evaluators differ on placeholders under `windash`',
    );
    const engine = await sigma.load([{ A: 'x' }], {
      schema: { fields: new Map() },
      semantics: { folding: 'ascii', functionWildcards: 'engine' },
      now: 0,
      eventCategoryField: 'event.category',
      timestampField: '@timestamp',
    });
    expect(await engine.run(rule)).toMatchObject({ status: 'failed' });
  });

  it('do not explode', () => {
    const many = { given: { m: Array.from({ length: 200 }, (_, at) => `v${at}`) } };
    const started = performance.now();
    expect(planOf(text('A|expand', `'${'%m%'.repeat(50)}'`), many)).toContain('too many values');
    expect(planOf(text('A|expand', `'${'%'.repeat(50_000)}'`), many)).toContain('A:keyword');
    expect(planOf(text('A|expand', `'${'%one%'.repeat(20_000)}'`), { given: GIVEN })).toContain('A:keyword');
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('are values of the pipelines, in the order of these, and what was given comes first', () => {
    const pipeline = (yaml: string) => {
      const read = readPipelineText(yaml);
      if (!read.ok) throw new Error('not read');
      return read.value;
    };
    const first = pipeline(
      'priority: 1\nvars: {admins: [a, 5], one: y}\ntransformations:\n  - {type: value_placeholders, exclude: [dirs]}\n',
    );
    const second = pipeline('priority: 2\nvars: {admins: b}\ntransformations:\n  - {type: wildcard_placeholders}\n');
    const placeholders = { given: { one: ['x'] }, ...placeholdersIn([second, first]) };
    const all = text('A|expand', "['%admins%', '%one%']");
    expect(planOf(all, placeholders)).toBe('A:keyword is~ "b" | "x"');
    expect(planOf(text('A|expand', "'%dirs%'"), placeholders)).toBe('A:keyword is present');
    expect(planOf(text('A|expand', "'%other%'"), placeholders)).toContain('%other% has no values');
    expect(planOf(all, { given: {}, ...placeholdersIn([first]) })).toBe('A:keyword is~ "a" | "5" | "y"');
  });

  it('under a condition of a pipeline are told not to be filled in', () => {
    const read = readPipelineText(
      'vars: {one: x}\ntransformations:\n  - type: value_placeholders\n    rule_conditions: [{type: logsource, product: linux}]\n',
    );
    if (!read.ok) throw new Error('not read');
    expect(read.value.notes.map(({ code }) => code)).toEqual(['pipeline-not-applied']);
    expect(placeholdersIn([read.value]).steps).toEqual([]);
  });

  it('are demanded as lists of texts', () => {
    expect(() => parse('x', { placeholders: { given: { a: 'b' } } as unknown as Placeholders })).toThrow(
      /placeholders is an object/,
    );
  });
});
