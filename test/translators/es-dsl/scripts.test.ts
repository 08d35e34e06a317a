import { describe, expect, it } from 'vitest';
import type { Predicate, Test } from '../../../src/ir/index.ts';
import { esDsl } from '../../../translators/es-dsl/index.ts';
import { call, computed, equals, field, like, planned, read, regex, rule, searchOf, value } from './build.ts';

const pid = field('process.pid', 'long');
const address = field('source.ip', 'ip');
const isNull: Test = { kind: 'is-null' };
const isTrue: Test = { kind: 'is-true' };

function scriptOf(where: Predicate) {
  const [query] = searchOf(esDsl.translate(rule(where))).body.query.bool.filter ?? [];
  if (query === undefined || !('script' in query)) throw new Error('no script');
  return query.script.script;
}

/** What `holds` returns: the only part of the source that the leaf decides. */
function testOf(where: Predicate): string | undefined {
  return /boolean holds.*\n {2}try \{ return (.*); \}/.exec(scriptOf(where).source)?.[1];
}

describe('a script', () => {
  it('is fixed text that reads names and constants from its parameters', () => {
    expect(scriptOf(computed(call('length', [read('user.name')]), equals(3)))).toEqual({
      lang: 'painless',
      source: `List valuesOf(Map doc, String field) {
  List values = new ArrayList();
  if (doc.containsKey(field)) {
    for (def value : doc.get(field)) { values.add(value); }
  }
  if (values.isEmpty()) { values.add(null); }
  return values;
}
def length(String text) {
  if (text == null) { return null; }
  return text.length();
}
def equal(def a, def b) {
  if (a == null || b == null) { return null; }
  return a == b;
}
boolean holds(Map params, def v1) {
  try { return equal(length(v1), params.constant1) == true; }
  catch (Exception e) { return false; }
}
for (def v1 : valuesOf(doc, params.field1)) {
  if (holds(params, v1)) { return true; }
}
return false;`,
      params: { field1: 'user.name', constant1: 3 },
    });
  });

  it('has a loop for each occurrence of a field', () => {
    const { source, params } = scriptOf(computed(call('subtract', [read(pid), read(pid)]), equals(0)));
    expect(source).toContain(`for (def v1 : valuesOf(doc, params.field1)) {
  for (def v2 : valuesOf(doc, params.field2)) {
    if (holds(params, v1, v2)) { return true; }
  }
}
return false;`);
    expect(params).toEqual({ field1: 'process.pid', field2: 'process.pid', constant1: 0 });
  });

  it('without fields has no loop', () => {
    expect(scriptOf(computed(call('length', [value('abc')]), equals(3))).source).toMatch(/\nreturn holds\(params\);$/);
  });

  it('carries only the functions it needs, each once', () => {
    const { source } = scriptOf(computed(call('add', [read(pid), call('multiply', [read(pid), value(2)])]), equals(6)));
    const names = [...source.matchAll(/^(?:def|List|boolean|String) (\w+)\(/gm)].map(([, name]) => name);
    expect(names).toEqual(['valuesOf', 'isDouble', 'whole', 'add', 'multiply', 'equal', 'holds']);
  });
});

const text = read('a');
const number = read(pid);
const tests: readonly (readonly [leaf: Predicate, test: string])[] = [
  [computed(call('indexOf', [text, value('o')]), isNull), 'indexOf(v1, params.constant1, null, false) == null'],
  [
    computed(call('indexOf', [text, value('o'), value(2)], 'fold'), isNull),
    'indexOf(v1, params.constant1, params.constant2, true) == null',
  ],
  [computed(call('startsWith', [text, read('b')], 'fold'), isTrue), 'startsWith(v1, v2, true) == true'],
  [computed(call('endsWith', [text, read('b')]), isTrue), 'endsWith(v1, v2, false) == true'],
  [computed(call('stringContains', [text, read('b')]), isTrue), 'stringContains(v1, v2, false) == true'],
  [
    computed(call('between', [text, value('('), value(')')]), equals('x')),
    'equal(between(v1, params.constant1, params.constant2, false, false), params.constant3) == true',
  ],
  [
    computed(call('between', [text, value('('), value(')'), value(true)], 'fold'), isNull),
    'between(v1, params.constant1, params.constant2, params.constant3, true) == null',
  ],
  [computed(call('concat', [text, value('/'), number]), isNull), 'concat([v1, params.constant1, v2]) == null'],
  [computed(call('substring', [text, value(-3)]), isNull), 'substring(v1, params.constant1, null) == null'],
  [computed(call('substring', [text, value(0), value(1)]), isNull), 'substring(v1, params.constant1, params.constant2) == null'],
  [computed(call('number', [text]), isNull), 'number(v1, null) == null'],
  [computed(call('number', [text, value(16)]), isNull), 'number(v1, params.constant1) == null'],
  [computed(call('string', [read(address)]), isNull), 'string(v1) == null'],
  [computed(call('negate', [number]), isNull), 'negate(v1) == null'],
  [
    computed(call('divide', [number, value(2, 'double')]), isNull),
    'divide(v1, ((Number) params.constant1).doubleValue()) == null',
  ],
  [computed(call('modulo', [number, value(2)]), isNull), 'modulo(v1, params.constant1) == null'],
  [computed(call('cidrMatch', [read(address), value('10.0.0.0/8')]), isNull), 'cidrMatch(v1, params.constant1) == null'],
  [
    computed(call('string', [text]), { kind: 'matches', pattern: patternOf(regex('x', 'a+')), letters: 'exact' }),
    'accepts(string(v1), params.constant1) == true',
  ],
  [computed(call('substring', [text, value(null), value(1)]), isNull), 'substring(v1, null, params.constant1) == null'],
  [computed(call('eq', [number, value(3)]), isNull), 'equal(v1, params.constant1) == null'],
  [computed(call('ne', [number, value(3)]), isNull), 'unequal(v1, params.constant1) == null'],
  [computed(call('lt', [number, value(3)]), isNull), 'less(v1, params.constant1) == null'],
  [computed(call('le', [number, value(3)]), isNull), 'atMost(v1, params.constant1) == null'],
  [computed(call('gt', [number, value(3)]), isNull), 'less(params.constant1, v1) == null'],
  [computed(call('ge', [number, value(3)]), isNull), 'atMost(params.constant1, v1) == null'],
  [computed(call('length', [text]), { kind: 'compare', relation: 'gt', value: 3 }), 'less(params.constant1, length(v1)) == true'],
  [
    computed(call('length', [text]), { kind: 'compare', relation: 'le', value: 3 }),
    'atMost(length(v1), params.constant1) == true',
  ],
  [
    computed(call('string', [text]), { kind: 'one-of', values: ['a', 'b'], letters: 'exact' }),
    'oneOf(string(v1), params.constant1)',
  ],
  [
    computed(call('string', [text]), { kind: 'one-of', values: ['a'], letters: 'fold' }),
    'oneOfFolded(string(v1), params.constant1)',
  ],
];

describe('the test of a script', () => {
  it.each(tests.map(([leaf, test]) => [test, leaf] as const))('is %s', (test, leaf) => {
    expect(testOf(leaf)).toBe(test);
  });

  it('with wildcards takes the pattern as a parameter, its literals escaped', () => {
    const pattern = like('x', 'C:\\*?', 'fold');
    if (pattern.kind !== 'matches') throw new Error('not a pattern');
    const leaf = computed(call('string', [text]), { kind: 'matches', pattern: pattern.pattern, letters: 'fold' });
    expect(testOf(leaf)).toBe('like(string(v1), params.constant1, true)');
    expect(scriptOf(leaf).params).toEqual({ field1: 'a', constant1: 'C:\\\\?*' });
  });

  it('with networks takes their first and last addresses', () => {
    const leaf = computed(call('cidrMatch', [read(address), value('10.6.48.157/8'), value('fe80::/10')]), isTrue);
    expect(scriptOf(leaf).params).toEqual({
      field1: 'source.ip',
      constant1: [
        ['00000000000000000000ffff0a000000', '00000000000000000000ffff0affffff'],
        ['fe800000000000000000000000000000', 'febfffffffffffffffffffffffffffff'],
      ],
    });
  });
});

const nested = Array.from({ length: 120 }).reduce<ReturnType<typeof value>>((inner) => call('negate', [inner]), number);
const wide = call(
  'concat',
  Array.from({ length: 101 }, () => text),
);
const expression = regex('x', '[ab]*a[ab]{11}');
const refusals: readonly (readonly [code: string, leaf: Predicate])[] = [
  ['computed-regex', computed(call('string', [text]), { kind: 'matches', pattern: patternOf(expression), letters: 'exact' })],
  ['script-field-type', computed(call('string', [read(field('@timestamp', 'date'))]), isNull)],
  ['script-field-type', computed(call('add', [read(field('n', 'unsigned_long')), value(1)]), equals(1))],
  ['script-address-comparison', computed(call('eq', [read(address), value('::1', 'ip')]), isNull)],
  ['script-address-comparison', computed(read(address), equals('::1'))],
  ['script-bad-network', computed(call('cidrMatch', [read(address), value('10.0.0.0/33')]), isTrue)],
  ['script-bad-network', computed(call('cidrMatch', [read(address), read('a')]), isTrue)],
  ['number-not-exact', computed(call('add', [number, value(2 ** 60)]), equals(1))],
  ['number-not-exact', computed(call('subtract', [number, value(1e20, 'double')]), equals(1))],
  ['number-not-exact', computed(call('negate', [number]), equals(-1e20))],
  [
    'number-not-exact',
    computed(call('length', [text]), { kind: 'one-of', values: [1, Number.POSITIVE_INFINITY], letters: 'exact' }),
  ],
  ['script-too-large', computed(nested, equals(1))],
  ['script-too-large', computed(wide, equals('a'))],
];

function patternOf(leaf: Predicate) {
  if (leaf.kind !== 'matches') throw new Error('not a pattern');
  return leaf.pattern;
}

describe('a script that would not be exact', () => {
  it.each(refusals)('is refused with %s', (code, leaf) => {
    const translated = esDsl.translate(planned({ kind: 'single', where: leaf, origin: leaf.origin }));
    expect(translated).toMatchObject({ status: 'refused', reasons: [{ code }] });
  });
});
