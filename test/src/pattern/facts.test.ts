import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  finiteLanguage,
  lengthRange,
  necessaryLiterals,
  parseWildcard,
  printPortableRegex,
  printRawWildcard,
  regexToWildcards,
  type TextPattern,
} from '../../../src/pattern/index.ts';
import { randomCases } from '../../support/random-cases.ts';
import { plainRegexes, regex, regexes, texts, wildcards } from './patterns.ts';
import { asciiFolded, exactly, slowMatches } from './slow.ts';

const patterns = fc.oneof(wildcards, regexes);
const lettersOf = fc.constantFrom('exact' as const, 'fold' as const);
const matches = (pattern: TextPattern, text: string, letters: 'exact' | 'fold') =>
  slowMatches(pattern, text, letters === 'fold' ? asciiFolded : exactly);

describe('necessary literals', () => {
  it.each([
    ['/var/run/\\w+\\.(pid|lock|reboot)', ['/var/run/']],
    ['.*\\.(exe|dll)', ['.exe', '.dll']],
    ['(foo|ba[rz])qux.*', ['fooqux', 'barqux', 'bazqux']],
    ['(ab)+c?', ['ab']],
    ['[a-z]*', null],
    ['@', null],
    ['.*a&.*bc.*', null],
    ['x{3}', ['xxx']],
    ['a?bcd', ['bcd']],
    ['()', null],
  ])('of %s are %j', (source, expected) => {
    expect(necessaryLiterals(regex(source), 'exact')?.texts ?? null).toEqual(expected);
  });
  it('of a wildcard are its longest literal', () => {
    expect(necessaryLiterals(parseWildcard('?:\\Users\\*\\x.exe'), 'fold')).toEqual({ texts: [':\\Users\\'], letters: 'fold' });
  });
  it('occur in every member', () => {
    const property = fc.property(patterns, texts, lettersOf, (pattern, text, letters) => {
      const literals = necessaryLiterals(pattern, letters);
      if (literals === null || !matches(pattern, text, letters)) return;
      const contains = literals.texts.some((literal) => {
        return letters === 'exact' ? text.includes(literal) : lower(text).includes(lower(literal));
      });
      expect(contains).toBe(true);
    });
    fc.assert(property, { seed: 21, numRuns: randomCases(1200) });
  });
});

