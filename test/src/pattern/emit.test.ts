import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  compileMatcher,
  emitMatcher,
  matcherCode,
  matcherOf,
  parseRawWildcard,
  parseWildcard,
  type TextPattern,
  toDfaTable,
} from '../../../src/pattern/index.ts';
import { generatePatternRuntime, PATTERN_RUNTIME } from '../../../src/scripts/generate-pattern-runtime.ts';
import { regex } from './patterns.ts';

const text = (pattern: TextPattern, letters: 'exact' | 'fold', folding: 'ascii' | 'unicode' = 'ascii') => {
  const code = matcherCode(emitMatcher(pattern, letters, folding));
  return code === null ? null : `${code.constant ?? ''}${code.constant === null ? code.test('m', 'text') : ''}`;
};

function matches(pattern: TextPattern, value: string, letters: 'exact' | 'fold' = 'exact'): boolean {
  const matcher = compileMatcher(pattern, letters, 'ascii');
  if (matcher === null) throw new Error('refused');
  return matcher(value);
}

describe('the text of matchers', () => {
  it.each([
    ['foo', 'exact', 'text === "foo"'],
    ['foo*', 'exact', 'text.startsWith("foo")'],
    ['*foo', 'exact', 'text.endsWith("foo")'],
    ['*foo*', 'exact', 'text.includes("foo")'],
    ['a*b*c', 'exact', 'inOrder(text, "a", ["b"], "c")'],
    ['*', 'fold', 'true'],
    ['?*', 'fold', 'text !== ""'],
    ['*1*', 'fold', 'text.includes("1")'],
    ['*.exe', 'fold', '/\\.[Ee][Xx][Ee]$/su'],
    ['?:\\W*', 'fold', '/^.:\\\\[Ww]/su'],
    ['*foo*', 'fold', '/[Ff][Oo][Oo]/su'],
    ['a?c', 'exact', '/^a.c$/su'],
    ['a*?b*c', 'fold', '{ head: /[Aa]./suy, middles: [/[Bb]/gsu], tail: /[Cc]$/suy, tailUnits: 1 }'],
    ['*a*b*', 'fold', '{ head: null, middles: [/[Aa]/gsu, /[Bb]/gsu], tail: null, tailUnits: 0 }'],
  ] as const)('of the wildcard %s read %s is %s', (source, letters, expected) => {
    expect(text(parseWildcard(source), letters)).toBe(expected);
  });
  it.each([
    ['/var/run/\\w+\\.(pid|lock)', 'exact', '/^\\/var\\/run\\/[0-9A-Z_a-z]+\\.(?:pid|lock)$/su'],
    ['.*\\.(exe|dll)', 'exact', '/\\.(?:exe|dll)$/su'],
    ['pid|ptr', 'exact', '/^p(?:id|tr)$/su'],
    ['(a*)*b', 'exact', '/^a*b$/su'],
    ['[a-f]x', 'fold', '/^[a-f][Xx]$/su'],
    ['.*foo.*', 'exact', 'text.includes("foo")'],
    ['#', 'exact', 'false'],
  ] as const)('of the expression %s read %s is %s', (source, letters, expected) => {
    expect(text(regex(source), letters)).toBe(expected);
  });
  it('Unicode folding is spelled out', () => {
    expect(text(regex('k1'), 'fold', 'unicode')).toBe('/^[Kk\\u{212a}]1$/su');
  });
  it('an expression that leaves an engine a choice becomes a table', () => {
    for (const source of ['.*a.*b.?', '(a|ab)(c|bc)', '(aa)*', 'a?a', '[^b]*c', '(a|b)*a(a|b){20}']) {
      expect(emitMatcher(regex(source), 'fold', 'ascii').kind).toBe('table');
    }
  });
  it('the text of the runtime is the runtime', () => {
    const committed = readFileSync(new URL(`../../../${PATTERN_RUNTIME}`, import.meta.url), 'utf8');
    expect(committed).toBe(generatePatternRuntime());
  });
});

