import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../src/cli/host/host.ts';
import { run } from '../../support/memory-host.ts';

const MAPPING = JSON.stringify({
  settings: { analysis: { normalizer: { own: { type: 'custom', filter: ['uppercase'] } } } },
  mappings: {
    properties: {
      '@timestamp': { type: 'date' },
      tx: { type: 'text', fields: { raw: { type: 'keyword', ignore_above: 4 } } },
      several: { type: 'text', fields: { a: { type: 'keyword' }, b: { type: 'wildcard' } } },
      cst: { type: 'constant_keyword', value: 'prod-eu' },
      open: { type: 'constant_keyword' },
      low: { type: 'keyword', normalizer: 'lowercase' },
      up: { type: 'keyword', normalizer: 'own' },
      n: { type: 'long' },
      bare: { type: 'keyword', index: false, doc_values: false },
      thin: { type: 'keyword', doc_values: false },
      attributes: { type: 'passthrough', priority: 1, properties: { 'app.color': { type: 'keyword' } } },
      nest: { type: 'nested', properties: { x: { type: 'keyword' } } },
      inside: { type: 'alias', path: 'nest.x' },
      range: { type: 'long_range' },
      shape: { type: 'aggregate_metric_double' },
    },
  },
});

async function match(query: string, events: readonly object[], mapping = MAPPING) {
  const files = { 'rule.eql': query, 'mapping.json': mapping, e: events.map((event) => JSON.stringify(event)).join('\n') };
  return run(['match', 'rule.eql', 'e', '--mapping', 'mapping.json', '--ids'], { files });
}

async function matching(query: string, events: readonly object[]): Promise<readonly number[][]> {
  const { out, err } = await match(query, events);
  expect(err).toBe('');
  const found = out.split('\n').filter((line) => line !== '');
  return found.map((line) => [...line.matchAll(/"line":(\d+)/g)].map(([, number]) => Number(number) - 1));
}

const TEXTS = [{ tx: 'longer' }, { tx: 'ab' }, {}];
const COLORS = [{ attributes: { 'app.color': 'red' } }, { 'attributes.app': { color: 'blue' } }, { app: { color: 'red' } }];

