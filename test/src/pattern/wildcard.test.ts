import { describe, expect, it } from 'vitest';
import {
  collapseRuns,
  containsPattern,
  parseRawWildcard,
  parseWildcard,
  prefixPattern,
  printRawWildcard,
  shapeOf,
  suffixPattern,
} from '../../../src/pattern/index.ts';

const literal = (text: string) => ({ kind: 'literal', text });
const run = { kind: 'any-run' };
const one = { kind: 'one' };

describe('EQL wildcards (eql-semantics 6.1)', () => {
  it('a star is any run, a question mark one character, all else is literal', () => {
    expect(parseWildcard('a*b?c').parts).toEqual([literal('a'), run, literal('b'), one, literal('c')]);
  });
  it('a backslash is itself, also before a wildcard', () => {
    expect(parseWildcard('C:\\*').parts).toEqual([literal('C:\\'), run]);
    expect(parseWildcard('\\\\?').parts).toEqual([literal('\\\\'), one]);
  });
  it('the empty text is one empty literal', () => {
    expect(parseWildcard('').parts).toEqual([literal('')]);
  });
  it('two stars stay two until they are collapsed', () => {
    expect(parseWildcard('**').parts).toEqual([run, run]);
    expect(collapseRuns(parseWildcard('**a*?*b')).parts).toEqual([run, literal('a'), one, run, literal('b')]);
  });
});

describe('Lucene wildcard syntax (eql-semantics 6.2, 6.3)', () => {
  it('a backslash makes the next character literal', () => {
    expect(parseRawWildcard('*x=\\**').parts).toEqual([run, literal('x=*'), run]);
    expect(parseRawWildcard('*\\cmd.exe').parts).toEqual([run, literal('cmd.exe')]);
    expect(parseRawWildcard('\\\u{1f600}?').parts).toEqual([literal('\u{1f600}'), one]);
  });
  it('a lone backslash at the end is literal', () => {
    expect(parseRawWildcard('a\\').parts).toEqual([literal('a\\')]);
  });
  it('printing and reading again changes nothing', () => {
    const pattern = parseRawWildcard('\\*a\\?*\\\\?b');
    expect(parseRawWildcard(printRawWildcard(pattern))).toEqual(pattern);
  });
});

describe('shapes', () => {
  it.each([
    ['', 'exact'],
    ['a', 'exact'],
    ['a*', 'prefix'],
    ['*a', 'suffix'],
    ['**a*', 'contains'],
    ['*', 'any'],
    ['**', 'any'],
    ['?*', 'non-empty'],
    ['*?', 'non-empty'],
    ['?', 'inner'],
    ['a*b', 'inner'],
    ['?a*', 'inner'],
  ])('%s is %s', (text, shape) => {
    expect(shapeOf(parseWildcard(text))).toBe(shape);
  });
  it('builders take their text literally', () => {
    expect(prefixPattern('a*').parts).toEqual([literal('a*'), run]);
    expect(suffixPattern('?').parts).toEqual([run, literal('?')]);
    expect(containsPattern('b').parts).toEqual([run, literal('b'), run]);
    expect(shapeOf(containsPattern(''))).toBe('any');
  });
});