describe('texts of rules never become code', () => {
  const nasty = [
    '"); alert(1); ("',
    '\\',
    ['`$', '{x}`'].join(''),
    '/;x()//',
    '\n\u2028\u2029',
    '</script>',
    ']',
    '\ud83d',
    '\ude00x',
    '[^\\]',
  ];
  it.each(nasty)('%j as part of a pattern stays text', (piece) => {
    for (const source of [piece, `*${piece}*`, `${piece}*`, `*${piece}`, `?${piece}`, `*a${piece}*b*`]) {
      for (const letters of ['exact', 'fold'] as const) {
        const pattern = parseWildcard(source);
        const code = matcherCode(emitMatcher(pattern, letters, 'ascii'));
        expect(code?.constant ?? '').toMatch(/^[\x20-\x7e]*$/);
        const member = pattern.parts.map((part) => (part.kind === 'literal' ? part.text : 'z')).join('');
        const body = `const dfaMatcher = () => () => true, inOrder = () => true, findInOrder = () => true, m = ${code?.constant ?? null}; return ${code?.test('m', 't')}`;
        expect(new Function('t', body)(member)).toBe(true);
      }
    }
  });
});

describe('meaning of wildcards (eql-semantics 6)', () => {
  it.each([
    ['a*', 'a\nb', true],
    ['?', '\n', true],
    ['?', '\u{1f600}', true],
    ['??', '\u{1f600}', false],
    ['?', '\ud83d', true],
    ['?*', '', false],
    ['C:\\*', 'C:\\x', true],
    ['*\ude00', '\u{1f600}', false],
    ['\ud83d*', '\u{1f600}', false],
    ['?*\u{1f600}', 'a\u{1f600}a', false],
    ['?*\u{1f600}', 'a\u{1f600}', true],
    ['', '', true],
    ['', 'a', false],
  ])('%j matches %j: %s', (source, value, expected) => {
    for (const letters of ['exact', 'fold'] as const) expect(matches(parseWildcard(source), value, letters)).toBe(expected);
  });
  it('raw wildcards lose their backslashes', () => {
    expect(matches(parseRawWildcard('*\\cmd.exe'), 'xcmd.exe')).toBe(true);
    expect(matches(parseRawWildcard('*x=\\**'), 'ax=*b')).toBe(true);
    expect(matches(parseRawWildcard('*x=\\**'), 'ax=b')).toBe(false);
  });
  it('in scripts a wildcard stops at line ends', () => {
    for (const end of ['\n', '\r', '\u0085', '\u2028', '\u2029']) {
      expect(compileMatcher(parseWildcard('a*b'), 'exact', 'ascii', 'stop')?.(`a${end}b`)).toBe(false);
      expect(compileMatcher(parseWildcard('a*'), 'fold', 'ascii', 'stop')?.(`a${end}`)).toBe(false);
      expect(compileMatcher(parseWildcard('*'), 'exact', 'ascii', 'stop')?.(end)).toBe(false);
    }
    expect(compileMatcher(parseWildcard('a*b'), 'exact', 'ascii', 'stop')?.('axxb')).toBe(true);
  });
});

