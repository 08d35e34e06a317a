import { describe, expect, it } from 'vitest';
import { parse } from '../../../../src/api/parse.ts';
import { translate } from '../../../../src/api/translate.ts';
import type { Json } from '../../../../src/event/index.ts';
import type { Predicate } from '../../../../src/ir/index.ts';
import { compare, readQueryDsl, requestText } from '../../../../src/proof/index.ts';
import { fingerprints, scriptOf } from '../../../../src/proof/readers/painless/functions.ts';
import { KNOWN } from '../../../../src/proof/readers/painless/known.ts';
import { tokensOf } from '../../../../src/proof/readers/painless/tokens.ts';
import { schemaFromMapping } from '../../../../src/schema/index.ts';

const mapping = schemaFromMapping({
  mappings: {
    properties: {
      k: { type: 'keyword', ignore_above: 1024 },
      l: { type: 'keyword' },
      n: { type: 'long' },
      m: { type: 'long' },
      d: { type: 'double' },
      i: { type: 'ip' },
    },
  },
});
if (!mapping.ok) throw new Error('the mapping of this test is none');
const { schema } = mapping;

/** Rules whose scripts bring along, together, each function that is known. */
const RULES = [
  'any where n + m * 2 > 5',
  'any where n - m == 3 and n / 2.0 - d <= 1',
  'any where n % m != 0',
  'any where not (-n) / m < 7',
  'any where string(n + 1 == 2) == "true" and string(n - 1 != 2) != "true"',
  'any where concat(n * 2 < 3, m * 4 >= 5) == "truefalse"',
  'any where concat(k, l) == "ab"',
  'any where length(k) - length(l) >= 0',
  'any where startsWith~(k, l) or endsWith(k, l)',
  'any where stringContains~(k, l)',
  'any where indexOf(k, l, 2) == 4',
  'any where substring(k, 1, 3) == "ab"',
  'any where substring(k, 1) in ("ab", "cd")',
  'any where concat(k, ":", l, string(n)) : ("a*b", "c?d")',
  'any where concat(k, i) like "a*"',
  'any where concat(k, l) in~ ("ab", "CD")',
  'any where length(between(k, "a", "b", true)) == 1',
  'any where number(k, 16) > 255',
  'any where not startsWith(k, substring(l, 2))',
];

function ruleOf(query: string) {
  const [only] = parse(query, { schema }).rules;
  if (only?.meaning.ok !== true || only.meaning.value.rule.plan.kind !== 'single') throw new Error(`no rule: ${query}`);
  const { rule } = only.meaning.value;
  const translated = translate(rule, 'es-dsl');
  if (translated.status === 'refused') throw new Error(`refused: ${query}`);
  const { plan, semantics } = rule;
  return { where: plan.kind === 'single' ? plan.where : null, folding: semantics.folding, text: translated.text };
}

type Text = { readonly lang: string; readonly source: string; readonly params: { readonly [name: string]: Json } };

/** Every script in a text of JSON, changed. */
function changed(text: string, change: (script: Text) => Text): string {
  return JSON.stringify(JSON.parse(text, (key, value) => (key === 'script' && 'source' in value ? change(value) : value)));
}

function scriptsIn(text: string): readonly Text[] {
  const scripts: Text[] = [];
  changed(text, (script) => {
    scripts.push(script);
    return script;
  });
  return scripts;
}

/** What is proved of the rule and a request: whether they are the same, or null where the request is not read. */
async function isSame({ where, folding }: ReturnType<typeof ruleOf>, text: string): Promise<boolean | null> {
  const request = requestText(text);
  const query = (request?.json as { readonly query: Json } | undefined)?.query ?? null;
  const read = readQueryDsl(query, schema, request?.inexact);
  if (!read.ok || where === null) return null;
  const sides = [where, read.where].map((each: Predicate) => ({ where: each, folding })) as [never, never];
  const { leftOnly, rightOnly } = await compare(...sides, {
    effort: 200_000,
    scalar: false,
    base: {},
    confirm: async () => null,
  });
  return leftOnly.kind === 'none' && rightOnly.kind === 'none';
}

/** What each token may become. */
const OTHERS = new Map(
  Object.entries({
    '<': ['<=', '>'],
    '<=': ['<'],
    '==': ['!='],
    '!=': ['=='],
    '+': ['-'],
    '-': ['+'],
    '*': ['/'],
    '/': ['*'],
    '%': ['*'],
    '&&': ['||'],
    '||': ['&&'],
    true: ['false', 'null'],
    false: ['true'],
    null: ['true'],
    def: ['String'],
    doubleValue: ['longValue'],
    longValue: ['intValue'],
    Exception: ['ArithmeticException'],
  }),
);

