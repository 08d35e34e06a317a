import { describe, expect, it } from 'vitest';
import type { Event } from '../../../../src/event/index.ts';
import { ask, type Mapping } from './ask.ts';

const MAPPING: Mapping = { s: 'keyword', n: 'long', f: 'double', b: 'boolean', ip: 'ip', d: 'date', t: 'text', m: 'keyword' };

/** Whether a script matches an event; the message when it does not answer. */
async function run(source: string, event: Event = {}, params = '{}'): Promise<boolean | string> {
  const verdict = await ask(
    `{"query":{"script":{"script":{"source":${JSON.stringify(source)},"params":${params}}}}}`,
    [event],
    MAPPING,
  );
  if (verdict.status === 'answered') return verdict.matches.length === 1;
  return verdict.status === 'failed' ? verdict.message : verdict.reason;
}

describe('scripts over fields', () => {
  it.each<[string, string, RegExp]>([
    [
      'the value of an absent field',
      "doc['s'].value == 'a'",
      /event 0: script error: IllegalStateException: A document doesn't have a value/,
    ],
    ['a field that is not mapped', "doc['q'].size() == 0", /No field found for \[q\] in mapping/],
    ['a text field', "doc['t'].size() == 0", /Fielddata is disabled/],
    ['doc values do not change', "doc['s'].add('x')", /UnsupportedOperationException/],
  ])('%s is an error', async (_name, source, message) => {
    expect(await run(source)).toMatch(message);
  });
});

describe('the language', () => {
  it('parameters keep their Java types', async () => {
    const params = '{"i":1,"l":3000000000,"d":1.0,"s":"x","a":[1,"y"],"m":{"k":null}}';
    const source =
      "params.i instanceof Integer && params.l instanceof Long && params.d instanceof Double && params['s'] == 'x' && params.a[1] == 'y' && params.m.containsKey('k') && params.q == null";
    expect(await run(source, {}, params)).toBe(true);
  });
});

describe('scripts that Painless does not compile fail', () => {
  it.each<[string, string, RegExp]>([
    ['an unknown variable', 'return x == 1', /cannot resolve symbol x at 7/],
    ['fields inside a function', "boolean f() { return doc['s'].empty; } return f()", /cannot resolve symbol doc/],
    ['a name twice', 'int x = 1; int x = 2; return true', /already defined/],
    ['a long in an int', 'int x = 5L; return true', /Cannot cast from \[long\] to \[int\]/],
    ['a double where Math has no int form', 'int x = Math.max(1, 2); return true', /Cannot cast from \[double\] to \[int\]/],
    ['the Exact family', 'return Math.addExact(1, 2) == 3', /unknown static method addExact of Math/],
    ['a method that does not exist', "return 'a'.foo()", /unknown method foo of String/],
    ['a method that no class has', "def x = 'a'; return x.foo()", /unknown method foo/],
    ['reflection', "def x = 'a'; return x.getClass() == null", /unknown method getClass/],
    ['constructor', "def x = 'a'; return x.constructor() == null", /unknown method constructor/],
    ['__proto__', "def x = 'a'; return x.__proto__() == null", /unknown method __proto__/],
    ['a class that is not allowed', 'return System.exit(0)', /cannot resolve symbol System|expected/],
    ['numbers as a condition', 'if (1) { return true; } return false', /Cannot cast from \[int\] to \[boolean\]/],
    ['strings in order', "return 'a' < 'b'", /Cannot apply \[<\]/],
    ['what is not a statement', 'int x = 1; x == 1; return true', /not a statement/],
    ['what is never reached', 'return true; int x = 1;', /unreachable/],
    ['a path without a value', 'int f(int x) { if (x == 1) { return 1; } } return f(1) == 1', /not all paths/],
    ['null safe access to a number', 'String s = null; return s?.length() == null', /must be nullable/],
    ['an unknown escape', "return 'a\\n' == ''", /unexpected character/],
    ['a regular expression', "return /a/.matcher('a').matches()", /regular expressions are not supported/],
    ['a lambda', 'return [1].any(x -> x == 1)', /lambdas/],
    ['an int that is too large', 'return 2147483648 > 0', /number too large/],
    ['a step on text', "String s = 'a'; s -= 'b'; return true", /Cannot apply \[-\]/],
    ['parentheses without end', `return ${'('.repeat(30_000)}`, /nested more than/],
    ['operators without end', `return ${'1+'.repeat(20_000)}1 == 1`, /operators in a row/],
    ['signs without end', `return ${'!'.repeat(30_000)}true`, /nested more than/],
    ['a comment without end', '/* '.repeat(20_000), /comment without an end/],
  ])('%s', async (_name, source, message) => {
    expect(await run(source)).toMatch(message);
  });
});

describe('scripts that do not answer fail', () => {
  it.each<[string, string, RegExp]>([
    ['an endless loop', 'while (true) { int x = 1; }', /maximum number of statements/],
    [
      'an endless loop inside a catch',
      'try { while (true) { int x = 1; } } catch (Exception e) { return true; }',
      /maximum number of statements/,
    ],
    [
      'endless recursion',
      'int f(int x) { return f(x + 1); } try { return f(1) == 2; } catch (Exception e) { return true; }',
      /StackOverflowError|too deep/,
    ],
    ['a text that doubles', "String s = 'x'; while (true) { s += s; }", /text longer than/],
    [
      'a list that grows',
      'List l = new ArrayList(); for (int i = 0; i < 2000000; i++) { l.add(i); } return true',
      /maximum number|list of more/,
    ],
    ['a division by zero', 'int x = 0; return 1 % x == 0', /event 0: script error: ArithmeticException/],
    ['null', 'def x = null; return x.length() == 1', /NullPointerException/],
    [
      'a getter that is not there',
      "def x = 'a'; return x.constructor == null",
      /dynamic getter \[String, constructor\] not found/,
    ],
    ['a wrong class', "def x = 'a'; int y = x; return true", /ClassCastException: Cannot cast from \[String\] to \[int\]/],
    ['a long into an int', 'def x = 5L; int y = x; return true', /Cannot cast from \[Long\] to \[int\]/],
    ['an index outside', "return 'abc'.substring(2, 1) == ''", /StringIndexOutOfBoundsException/],
    ['an answer that is no boolean', 'def x = 1; return x', /ClassCastException/],
  ])('%s', async (_name, source, message) => {
    expect(await run(source)).toMatch(message);
  });

  it('cheap queries go first, so a script fails only where they match', async () => {
    const query = { bool: { filter: [{ script: { script: "doc['s'].value == 'a'" } }, { exists: { field: 's' } }] } };
    expect(await ask({ query }, [{}, { s: 'a' }], MAPPING)).toEqual({ status: 'answered', matches: [[1]] });
  });

  it('a script in another language is left unanswered', async () => {
    const verdict = await ask({ query: { script: { script: { lang: 'expression', source: '1' } } } }, [], MAPPING);
    expect(verdict).toEqual({ status: 'unsupported', reason: 'query.script.script.lang: this evaluator runs Painless only' });
  });
});