describe('meaning of regular expressions (eql-semantics 7)', () => {
  it.each([
    ['.', '\n', true],
    ['.*?x', 'aax', true],
    ['[^a]', '\n', true],
    ['\\s', '\u00a0', false],
    ['\\s', '\f', false],
    ['\\w', '\u00e9', false],
    ['()', '', true],
    ['@', 'any\nthing', true],
    ['#', '', false],
    ['a~bc', 'adc', true],
    ['a~bc', 'addc', true],
    ['a~bc', 'abc', false],
    ['a~bc', 'ac', true],
    ['.*x.*&.*y.*', 'yx', true],
    ['.*x.*&.*y.*', 'x', false],
    ['<3-12>', '2', false],
    ['<3-12>', '3', true],
    ['<3-12>', '12', true],
    ['<3-12>', '13', false],
    ['<3-12>', '007', true],
    ['<03-12>', '07', true],
    ['<03-12>', '7', false],
    ['<0-0>', '0', true],
    ['<99-101>', '100', true],
    ['(?:a)', '?:a', true],
    ['"a.b"', 'axb', false],
    ['[\\d-x]', '-', true],
    ['[\\d-x]', 'w', false],
    ['^a$', '^a$', true],
  ])('%s matches %j: %s', (source, value, expected) => {
    expect(matches(regex(source), value)).toBe(expected);
  });
  it.each([
    ['[a-f]', 'A', false],
    ['[abc]', 'A', true],
    ['[^a]', 'A', false],
    ['[^a-c]', 'A', true],
    ['"ab"', 'AB', true],
    ['k', '\u212a', false],
    ['\\w', '\u212a', false],
    ['~a', 'A', false],
  ])('folding, %s matches %j: %s (7.5)', (source, value, expected) => {
    expect(matches(regex(source), value, 'fold')).toBe(expected);
  });
  it('every number of an interval matches and no other', () => {
    for (const [min, max] of [
      [0, 7],
      [7, 123],
      [98, 1002],
      [120, 120],
    ]) {
      const matcher = compileMatcher(regex(`<${min}-${max}>`), 'exact', 'ascii');
      for (let value = 0; value < 1100; value++) {
        const inside = value >= (min ?? 0) && value <= (max ?? 0);
        const fits = String(min).length !== String(max).length || String(value).length === String(min).length;
        expect(matcher?.(String(value))).toBe(inside && fits);
      }
    }
  });
});

describe('cost', () => {
  const long = ['a'.repeat(100_000), 'ab'.repeat(50_000), `${'a'.repeat(100_000)}b`, '\u00e9'.repeat(100_000)];
  it.each(['(a*)*b', '(a|a)*b', '(.*a){20}', 'a{1000}{1000}', '(a|b)*a(a|b){20}', '(a+)+b', '(a?){900}', '(.*a.*|.*b.*){30}'])(
    '%s is answered',
    (source) => {
      const matcher = compileMatcher(regex(source), 'fold', 'ascii');
      // What explodes elsewhere would not end here.
      for (const value of long) expect(typeof matcher?.(value)).toMatch(/boolean|undefined/);
    },
  );
  it('an automaton beyond all budgets is refused', () => {
    expect(emitMatcher(regex('a{1000}{1000}'), 'exact', 'ascii')).toEqual({ kind: 'refused', reason: 'too-many-states' });
    expect(matcherOf({ kind: 'refused', reason: 'too-many-states' })).toBeNull();
    expect(toDfaTable(regex('(a|b)*a(a|b){20}'), 'exact', 'ascii', 'cross')).toEqual({ ok: false, reason: 'too-many-states' });
  });
  it('huge and deep patterns are answered, not crashed on', () => {
    const shapes = [
      `${'('.repeat(199)}a${')*'.repeat(199)}`,
      `${'(x|'.repeat(199)}a${'y)'.repeat(199)}`,
      `${'~('.repeat(99)}a${')'.repeat(99)}`,
      'a?b?c?d?'.repeat(1200),
      'ab|'.repeat(3000).concat('c'),
      `${'a'.repeat(4000)}b|${'a'.repeat(4000)}c`,
      `${'(a|b)?'.repeat(300)}`,
      '<0000000000-2147483647>',
      `<${'0'.repeat(4000)}1-${'0'.repeat(4000)}9>`,
    ];
    for (const source of shapes) expect(emitMatcher(regex(source), 'fold', 'ascii').kind).toBeTypeOf('string');
    expect(emitMatcher(parseWildcard('x'.repeat(200_000)), 'exact', 'ascii').kind).toBe('string-test');
    expect(emitMatcher(parseWildcard(`*${'xY'.repeat(50_000)}*`), 'fold', 'ascii').kind).toBe('refused');
  });
  it('a text of ten million characters overflows nothing', () => {
    const huge = '\u{1f600}b'.repeat(4_000_000);
    for (const source of ['[^a]*', '(b|\u{1f600})*', '.*b', '(\\W|b)*', '[b\u{1f600}]*c?']) {
      expect(typeof compileMatcher(regex(source), 'exact', 'ascii')?.(huge)).toBe('boolean');
    }
  });
});
