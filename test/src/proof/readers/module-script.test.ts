import { parse, tokenizer } from 'acorn';
import { describe, expect, it } from 'vitest';
import type { CheckableRule } from '../../../../src/api/checkable-rule.ts';
import { parse as parseRule } from '../../../../src/api/parse.ts';
import { translate } from '../../../../src/api/translate.ts';
import { compare, readModule } from '../../../../src/proof/index.ts';
import { schemaFromMapping } from '../../../../src/schema/index.ts';

const mapping = schemaFromMapping({
  mappings: {
    properties: {
      k: { type: 'keyword', ignore_above: 1024 },
      l: { type: 'keyword' },
      n: { type: 'long' },
      s: { type: 'short' },
      d: { type: 'double' },
      f: { type: 'float' },
      b: { type: 'boolean' },
      i: { type: 'ip' },
    },
  },
});
if (!mapping.ok) throw new Error('the mapping of this test is none');
const { schema } = mapping;

/** Rules whose modules bring along, together, each function that computes. */
const RULES = [
  'any where n + s * 2 > 5',
  'any where n - s == 3 and n / 2.0 - d <= 1',
  'any where n % s != 0',
  'any where not (-n) / s < 7',
  'any where string(n + 1 == 2) == "true" and string(n - 1 != 2) != "true"',
  'any where concat(n * 2 < 3, s * 4 >= 5) == "truefalse"',
  'any where concat(k, b) == "ab" and concat(k, f) == "x"',
  'any where length(k) - length(l) >= 0',
  'any where startsWith~(k, l) or endsWith(k, l)',
  'any where stringContains~(k, l)',
  'any where indexOf(k, l, 2) == 4 or indexOf(k, l) == null',
  'any where substring(k, 1, 3) == "ab" and substring(k, 1) != null',
  'any where substring(k, 1) in ("ab", "cd")',
  'any where length(substring(k, 1)) in (1, 2, 3)',
  'any where concat(k, i) != "x"',
  'any where concat(k, l) in~ ("ab", "CD")',
  'any where length(between~(k, "a", "b", true)) == 1',
  'any where number(k, 16) > 255',
  'any where string(cidrMatch(i, "10.0.0.0/8")) == "true"',
  'any where not startsWith(k, substring(l, 2))',
  'title: t\nlogsource: {category: x}\ndetection:\n  same:\n    k|fieldref: l\n  condition: same\n',
];

interface Subject {
  readonly subject: CheckableRule;
  readonly text: string;
}

function ruleOf(query: string): Subject {
  const [only] = parseRule(query, { schema }).rules;
  if (only?.meaning.ok !== true) throw new Error(`no rule: ${query}`);
  const translated = translate(only.meaning.value.rule, 'js');
  if (translated.status === 'refused') throw new Error(`refused: ${query}`);
  return { subject: { syntax: only.syntax, ...only.meaning.value }, text: translated.text };
}

/** Whether a module is proven to be the rule, or null where it is not read. */
async function isSame({ subject: { rule } }: Subject, text: string): Promise<boolean | null> {
  const read = readModule(text, schema);
  if (!read.ok || read.plan.kind !== 'single' || rule.plan.kind !== 'single') return null;
  const { folding } = rule.semantics;
  const found = await compare(
    { where: rule.plan.where, folding },
    { where: read.plan.where, folding },
    { effort: 200_000, scalar: false, base: {}, confirm: async () => null },
  );
  return found.leftOnly.kind === 'none' && found.rightOnly.kind === 'none';
}

/** What each sign may become. */
const OTHERS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    '<': ['<=', '>'],
    '<=': ['<'],
    '===': ['!==', '=='],
    '!==': ['==='],
    '+': ['-'],
    '-': ['+', ''],
    '*': ['/'],
    '/': ['*'],
    '%': ['*'],
    '&&': ['||'],
    '||': ['&&', '??'],
    '??=': ['=', '||='],
    '!': ['!!'],
    true: ['false', 'null', '1'],
    false: ['true', 'null'],
    null: ['undefined', '0n', 'false'],
    '32': ['64'],
    '64': ['32'],
  }),
);

const FUNCTIONS = ['equal', 'less', 'lessOrEqual', 'arithmetic', 'startsWith', 'endsWith', 'stringContains', 'length', 'string'];
const NAMES = ['value', 'value2', 'value3', 'a', 'b', 'readK', 'readL', 'readN', 'readS', ...FUNCTIONS];

