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
  it.each<[string, string, Event]>([
    [
      'values are sorted and distinct',
      "doc['s'].size() == 2 && doc['s'][0] == 'a' && doc['s'].get(1) == 'b'",
      { s: ['b', 'a', 'b'] },
    ],
    ['numbers keep their duplicates', "doc['n'].length == 3 && doc['n'].value == -1", { n: [4, -1, 4] }],
    ['a whole number is a long', "doc['n'].value instanceof Long", { n: 4 }],
    ['a fraction is a double', "doc['f'].value instanceof Double && '' + doc['f'].value == '4.0'", { f: 4 }],
    ['a boolean', "doc['b'].value == true", { b: 'true' }],
    ['an address is text', "doc['ip'].value == '2001:db8::1'", { ip: '2001:DB8:0::1' }],
    [
      'a date',
      "doc['d'].value.toInstant().toEpochMilli() == 1000L && doc['d'].value.millis == 1000",
      { d: '1970-01-01T00:00:01Z' },
    ],
    ['absent is empty', "doc['s'].empty && doc['s'].isEmpty() && doc['s'].size() == 0", {}],
    ['the mapping knows', "doc.containsKey('s') && !doc.containsKey('q')", {}],
    ['a loop over values', "int x = 0; for (def v : doc['n']) { x += v; } return x == 6", { n: [1, 2, 3] }],
    ['a loop with in', "for (v in doc['s']) { if (v == 'b') { return true; } } return false", { s: ['a', 'b'] }],
    ['a CIDR block', "new CIDR('10.0.0.0/8').contains(doc['ip'].value)", { ip: '::ffff:10.1.2.3' }],
  ])('%s', async (_name, source, event) => {
    expect(await run(source, event)).toBe(true);
  });

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
  it.each<[string, string]>([
    [
      'functions call each other in any order',
      'boolean even(int n) { if (n == 0) { return true; } return odd(n - 1); } boolean odd(int n) { if (n == 0) { return false; } return even(n - 1); } return even(10)',
    ],
    ['the last expression is the answer', 'int x = 1; x == 1'],
    ['a script without an answer is false', 'int x = 1; if (x == 2) { return true; } return x == 1'],
    [
      'loops',
      'int s = 0; for (int i = 0; i < 10; ++i) { if (i == 3) continue; if (i == 6) { break; } s += i; } int j = 0; do { j++; } while (j < 4); while (j < 9) j += 2; return s == 12 && j == 10',
    ],
    [
      'lists',
      "List l = new ArrayList(); l.add(1); l.add('x'); l[0] = 5; return l.size() == 2 && l[-1] == 'x' && l.contains(5) && l == [5, 'x']",
    ],
    [
      'maps',
      "Map m = ['a': 1]; m.b = 2; m['c'] = 3; return m.a + m['b'] + m.get('c') == 6 && m.size() == 3 && m.get('q') == null",
    ],
    [
      'exceptions by class',
      "try { Integer.parseInt('x'); return false; } catch (ArithmeticException e) { return false; } catch (IllegalArgumentException e) { return e instanceof NumberFormatException; }",
    ],
    ['a thrown exception', "try { throw new IllegalStateException('m'); } catch (Exception e) { return e.getMessage() == 'm'; }"],
    ['null', "String s = null; return s?.toString() == null && (s ?: 'x') == 'x' && 'a' + s == 'anull'"],
    ['int and long are equal by value', 'def a = 1; def b = 1L; return a == b && 1 == 1L && 1.0 == 1'],
    ['boxes of different classes are not', 'Integer a = 1; Long b = 1L; return a != b'],
    ['a char is not a String', "'abc'.charAt(0) != 'a' && 'abc'.charAt(0) == (char) 'a' && 'abc'.charAt(0) == 97"],
    ['null, empty and equals', "def n = null; return n == null && '' != null && ''.isEmpty() && 'a'.equals('a')"],
    [
      'compound assignment casts back',
      'int x = 5; x *= 1.5; int y = 7; y /= 2; long z = 1; z <<= 40; return x == 7 && y == 3 && z == 1099511627776L',
    ],
    ['steps', 'int x = 1; int y = x++ + ++x; return x == 3 && y == 4'],
    ['precedence', 'return 1 + 2 * 3 - 4 / 2 % 3 == 5 && (1 | 2 & 3 ^ 1) == 3 && !false || false'],
    [
      'strings',
      "'a\\\\b\"'.length() == 4 && \"x'y\".indexOf('y') == 2 && 'abcabc'.lastIndexOf('b') == 4 && ' x '.trim() == 'x' && 'aXa'.replace('a', '') == 'X'",
    ],
    [
      'letters',
      "'ABC'.toLowerCase(Locale.ROOT) == 'abc' && 'a'.compareTo('c') == -2 && 'abc'.compareTo('ab') == 1 && 'A'.equalsIgnoreCase('a')",
    ],
    [
      'letters that fold one by one',
      "'\u0130'.compareToIgnoreCase('i') == 0 && '\u212a'.equalsIgnoreCase('k') && !'\u00df'.equalsIgnoreCase('ss')",
    ],
    ['code points', "'😀'.length() == 2 && '😀'.codePointAt(0) == 128512 && Character.charCount(128512) == 2"],
    [
      'a builder',
      "StringBuilder b = new StringBuilder(); b.append(1).append('x').append(2.5); return b.toString() == '1x2.5' && b.length() == 5",
    ],
    [
      'parsing',
      "Long.parseLong('-7f', 16) == -127 && Integer.parseInt('+5') == 5 && Integer.toHexString(255) == 'ff' && Integer.toHexString(-1) == 'ffffffff' && Double.parseDouble(' 1e3d ') == 1000 && Double.isNaN(Double.parseDouble('NaN'))",
    ],
    [
      'hexadecimal digits',
      "Integer.toHexString(255) == 'ff' && Integer.toHexString(-1) == 'ffffffff' && Long.toHexString(-2L) == 'fffffffffffffffe'",
    ],
    ['digits of other scripts', "Long.parseLong('٣٤') == 34 && Long.parseLong('१२') == 12"],
    ['instanceof', "def x = 'a'; return x instanceof String && !(x instanceof Number) && !(null instanceof Object)"],
    ['comments', 'return /* no */ true // yes'],
    ['long arithmetic beyond doubles', '9007199254740993L + 2 == 9007199254740995L && 3037000500L * 3037000500L < 0'],
    ['casts', '(int) 2.9 == 2 && (int) -2.9 == -2 && (long) 1e30 == Long.MAX_VALUE && ((Number) 5L).intValue() == 5'],
  ])('%s', async (_name, source) => {
    expect(await run(source)).toBe(true);
  });

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
