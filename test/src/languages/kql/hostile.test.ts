import { describe, expect, it } from 'vitest';
import { kql } from '../../../../src/languages/kql/language.ts';
import { readKql } from './read.ts';

const MANY = 10_000;

describe('deep nesting is refused at once', () => {
  it.each([
    ['parentheses', `${'('.repeat(MANY)}a: b${')'.repeat(MANY)}`],
    ['values', `a: ${'('.repeat(MANY)}b${')'.repeat(MANY)}`],
    ['not', `${'not ('.repeat(MANY)}a: b${')'.repeat(MANY)}`],
    ['nested objects', `${'a: {'.repeat(MANY)}b: c${'}'.repeat(MANY)}`],
    ['openers', '('.repeat(MANY)],
  ])('%s', (_, text) => {
    const read = readKql(text);
    expect(read.ok ? null : read.problems[0].code).toBe('kql-nesting');
  });

  it('at the limit it is read, printed and shown', () => {
    const read = readKql(`${'not ('.repeat(250)}a: b${')'.repeat(250)}`);
    if (!read.ok) return expect.fail(read.problems[0].message);
    expect(kql.show(read.value.syntax)).toContain('literal');
    expect(readKql(kql.print(read.value.syntax)).ok).toBe(true);
  });
});

describe('every stray character', () => {
  const texts = ['a: b', 'a: (b or c)', 'not a: "b c" and d >= 1', 'a: { b: c* }'];
  const strays = [
    '(',
    ')',
    '{',
    '}',
    '"',
    '\\',
    ':',
    '<',
    '>',
    '=',
    '*',
    '?',
    ',',
    '[',
    '\u0000',
    '\u00a0',
    '\ud800',
    '\ufeff',
    'not ',
    ' or ',
    ' and ',
  ];
  it('gives a tree or an error with a place, wherever it stands', () => {
    for (const text of texts)
      for (const stray of strays)
        for (let at = 0; at <= text.length; at++) {
          const query = `${text.slice(0, at)}${stray}${text.slice(at)}`;
          const read = readKql(query);
          if (read.ok) continue;
          const [{ span, message }] = read.problems;
          expect(span.start, query).toBeGreaterThanOrEqual(0);
          expect(span.start, query).toBeLessThanOrEqual(query.length);
          expect(message, query).not.toMatch(/undefined|something else/);
        }
  });
});
