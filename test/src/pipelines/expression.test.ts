import { describe, expect, it } from 'vitest';
import { pythonExpression, pythonReplacement } from '../../../src/pipelines/expression/index.ts';

function substituted(expression: string, replacement: string, text: string): string | null {
  const read = pythonExpression(expression);
  const replace = read === null ? null : pythonReplacement(replacement, read);
  if (read === null || replace === null) throw new Error(`${expression} or ${replacement} is not read`);
  return read.substitute(text, replace);
}

describe('regular expressions of pipelines', () => {
  // What CPython 3 answers to re.match(expression, text) is not None.
  it.each<[string, string, boolean]>([
    ['a', 'ab', true],
    ['b', 'ab', false],
    ['^a.c$', 'abc\n', true],
    ['a.c\\Z', 'abc\n', false],
    ['a.c', 'a\nc', false],
    ['(?s)a.c', 'a\nc', true],
    ['a.c', 'a\u2028c', true],
    ['(?i)C:\\\\wind[o-w]+s', 'c:\\WINDOWS', true],
    ['(?i)[^a]', 'A', false],
    ['(?m)a$\\nb', 'a\nb', true],
    ['\\w+$', 'gr\u00fcn_1', true],
    ['\\d\\b', '\u0663', true],
    ['(?:ab|a)(?:c|bcd)(?:d*)$', 'abcd', true],
    ['a{2}b{,2}c{1,}$', 'aabbcc', true],
    ['a{2}$', 'aaa', false],
    ['x{a}', 'x{a}', true],
    ['[]a]+$', 'a]', true],
    ['[a-]+$', 'a-', true],
    ['\\x41\\u0042\\.', 'AB.', true],
    ['', '', true],
    ['(?P<drive>[a-z]):\\\\', 'c:\\', true],
    ['.', '\u{1f600}', true],
  ])('%s on %j: %j', (expression, text, matches) => {
    expect(pythonExpression(expression)?.matches(text)).toBe(matches);
  });

  // What CPython 3.7 and later answer to re.sub(expression, replacement, text).
  it.each<[string, string, string, string]>([
    ['x*', '-', 'abxd', '-a-b--d-'],
    ['a|ab', '<\\g<0>>', 'abab', '<a>b<a>b'],
    ['a+?', 'x', 'aaa', 'xxx'],
    ['(a)|(b)', '[\\1|\\2]', 'ab', '[a|][|b]'],
    ['(?P<x>\\w)(\\w)', '\\2\\g<x>', 'abcd', 'badc'],
    ['(a|b)*c', '\\1', 'abc', 'b'],
    ['^C:', 'D:', 'C:C:', 'D:C:'],
    ['\\\\', '/', 'C:\\a\\b', 'C:/a/b'],
    ['$', '!', 'a', 'a!'],
    ['(.*?)\\.(.*)', '\\2', 'a.b.c', 'b.c'],
    ['\\bf', 'g', 'foo fof', 'goo gof'],
  ])('%s becomes %s in %j: %j', (expression, replacement, text, made) => {
    expect(substituted(expression, replacement, text)).toBe(made);
  });

  it.each([
    '(',
    'a)',
    '[',
    '*',
    'a**',
    '(?=a)',
    '(?<!a)',
    '(a)\\1',
    '(?P=a)',
    '(?x)a',
    '(a*)*',
    '(?:){9}',
    'a{2000}b{2000}',
    '[b-a]',
    '\\q',
  ])('%s is not taken over', (expression) => {
    expect(pythonExpression(expression)).toBeNull();
  });

  it('end soon, whatever they are and look at', { timeout: 20_000 }, () => {
    const long = 'a'.repeat(10_000);
    for (const expression of ['(a+)+$', '(a|a)+b', '(a|aa)+b', '(.*)(.*)(.*)(.*)b', '(?:a?){0,1}(a+a+)+b'])
      expect(pythonExpression(expression)?.matches(`${long}!`) ?? false).toBe(false);
    expect(substituted('(a+)+b', 'x', long)).toBe(long);
    // Each match is looked for to the end of the text.
    expect(substituted('a*b|a', 'x', long)).toBeNull();
  });
});