function lower(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

describe('finite languages', () => {
  it.each([
    ['a(b|c)?', ['a', 'ab', 'ac']],
    ['[a-c]x', ['ax', 'bx', 'cx']],
    ['(ab){2}', ['abab']],
    ['()', ['']],
    ['#', []],
    ['a*', null],
    ['.', null],
    ['[a-z]{2}', null],
  ])('%s is %j', (source, expected) => {
    expect(finiteLanguage(regex(source), 'exact', 'ascii', 10)).toEqual(expected);
  });
  it('a range of letters is no list of folding letters', () => {
    expect(finiteLanguage(regex('[a-c]x'), 'fold', 'ascii', 10)).toBeNull();
    expect(finiteLanguage(regex('[1-3]x'), 'fold', 'ascii', 10)).toEqual(['1x', '2x', '3x']);
  });
  it('hold exactly the members', () => {
    const property = fc.property(patterns, texts, lettersOf, (pattern, text, letters) => {
      const list = finiteLanguage(pattern, letters, 'ascii', 12);
      if (list === null) return;
      for (const member of list) expect(matches(pattern, member, letters)).toBe(true);
      const same = (member: string) => (letters === 'fold' ? lower(member) === lower(text) : member === text);
      expect(list.some(same)).toBe(matches(pattern, text, letters));
    });
    fc.assert(property, { seed: 22, numRuns: randomCases(1500) });
  });
});

describe('regular expressions that are wildcards', () => {
  it.each([
    ['.*\\.(exe|dll)', ['*.exe', '*.dll']],
    ['a.b', ['a?b']],
    ['a.+', ['a?*']],
    ['a.{1,2}', ['a?', 'a??']],
    ['a.*b|c', ['a*b', 'c']],
    ['(a|b)*', null],
    ['\\w+', null],
  ])('%s is %j', (source, expected) => {
    expect(regexToWildcards(regex(source).tree, 'exact', 'ascii')?.map(printRawWildcard) ?? null).toEqual(expected);
  });
  it('match the same texts', () => {
    const property = fc.property(regexes, texts, lettersOf, (pattern, text, letters) => {
      const list = regexToWildcards(pattern.tree, letters, 'ascii');
      if (list !== null) expect(list.some((wildcard) => matches(wildcard, text, letters))).toBe(matches(pattern, text, letters));
    });
    fc.assert(property, { seed: 23, numRuns: randomCases(1500) });
  });
});

describe('lengths', () => {
  it.each([
    ['abc', 3, 3],
    ['a?.{2,3}', 2, 7],
    ['a*', 0, null],
    ['\u{1f600}', 2, 2],
    ['(a|bcd)', 1, 3],
    ['#', 0, 0],
    ['<7-12>', 1, null],
    ['<07-12>', 2, 2],
  ])('%s has %i to %s units', (source, min, max) => {
    expect(lengthRange(regex(source), 'exact', 'ascii')).toEqual({ min, max });
  });
  it('bound every member', () => {
    const property = fc.property(patterns, texts, lettersOf, (pattern, text, letters) => {
      if (!matches(pattern, text, letters)) return;
      const { min, max } = lengthRange(pattern, letters, 'ascii');
      expect(text.length).toBeGreaterThanOrEqual(min);
      expect(text.length).toBeLessThanOrEqual(max ?? text.length);
    });
    fc.assert(property, { seed: 24, numRuns: randomCases(1500) });
  });
});

describe('portable regular expressions (sigma-target 4.3)', () => {
  it.each([
    ['a.b', 'exact', 'a.b'],
    ['ab[c-d]', 'fold', '[Aa][Bb][cd]'],
    ['^a$', 'exact', '\\^a\\$'],
    ['\\d\\w\\s', 'exact', '[0-9][0-9A-Z_a-z][\\t\\n\\r ]'],
    ['(ab)+?', 'exact', '(ab)*'],
    ['(ab){2}?', 'exact', '((ab){2})?'],
    ['ab|c', 'exact', 'ab|c'],
    ['x@', 'exact', 'x.*'],
    ['<1-3>', 'exact', '[1-3]'],
    ['<1-12>', 'exact', '0*([1-9]|1[0-2])'],
    ['[^\\]a]', 'exact', '[^\\]a]'],
  ] as const)('%s read %s is %s', (source, letters, expected) => {
    expect(printPortableRegex(regex(source).tree, letters, 'ascii')).toMatchObject({ ok: true, body: expected });
  });
  it.each([
    ['~a', 'complement'],
    ['a&b', 'intersection'],
    ['#', 'nothing'],
    ['\ud83d', 'lone-surrogate'],
  ])('%s is refused for its %s', (source, construct) => {
    expect(printPortableRegex(regex(source).tree, 'exact', 'ascii')).toEqual({ ok: false, construct });
  });
  it('say when a dot must match line ends', () => {
    expect(printPortableRegex(regex('a.').tree, 'exact', 'ascii')).toMatchObject({ dotAll: true });
    expect(printPortableRegex(regex('a[^b]').tree, 'exact', 'ascii')).toMatchObject({ dotAll: false });
  });
  it('match the same texts', () => {
    const property = fc.property(plainRegexes, texts, lettersOf, (pattern, text, letters) => {
      const printed = printPortableRegex(pattern.tree, letters, 'ascii');
      if (!printed.ok) {
        expect(printed.construct).toBe('nothing');
        return;
      }
      // JavaScript alone rejects these two escapes.
      const body = printed.body.replace(/\\([&~])/g, '$1');
      expect(new RegExp(`^(${body})$`, printed.dotAll ? 'su' : 'u').test(text)).toBe(matches(pattern, text, letters));
    });
    fc.assert(property, { seed: 25, numRuns: randomCases(1500) });
  });
});
