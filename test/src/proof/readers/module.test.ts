import { describe, expect, it } from 'vitest';
import type { CheckableRule } from '../../../../src/api/checkable-rule.ts';
import { parse } from '../../../../src/api/parse.ts';
import { proofOf, verdictOf } from '../../../../src/api/prove/index.ts';
import { translate } from '../../../../src/api/translate.ts';
import { readModule } from '../../../../src/proof/index.ts';
import { schemaFromMapping } from '../../../../src/schema/index.ts';

const read = schemaFromMapping({
  mappings: {
    properties: {
      k: { type: 'keyword', ignore_above: 8 },
      l: { type: 'keyword' },
      low: { type: 'keyword', normalizer: 'lowercase' },
      zero: { type: 'keyword', null_value: 'none' },
      n: { type: 'long' },
      s: { type: 'short', null_value: 3 },
      d: { type: 'double' },
      f: { type: 'float' },
      h: { type: 'half_float' },
      b: { type: 'boolean' },
      i: { type: 'ip' },
      t: { type: 'date' },
      v: { type: 'version' },
      a: { properties: { b: { properties: { c: { properties: { d: { type: 'keyword' } } } } } } },
      constructor: { properties: { name: { type: 'keyword' } } },
    },
  },
});
if (!read.ok) throw new Error('the mapping of this test is none');
const { schema } = read;

function subjectOf(query: string): CheckableRule {
  const [parsed] = parse(query, { schema }).rules;
  if (parsed?.meaning.ok !== true) throw new Error(`no rule: ${query}`);
  return { syntax: parsed.syntax, ...parsed.meaning.value };
}

function moduleOf({ rule }: CheckableRule): string {
  const translated = translate(rule, 'js');
  if (translated.status === 'refused') throw new Error('refused');
  return translated.text;
}

describe('a printed module is proven equal', () => {
  it.each([
    'k == "abc"',
    'k == "abc" or k == "abd" or l == "x"',
    'k in ("a", "b", "c", "d", "e")',
    'k in~ ("a", "b", "c", "d", "e")',
    'k : "a*"',
    'k : ("*abc", "*abd*", "a?c*")',
    'k : "*a*b*c"',
    'k like "*a*b?c*"',
    'l like "?*a"',
    'l : "*a?b*" or k : ("?:\\\\*\\\\a?c.exe", "x?*yz")',
    'l regex "-[A-NP-Za-np-z][A-Za-z]*[RLDwW][A-Za-z]*" or k regex~ "php?[0-9]?\\\\.?[0-9]{0,2}"',
    'k : "*"',
    'k != null and not l : "a*b"',
    'k regex "(ab|cd)e?[0-9]{2,3}"',
    'l : "a\\u{1f600}*"',
    'length(k) > 3',
    'length(l) == 3 and l : "a*"',
    'k > "b" and k <= "bz"',
    'low == "ABC"',
    'zero == "none"',
    'zero == null',
    'n == 5 or n in (1, 2, 3, 4, 9)',
    'n > -3 and n <= 7',
    's == 3',
    'd > 1.5 or d == 2.25',
    'f > 0.1 or f == 0.3 or f in (0.1, 0.2, 0.4, 0.7)',
    'h > 0.1 or h == 0.3',
    'f == 0 or h == -0.0',
    'b == true or b != null',
    'cidrMatch(i, "10.0.0.0/8", "::1/128")',
    'i == "10.0.0.1"',
    't >= "2020-01-01" and t < "2021"',
    't == "2020-02-02T10:00"',
    'a.b.c.d == "x" and ?a.b.c.d : "x*"',
    'constructor.name == "x"',
  ])('any where %s', async (condition) => {
    const subject = subjectOf(`any where ${condition}`);
    expect(await verdictOf(subject, 'js', moduleOf(subject), {})).toEqual({ kind: 'equal' });
  });

  it('whatever its parts are called, however it is laid out, and whatever its comments say', async () => {
    const subject = subjectOf('any where k : "a*" and l : "*b" and n == 5');
    const renamed = moduleOf(subject)
      .replace(/(?<!\.)\b(some|texts|shortTexts|listOfTexts|valuesAt|foldAscii|flat|NONE)\b/g, '$1_')
      .replace(/\bvalue\b/g, 'v')
      .replace(/^\s*\/\/.*$/gm, '// k : "other"')
      .replace(/\n +/g, '\n');
    expect(await verdictOf(subject, 'js', renamed, {})).toEqual({ kind: 'equal' });
  });
});