const FUNCTIONS = ['equal', 'unequal', 'less', 'atMost', 'add', 'subtract', 'multiply', 'startsWith', 'endsWith'];

function mutants({ source, params }: Text): readonly Pick<Text, 'source' | 'params'>[] {
  const sources = tokensOf(source, '').flatMap(({ at, text, kind }) => {
    const put = (other: string) => ({ source: `${source.slice(0, at)}${other}${source.slice(at + text.length)}`, params });
    const names = new Set([...FUNCTIONS, ...Object.keys(params), 'v1', 'v2']);
    const others = names.has(text) ? [...names].filter((name) => name !== text) : [];
    const numbers = kind === 'number' ? [`${text}1`, `9${text}`] : [];
    const texts = kind === 'text' ? [`${text.slice(0, -1)}x'`] : [];
    return ['', `${text} ${text}`, ...(OTHERS.get(text) ?? []), ...others, ...numbers, ...texts].map(put);
  });
  const values = Object.entries(params).flatMap(([name, value]) =>
    othersOf(value).map((other) => ({ source, params: { ...params, [name]: other } })),
  );
  const without = Object.keys(params).map((name) => ({
    source,
    params: Object.fromEntries(Object.entries(params).filter(([each]) => each !== name)),
  }));
  return [...sources, ...values, ...without];
}

function othersOf(value: Json): readonly Json[] {
  if (Array.isArray(value))
    return [
      [...value, 'more'],
      value.slice(1),
      ...value.flatMap((each, at) => othersOf(each).map((other) => value.with(at, other))),
    ];
  if (typeof value === 'number') return [value + 1, -value || 1, value + 0.5, String(value)];
  if (typeof value === 'boolean') return [!value, 'true'];
  if (typeof value === 'string')
    return [`${value}x`, value.slice(1), value === value.toUpperCase() ? value.toLowerCase() : value.toUpperCase(), '*'].filter(
      (other) => other !== value,
    );
  return [1];
}

describe('a script', () => {
  it.each(RULES)('is read back as what it was written for: %s', async (query) => {
    const rule = ruleOf(query);
    expect(scriptsIn(rule.text).length).toBeGreaterThan(0);
    expect(await isSame(rule, rule.text)).toBe(true);
  });

  it.each(RULES)('is what it is whatever its names, blanks and comments: %s', async (query) => {
    const rule = ruleOf(query);
    const renamed = changed(rule.text, ({ source, ...rest }) => ({
      ...rest,
      source: source
        .replace(/\b(holds|valuesOf|failed|text|left|less|v1|v2|part|searched|x)\b/g, (name, _, at: number) =>
          source[at - 1] === '.' ? name : `my_${name}`,
        )
        .replaceAll('{', '{ // a comment\n'),
    }));
    expect(await isSame(rule, renamed)).toBe(true);
  });

  it.each(RULES)('is not the same when one sign of it is another: %s', async (query) => {
    const rule = ruleOf(query);
    const same: unknown[] = [];
    for (const script of scriptsIn(rule.text))
      for (const mutant of mutants(script)) {
        const text = changed(rule.text, (each) => (each.source === script.source ? { ...each, ...mutant } : each));
        if (await isSame(rule, text)) same.push(mutant);
      }
    expect(same).toEqual([]);
  });

  it('is not read where a number has another type than its value tells', async () => {
    const rule = ruleOf('any where n / 2 - m == 0');
    expect(await isSame(rule, rule.text)).toBe(true);
    const doubled = rule.text.replace(/("constant\d": )2\b/, '$12.0');
    expect(doubled).not.toBe(rule.text);
    expect(await isSame(rule, doubled)).toBe(null);
  });

  it('takes a value twice only where it is the same value, which no rule asks', async () => {
    const rule = ruleOf('any where startsWith(k, k)');
    const twice = changed(rule.text, ({ source, ...rest }) => ({
      ...rest,
      source: source.replace('startsWith(v1, v2', 'startsWith(v1, v1'),
    }));
    expect(twice).not.toBe(rule.text);
    expect(await isSame(rule, twice)).toBe(null);
  });
});

describe('each function that scripts are known by', () => {
  const met = new Map<string, Set<string>>();
  for (const { source } of RULES.flatMap((query) => scriptsIn(ruleOf(query).text))) {
    const script = scriptOf(source, '');
    const refer = fingerprints(script);
    for (const name of script.functions.keys()) met.set(refer(name), (met.get(refer(name)) ?? new Set()).add(name));
  }

  it.each(Object.entries(KNOWN))('%s (%s) is as it was when somebody read it', (fingerprint, name) => {
    expect([...(met.get(fingerprint) ?? [])]).toEqual([name]);
  });
});
