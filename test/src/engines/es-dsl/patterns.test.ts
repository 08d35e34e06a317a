import { describe, expect, it } from 'vitest';
import { found } from './ask.ts';

async function matches(query: object, value: string, folding: 'ascii' | 'unicode' = 'ascii'): Promise<boolean | string> {
  const answer = await found(query, [{ s: value }], { s: 'keyword' }, folding);
  return typeof answer === 'string' ? answer : answer.length === 1;
}

describe('wildcards', () => {
  it.each<[string, string, boolean]>([
    ['a*', 'a', true],
    ['*', '', true],
    ['?', '😀', true],
    ['??', '😀', false],
    ['a?c', 'a\nc', true],
    ['a*c', 'a\n\r\u2028c', true],
    ['a\\*', 'a*', true],
    ['a\\*', 'ab', false],
    ['C:\\\\*', 'C:\\x', true],
    ['\\cmd', 'cmd', true],
    ['\\cmd', '\\cmd', false],
    ['a\\', 'a\\', true],
    ['*ab*ab', 'aab ab', true],
    ['*ab*ab', 'ab', false],
    ['A', 'a', false],
  ])('%s on %j is %s', async (value, text, expected) => {
    expect(await matches({ wildcard: { s: { value } } }, text)).toBe(expected);
  });

  it('many stars stay cheap', async () => {
    expect(await matches({ wildcard: { s: `${'*a'.repeat(500)}b` } }, 'a'.repeat(2000))).toBe(false);
  });
});

describe('case insensitive', () => {
  it.each<[string, string, boolean, boolean]>([
    ['k', 'K', true, true],
    ['k', '\u212a', false, true],
    ['s', '\u017f', false, true],
    ['i', '\u0130', false, false],
    ['i', '\u0131', false, false],
    ['é', 'É', false, true],
    ['σ', 'ς', false, true],
    ['ß', 'ẞ', false, true],
    ['ß', 'ss', false, false],
    ['\u{10400}', '\u{10428}', false, true],
    ['[', '{', false, false],
  ])('%s and %s: ASCII %s, Unicode %s', async (value, text, ascii, unicode) => {
    const queries = [
      { term: { s: { value, case_insensitive: true } } },
      { prefix: { s: { value, case_insensitive: true } } },
      { wildcard: { s: { value, case_insensitive: true } } },
      { regexp: { s: { value: `\\${value}`, case_insensitive: true } } },
    ];
    for (const query of queries.slice(0, /[a-z]/.test(value) ? 3 : 4)) {
      expect(await matches(query, text), JSON.stringify(query)).toBe(ascii);
      expect(await matches(query, text, 'unicode'), JSON.stringify(query)).toBe(unicode);
    }
  });

  it('an escaped letter of a wildcard is not folded', async () => {
    expect(await matches({ wildcard: { s: { value: '\\a', case_insensitive: true } } }, 'A')).toBe(false);
  });
});