describe('a module that means something else', () => {
  const subject = subjectOf('any where k : ("ab*", "*c") and l : "*b" and n >= 5 and cidrMatch(i, "10.0.0.0/8")');
  const right = moduleOf(subject);

  it.each<[what: string, find: RegExp | string, put: string]>([
    ['one condition for another', 'value >= 5', 'value > 5'],
    ['another literal', "'ab'", "'ax'"],
    ['or for and', /&&\n/, '||\n'],
    ['a condition twice denied', 'some(readL', '!some(readL'],
    ['another network', "['10.0.0.0/8']", "['10.0.0.0/9']"],
    ['a limit one less', 'event.k, 8)', 'event.k, 7)'],
    ['another field, read alike', /event\.l\b/, 'event.k'],
  ])('differs: %s', async (_, find, put) => {
    const wrong = right.replace(find, put);
    expect(wrong).not.toBe(right);
    expect((await verdictOf(subject, 'js', wrong, {})).kind).not.toBe('equal');
  });

  it.each<[condition: string, find: string, put: string]>([
    ['f > 0.1', 'value > 0.10000000149011612', 'value > 0.1'],
    ['f == 0.1', 'value === 0.10000000149011612', 'value === 0.1'],
    ['h > 0.09998', 'value > 0.09997999668121338', 'value > 0.09998'],
    ['h == 0.1', 'value === 0.0999755859375', 'value === 0.1'],
    ['h == 0.1', 'value === 0.0999755859375', 'value === 0.10000000149011612'],
  ])('compares with a number that an index would round: %s', async (condition, find, put) => {
    const subject = subjectOf(`any where ${condition}`);
    const wrong = moduleOf(subject).replace(find, put);
    expect(wrong).not.toBe(moduleOf(subject));
    expect((await verdictOf(subject, 'js', wrong, {})).kind).not.toBe('equal');
  });

  it.each<[what: string, find: RegExp | string, put: string]>([
    ['every value for some', 'values.some(', 'values.every('],
    ['a helper that does something else', 'found.push(next)', 'found.push(String(next))'],
    ['a global of its own', '/** What the rule says', 'const Array = { isArray: () => false };\n\n/** What the rule says'],
    ['an export that hides a global', 'export const kind', 'export const Array = {};\nexport const kind'],
    ['something done at the start', '/** What the rule says', "Object.prototype.k = 'abc';\n\n/** What the rule says"],
    ['a constant with an effect', '/** What the rule says', 'const done = (() => 1)();\n\n/** What the rule says'],
    ['data that is computed', 'id: null', 'id: String(1)'],
    ['a folded length', '.slice(0, 2)', '.slice(0, 3)'],
    ['a parameter more', 'matches(event)', 'matches(event, k)'],
    ['another kind', "kind = 'event'", "kind = 'sequence'"],
    ['a statement at the end', /$/, 'throw 1;\n'],
    ['an answer before the end', '  return (', '  if (event.k) return true;\n  return ('],
    ['no module', 'export default function', 'export default fun'],
  ])('is not read, and the place is told: %s', async (_, find, put) => {
    const wrong = right.replace(find, put);
    expect(wrong).not.toBe(right);
    const found = readModule(wrong, schema);
    expect(found).toMatchObject({ ok: false, place: expect.stringMatching(/^line \d+, column \d+$/) });
    expect((await proofOf(subject, 'js', wrong, {})).kind).toBe('unknown');
  });
});

describe('a module with the table of an automaton', () => {
  const subject = subjectOf('any where l regex "-[A-NP-Za-np-z][A-Za-z]*[RLDwW][A-Za-z]*"');
  const right = moduleOf(subject);

  it.each<[what: string, find: RegExp | string, put: string]>([
    ['another end', '"accepting":[', '"accepting":[0,'],
    ['another letter', '"starts":[0,45,', '"starts":[0,44,'],
    ['a function in its place', /dfaMatcher\(\{/, 'own({'],
    ['a name that hides it', /= \(value\) => ([^;]*\b([A-Z_]+)\()value\)/, '= ($2) => $1$2)'],
  ])('is not proven equal with %s', async (_, find, put) => {
    const wrong = right.replace(find, put);
    expect(right).toContain('dfaMatcher({');
    expect(wrong).not.toBe(right);
    expect((await verdictOf(subject, 'js', wrong, {})).kind).not.toBe('equal');
  });
});

describe('a module that relates events', () => {
  const subject = subjectOf(
    'sequence by k, n with maxspan=5m [any where l : "a*"] with runs=2 ![any where l == "b"] [any where l == "c"] until [any where b == true] | tail 3',
  );
  const right = moduleOf(subject);
  const sample = subjectOf('sample by i [any where l : "a*"] [any where l == "c"]');

  it('is proven equal', async () => {
    expect(await verdictOf(subject, 'js', right, {})).toEqual({ kind: 'equal' });
    expect(await verdictOf(sample, 'js', moduleOf(sample), {})).toEqual({ kind: 'equal' });
  });

  it.each<[what: string, find: RegExp | string, put: string]>([
    ['the span', 'maxspan: 300000', 'maxspan: 300001'],
    ['a missing event', 'missing: true', 'missing: false'],
    ['the runs', 'runs: 2', 'runs: 1'],
    ['the pipe', 'count: 3', 'count: 2'],
    ['another key', /return \[readK\(event\), readN\(event\)\];/, 'return [readK(event)];'],
    ['another condition', "=== 'c'", "=== 'd'"],
    ['the end', /until: \{[^}]*\}/, 'until: null'],
    ['how events are related', 'maxSamplesPerKey: options.maxSamplesPerKey', 'maxSamplesPerKey: 2'],
    ['the runtime', /(const \{ createSequenceMatcher, momentReader \} =.*?) > /s, '$1 >= '],
  ])('is not proven equal when something else is in it: %s', async (_, find, put) => {
    const wrong = right.replace(find, put);
    expect(wrong).not.toBe(right);
    expect((await verdictOf(subject, 'js', wrong, {})).kind).not.toBe('equal');
  });
});