describe('match by a mapping (eql-semantics 9.1)', () => {
  it.each<[string, readonly object[], readonly number[]]>([
    ['tx == null', TEXTS, [2]],
    ['tx != null', TEXTS, [0, 1]],
    ['tx != "ab"', TEXTS, [0, 2]],
    ['tx : "*"', TEXTS, [0, 1]],
    ['tx : "?*"', TEXTS, [1]],
    ['tx regex ("x", ".*")', TEXTS, [0, 1]],
    ['tx.raw == null', TEXTS, [0, 2]],
    ['tx.raw : "*"', TEXTS, [1]],
    ['length(tx) == 6', TEXTS, []],
    ['cst == "prod-eu"', [{}], [0]],
    ['cst == "prod-*" and n == 2', [{ n: 1 }, { n: 2 }], [1]],
    ['cst in ("x", "*-eu") and cst != null', [{ n: 1 }], [0]],
    ['cst : "PROD-??" or n == 5', [{ n: 1 }], [0]],
    ['not cst like "prod*"', [{ cst: 'other' }, {}], []],
    ['startsWith(cst, concat("pr", "")) and length(cst) == 7', [{ cst: 'other' }], [0]],
    ['low == "Foo"', [{ low: 'FOO' }, { low: 'fo' }], [0]],
    ['low in ("BAR", "fOO")', [{ low: 'Bar' }, { low: ['x', 'fOo'] }], [0, 1]],
    ['up like "b?r*"', [{ up: 'Barn' }, { up: 'bat' }], [0]],
    ['app.color == "red"', COLORS, [0]],
    ['attributes.app.color != null', COLORS, [0, 1]],
    ['thin == "a"', [{ thin: 'a' }], [0]],
  ])('%s over %j', async (condition, events, expected) => {
    expect(await matching(`any where ${condition}`, events)).toEqual(expected.map((line) => [line]));
  });

  it('joins by constants, normalised values and exact sub-fields', async () => {
    const events = [
      { '@timestamp': 1, n: 1, low: 'A', tx: 'k' },
      { '@timestamp': 2, n: 2, low: 'a', tx: 'k' },
    ];
    for (const key of ['cst', 'low', 'tx', 'tx.raw'])
      expect(await matching(`sequence by ${key} [any where n == 1] [any where n == 2]`, events)).toEqual([[0, 1]]);
    expect(await matching('sequence [any where n == 1] by cst [any where n == 2] by low', events)).toEqual([]);
  });

  it('asks every one of many rules about events that lack the constant', async () => {
    const rules = Array.from({ length: 12 }, (_, at) => [`r${at}.eql`, `any where cst == "prod-eu" and n == ${at}`] as const);
    const files = { ...Object.fromEntries(rules), 'mapping.json': MAPPING, e: '{"n":3}\n{"n":11}' };
    const { out } = await run(['match', ...rules.map(([name]) => name), 'e', '--mapping', 'mapping.json', '--ids'], { files });
    expect([...out.matchAll(/"id":"(r\d+)"/g)].map(([, id]) => id)).toEqual(['r3', 'r11']);
  });

  it.each([
    ['tx < "b"', 'js-text-order'],
    ['several == "a"', 'text-without-exact'],
    ['bare == "a"', 'field-not-indexed'],
    ['bare == null', 'field-not-indexed'],
    ['length(thin) == 1', 'field-not-indexed'],
    ['inside == "a"', 'inside-nested'],
    ['range == 1', 'is of type long_range'],
    ['shape != null', 'is of type aggregate_metric_double'],
  ])('refuses %s: %s', async (condition, words) => {
    const { exitCode, out, err } = await match(`any where ${condition}`, [{ n: 1 }]);
    expect([EXIT.input, EXIT.refused]).toContain(exitCode);
    expect(out).toBe('');
    expect(err).toContain(words);
  });

  it('says that a constant is read from the events where the mapping leaves it open', async () => {
    const { out, err } = await match('any where open == "a*"', [{ open: 'abc' }, {}]);
    expect(out.match(/"line":\d/g)).toEqual(['"line":1']);
    expect(err).toContain('[index-constant]');
  });

  it('refuses only rules that name a field of two types', async () => {
    const index = (pid: string) => ({ mappings: { properties: { name: { type: 'keyword' }, pid: { type: pid } } } });
    const mapping = JSON.stringify({ one: index('long'), other: index('keyword') });
    expect((await match('any where name == "x"', [{ name: 'x' }], mapping)).out).toContain('"line":1');
    const { exitCode, err } = await match('any where name == "x" and pid == 1', [{ name: 'x' }], mapping);
    expect(exitCode).toBe(EXIT.input);
    expect(err).toMatch(/pid is of type long in one index and of type keyword in another \[field-type-conflict\]/);
  });
});

describe('translate by a mapping', () => {
  it.each([
    ['tx == null', 'es-dsl', '"field": "tx"'],
    ['tx == "ab"', 'es-dsl', '"tx.raw": "ab"'],
    ['tx < "b"', 'es-dsl', '{ "range": { "tx": { "lt": "b" } } }'],
    ['low == "Foo"', 'es-dsl', '"low": "foo"'],
    ['cst == "prod-*"', 'es-dsl', '"prefix": { "cst": "prod-" }'],
    ['cst == "x" and up == "a"', 'es-mapping', '"cst": { "type": "constant_keyword", "value": "prod-eu" }'],
    ['low == "x" and up == "a"', 'es-mapping', '"up": { "type": "keyword", "normalizer": "uppercase" }'],
    ['low == "x" and up == "a"', 'es-mapping', '"uppercase": { "type": "custom", "filter": ["uppercase"] }'],
  ])('%s to %s', async (condition, target, text) => {
    const files = { 'rule.eql': `any where ${condition}`, 'mapping.json': MAPPING };
    const { exitCode, out } = await run(['translate', 'rule.eql', '--to', target, '--mapping', 'mapping.json'], { files });
    expect(exitCode).toBe(EXIT.ok);
    expect(out.replace(/\s+/g, ' ')).toContain(text);
  });
});
