import { describe, expect, it } from 'vitest';
import { DEFAULT_SEMANTICS } from '../../../../src/ir/index.ts';
import { matching, settings } from './ask.ts';

const MAPPED = settings({ f: 'keyword' });
const UNICODE = settings({ f: 'keyword' }, { semantics: { ...DEFAULT_SEMANTICS, folding: 'unicode' } });
const DOCUMENTED = settings({ f: 'keyword' }, { semantics: { ...DEFAULT_SEMANTICS, functionWildcards: 'documented' } });

/** Columns: ASCII folding, Unicode folding, script `:`, script functions with a tilde. */
describe('letters on which engines disagree (eql-semantics 5.2)', () => {
  it.each<[string, string, boolean, boolean, boolean, boolean]>([
    ['k', '\u212a', false, true, true, true],
    ['s', '\u017f', false, true, true, false],
    ['i', '\u0130', false, false, true, false],
    ['i', '\u0131', false, false, true, false],
    ['\u00df', '\u1e9e', false, true, true, true],
    ['\u03c3', '\u03c2', false, true, true, false],
    ['\u00b5', '\u03bc', false, true, true, false],
    ['\u01c4', '\u01c5', false, true, true, true],
    ['\u03c9', '\u2126', false, true, true, true],
    ['\u00e5', '\u212b', false, true, true, true],
    ['\u00e9', '\u00c9', false, true, true, true],
    ['\ufb05', '\ufb06', false, true, false, false],
    ['\u{10400}', '\u{10428}', false, true, true, true],
    ['k', 'K', true, true, true, true],
    ['@', '`', false, false, false, false],
  ])('%s against %s', async (pattern, text, ascii, unicode, script, tilde) => {
    const events = [{ f: text }];
    const found = async (condition: string, given = MAPPED): Promise<boolean> =>
      (await matching(condition, events, given)).length === 1;
    for (const form of [
      `f : "${pattern}"`,
      `f like~ "${pattern}*"`,
      `f in~ ("${pattern}")`,
      `startsWith~(f, "${pattern}")`,
      `f regex~ "[${pattern}]"`,
    ]) {
      const escaped = form.replaceAll('@"', '\\\\@"');
      if (form.includes('regex') && pattern === '@') continue;
      expect([form, await found(escaped), await found(escaped, UNICODE)]).toEqual([form, ascii, unicode]);
    }
    expect(await found(`substring(f, 0) : "${pattern}"`)).toBe(script);
    expect(await found(`endsWith~(substring(f, 0), "${pattern}")`)).toBe(tilde);
  });
});

describe('wildcards (eql-semantics 6)', () => {
  it.each<[string, string, boolean]>([
    ['f like "a?c"', 'a\nc', true],
    ['f like "**a**b*?*"', 'aab\u{1F600}', true],
    ['f like "*ab*ab"', 'abab', true],
    ['f like "*ab*ab"', 'aab', false],
    ['f like "a*b*c"', 'abbcbc', true],
    ['f like "a*?"', 'a', false],
    ['substring(f, 0) like "*a*b"', 'xaxaxb', true],
    ['substring(f, 0) like "*a*b"', 'a\nab', false],
    ['substring(f, 0) like "a*b\\u{0a}*b"', 'ab\nab', true],
    ['f like "a?c"', 'a\u{1F600}c', true],
    ['f like "a??c"', 'a\u{1F600}c', false],
    ['f like "a*c"', 'a\r\nc', true],
    ['f like "a*c"', 'aC', false],
    ['f like~ "a*c"', 'AxxC', true],
    ['f : "C:\\\\*"', 'c:\\x', true],
    ['f : "C:\\\\*"', 'c:*', false],
    ['f == "a*"', 'ab', false],
    ['f in~ ("a*")', 'ab', false],
    ['f in~ ("a*")', 'A*', true],
    ['f like ("x", "a*")', 'ab', true],
    ['f : "?*"', '', false],
    ['f : "**"', '', true],
    ['f : ""', '', true],
    ['f like "*a*b*"', 'xxbaxab', true],
    ['f like "*a*b"', 'ba', false],
    ['substring(f, 0) like "a?c"', 'a\nc', false],
    ['substring(f, 0) like "a*c"', 'a\u2028c', false],
    ['substring(f, 0) like "*"', 'a\nc', true],
    ['substring(f, 0) : ("x", "A?c")', 'abc', true],
    ['substring(f, 0) like~ "ABC"', 'abc', true],
    ['substring(f, 0) like "ABC"', 'abc', false],
  ])('%s over %j is %s', async (condition, text, expected) => {
    expect(await matching(condition, [{ f: text }], MAPPED)).toEqual(expected ? [0] : []);
  });
});