describe('Lucene regular expressions', () => {
  it.each<[string, string, boolean]>([
    ['abc', 'abcd', false],
    ['.*', 'a\nb', true],
    ['a|', '', false],
    ['|a', '|a', true],
    ['a||b', '|b', true],
    ['(|a)', '|a', true],
    ['*a', '*a', true],
    ['{a}', '{a}', true],
    [')a', ')a', true],
    ['()', '', true],
    ['a+?', '', true],
    ['a{2}?', '', true],
    ['a{2,3}', 'aa', true],
    ['a{2,3}', 'aaaa', false],
    ['a{2,}', 'aaaaa', true],
    ['^a$', '^a$', true],
    ['a$', 'a', false],
    ['\\d\\w\\s', '5_\t', true],
    ['\\s', '\u000b', false],
    ['\\D', '5', false],
    ['\\1', '1', true],
    ['"a.b"', 'a.b', true],
    ['"a.b"', 'axb', false],
    ['#', '#', false],
    ['a#|b', 'b', true],
    ['@', 'anything', true],
    ['a@b', 'a@b', true],
    ['a@b', 'axxb', true],
    ['.*a.*&.*b.*', 'xbxax', true],
    ['.*a.*&.*b.*', 'xbx', false],
    ['a~bc', 'adc', true],
    ['a~bc', 'abc', false],
    ['a~bc', 'axxxc', true],
    ['~~a', 'a', true],
    ['<3-12>', '7', true],
    ['<3-12>', '12', true],
    ['<3-12>', '13', false],
    ['<3-12>', '007', true],
    ['<03-12>', '7', false],
    ['<03-12>', '07', true],
    ['<12-3>', '5', true],
    ['(?:a)', '?:a', true],
    ['[]a]', ']', true],
    ['[^]a]', 'b', true],
    ['[^]a]', '\n', true],
    ['[-a]', '-', true],
    ['[a\\-c]', 'b', false],
    ['[a-\\d]', 'c', true],
    ['[\\d.]', '.', true],
    ['[\\\\]', '\\', true],
    ['[[:alpha:]]', ':]', true],
    ['[&~.]', '~', true],
    ['.', '😀', true],
    ['[^a]{2}', '😀b', true],
    ['(a{0,2}){2}', 'aaaa', true],
    ['(a{2}|b){3,4}', 'aabaa', true],
  ])('%s on %j is %s', async (value, text, expected) => {
    const answer = await matches({ regexp: { s: { value, flags: 'ALL' } } }, text);
    if (value === 'a|') expect(answer).toMatch(/unexpected end/);
    else expect(answer).toBe(expected);
  });

  it.each([
    'a|',
    '(a|)',
    'a{,2}',
    'a{3,2}',
    'a{',
    '\\',
    '\\b',
    '\\n',
    '"a',
    '<',
    '<a>',
    '<1-2',
    '[',
    '[]',
    '[^]',
    '[a-]',
    '[+-]',
    '[z-a]',
    '(a',
  ])('%s is refused', async (value) => {
    expect(await matches({ regexp: { s: value } }, 'a')).toMatch(/^query\.regexp\.s: /);
  });

  it.each<[string, string, boolean]>([
    ['abc', 'aBC', true],
    ['"abc"', 'ABC', true],
    ['[abc]', 'B', true],
    ['[a-f]', 'A', false],
    ['[^a]', 'A', false],
    ['[^a-c]', 'A', true],
    ['\\d\\w', '1k', true],
  ])('without case %s on %j is %s', async (value, text, expected) => {
    expect(await matches({ regexp: { s: { value, case_insensitive: true } } }, text)).toBe(expected);
  });

  it('operators are literals without their flag', async () => {
    expect(await matches({ regexp: { s: { value: 'a@b~c&d#<1-2>', flags: 'NONE' } } }, 'a@b~c&d#<1-2>')).toBe(true);
    expect(await matches({ regexp: { s: { value: 'a@&b', flags: 'ANYSTRING|empty' } } }, 'axx&b')).toBe(true);
    expect(await matches({ regexp: { s: { value: 'a', flags: 'MOST' } } }, 'a')).toMatch(/flags: unknown flag/);
    expect(await matches({ regexp: { s: { value: 'a@', flags_value: 255 } } }, 'abc')).toBe(true);
    expect(await matches({ regexp: { s: { value: 'a@', flags_value: 1 } } }, 'abc')).toMatch(/flags_value/);
  });

  it('patterns that explode elsewhere answer or give up', async () => {
    expect(await matches({ regexp: { s: '(a*)*(a*)*(a*)*b' } }, 'a'.repeat(5000))).toBe(false);
    expect(await matches({ regexp: { s: '(a|aa)+b' } }, 'a'.repeat(5000))).toBe(false);
    expect(await matches({ regexp: { s: '((((.{0,1000}){0,1000}){0,1000}){0,1000}){0,1000}' } }, 'a'.repeat(2000))).toMatch(
      /too complex|true/,
    );
    expect(await matches({ regexp: { s: 'a'.repeat(1001) } }, 'a')).toMatch(/limit is 1000/);
    expect(await matches({ regexp: { s: '('.repeat(1000) } }, 'a')).toMatch(/unexpected end/);
  });
});