const COMPARED = /integers\(.*|\b(?:equal|less|lessOrEqual)\((?:.*, )?-?\d+n?$/;

/** A module with one token of what it does left out, doubled or replaced, if that is another module; `each`: of so many tokens one. */
function* mutants(text: string, from: number, to: number, each: number): Generator<string> {
  const original = shapeOf(text);
  let count = 0;
  for (const { start, end } of tokenizer(text, { ecmaVersion: 'latest', sourceType: 'module' })) {
    if (start < from || end > to || count++ % each > 0) continue;
    const token = text.slice(start, end);
    const names = NAMES.includes(token) ? NAMES.filter((name) => name !== token) : [];
    const literals = /^\d+n?$/.test(token)
      ? [`9${token}`, token.endsWith('n') ? token.slice(0, -1) : `${token}n`]
      : /^'/.test(token)
        ? [`${token.slice(0, -1)}x'`, token.toUpperCase(), '1']
        : [];
    for (const put of ['', `${token} ${token}`, `${token}, ${token}`, ...(OTHERS.get(token) ?? []), ...names, ...literals]) {
      const mutant = `${text.slice(0, start)}${put}${text.slice(end)}`;
      // A whole number is what it is to a comparison, and as a limit, as either kind of number.
      if (COMPARED.test(text.slice(text.lastIndexOf('\n', start) + 1, end)) && put.replace('n', '') === token.replace('n', ''))
        continue;
      const shape = shapeOf(mutant);
      if (shape !== null && shape !== original) yield mutant;
    }
  }
}

/** What a text is as a module, wherever its parts stand; null: it is none. */
function shapeOf(text: string): string | null {
  try {
    return JSON.stringify(parse(text, { ecmaVersion: 'latest', sourceType: 'module' }), (key, value: unknown) =>
      key === 'start' || key === 'end' || key === 'raw' ? undefined : typeof value === 'bigint' ? `${value}n` : value,
    );
  } catch {
    return null;
  }
}

function changedLine(text: string, mutant: string): string {
  const lines = text.split('\n');
  return mutant.split('\n').find((line, at) => line !== lines[at]) ?? '';
}

describe('a module that computes', () => {
  it.each(RULES)('is read back as the rule that it was written for: %s', async (query) => {
    const rule = ruleOf(query);
    expect(rule.text).toContain('someChoice(');
    expect(await isSame(rule, rule.text)).toBe(true);
  });

  it.each(RULES)('is what it is whatever its names and comments: %s', async (query) => {
    const rule = ruleOf(query);
    const renamed = rule.text
      .replace(/(?<!\.|'|a )\b(equal|less|arithmetic|text|string|length|someChoice|value\d?|computed\d?)\b(?!:)/g, '$1_')
      .replace(/^\s*\/\/.*$/gm, '// less(1, 2)');
    expect(renamed).not.toBe(rule.text);
    expect(await isSame(rule, renamed)).toBe(true);
  });

  it.each(RULES)('is not the same when one sign of its own part is another: %s', async (query) => {
    const rule = ruleOf(query);
    const { text } = rule;
    // Behind the check of what an event is, up to the functions that it brings along.
    const from = text.indexOf('return false;', text.indexOf('export default function'));
    const to = text.indexOf('/**', text.indexOf('// The fields:'));
    expect(from).toBeGreaterThan(0);
    const same: string[] = [];
    let count = 0;
    for (const mutant of mutants(text, from, to, 4)) {
      count++;
      if (await isSame(rule, mutant)) same.push(changedLine(rule.text, mutant));
    }
    expect(count).toBeGreaterThan(15);
    expect(same).toEqual([]);
  });

  it.each(RULES)('is not the same when one sign of a function that it brings along is another: %s', async (query) => {
    const rule = ruleOf(query);
    const from = rule.text.indexOf('/**\n * Some choice of one value');
    expect(from).toBeGreaterThan(0);
    const same: string[] = [];
    for (const mutant of mutants(rule.text, from, rule.text.length, 29))
      if (await isSame(rule, mutant)) same.push(changedLine(rule.text, mutant));
    expect(same).toEqual([]);
  });
});