/** Columns: as the engine does it, as the documentation has it. */
describe('endsWith and stringContains with a constant (eql-semantics 6.3)', () => {
  it.each<[string, string, boolean, boolean]>([
    ['stringContains(f, "a*b")', 'xaQby', true, false],
    ['stringContains(f, "a*b")', 'xa*by', true, true],
    ['stringContains(f, "A*B")', 'xaQby', false, false],
    ['stringContains~(f, "A*B")', 'xaQby', true, false],
    ['endsWith(f, "\\\\cmd.exe")', 'xcmd.exe', true, false],
    ['endsWith(f, "\\\\cmd.exe")', 'x\\cmd.exe', true, true],
    ['stringContains(f, "x=\\\\*")', 'x=*', true, false],
    ['stringContains(f, "x=\\\\*")', 'x=y', false, false],
    ['endsWith(f, "a\\\\")', 'ba\\', true, true],
    ['endsWith~(f, "\\\\K")', 'k', false, false],
    ['stringContains(f, "")', 'anything', true, false],
    ['endsWith(f, "")', 'anything', true, true],
    ['startsWith(f, "a*")', 'ab', false, false],
    ['startsWith(f, "a*")', 'a*b', true, true],
    ['startsWith~(f, "A\\\\")', 'a\\b', true, true],
    ['stringContains(substring(f, 0), "a*b")', 'xaQby', false, false],
    ['stringContains(substring(f, 0), "")', 'x', false, false],
    ['endsWith(substring(f, 0), "")', 'x', true, true],
  ])('%s over %j', async (condition, text, engine, documented) => {
    const events = [{ f: text }];
    expect(await matching(condition, events, MAPPED)).toEqual(engine ? [0] : []);
    expect(await matching(condition, events, DOCUMENTED)).toEqual(documented ? [0] : []);
  });
});

describe('regular expressions of scripts (eql-semantics 7.8)', () => {
  it.each<[string, string, boolean]>([
    ['substring(f, 0) regex "a.c"', 'a\nc', false],
    ['substring(f, 0) regex "^a[b-d]+?$"', 'abcd', true],
    ['substring(f, 0) regex~ "[a-c]+"', 'aBC', true],
    ['substring(f, 0) regex "a#@&~<"', 'a#@&~<', true],
    ['substring(f, 0) regex ("x", "a|b")', 'b', true],
    ['substring(f, 0) regex """\\s\\d{2,3}(?:x|)"""', '\u000b123', true],
    ['substring(f, 0) regex "ab"', 'xab', false],
    ['substring(f, 0) regex ".*"', 'a\nb', true],
    ['substring(f, 0) regex ".*b"', 'a\nb', false],
    ['substring(f, 0) regex~ "[^a-z]"', 'Q', false],
  ])('%s over %j is %s', async (condition, text, expected) => {
    expect(await matching(condition, [{ f: text }], MAPPED)).toEqual(expected ? [0] : []);
  });

  it.each(['(?=a)b', 'a++', '\\\\bx', '(a)\\\\1', '[a&&b]', '(a', 'a)', '*a', '[z'])('%s is not judged', async (pattern) => {
    expect(await matching(`substring(f, 0) regex "${pattern}"`, [{ f: 'a' }], MAPPED)).toBeTypeOf('string');
  });
});
