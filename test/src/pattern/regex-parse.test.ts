import { describe, expect, it } from 'vitest';
import { parseLuceneRegex, type RegexNode } from '../../../src/pattern/index.ts';

const char = (text: string): RegexNode => ({ kind: 'character', code: text.codePointAt(0) ?? 0 });
const string = (text: string): RegexNode => cat(...[...text].map(char));
const cat = (...operands: RegexNode[]): RegexNode => ({ kind: 'concatenation', operands });
const or = (...operands: RegexNode[]): RegexNode => ({ kind: 'union', operands });
const and = (...operands: RegexNode[]): RegexNode => ({ kind: 'intersection', operands });
const not = (operand: RegexNode): RegexNode => ({ kind: 'complement', operand });
const times = (operand: RegexNode, min: number, max: number | null): RegexNode => ({ kind: 'repeat', operand, min, max });
const member = (text: string) => ({ kind: 'member', code: text.codePointAt(0) ?? 0 }) as const;
const range = (from: string, to: string) =>
  ({ kind: 'range', from: from.codePointAt(0) ?? 0, to: to.codePointAt(0) ?? 0 }) as const;
const inClass = (...members: Extract<RegexNode, { kind: 'class' }>['members']): RegexNode => ({
  kind: 'class',
  negated: false,
  members,
});
const digit = { kind: 'predefined', set: 'd' } as const;

function tree(source: string): RegexNode {
  const parsed = parseLuceneRegex(source);
  if (!parsed.ok) throw new Error(`${source}: ${parsed.message}`);
  return parsed.tree;
}

describe('rules of parsing (eql-semantics 7.1)', () => {
  it.each<[string, RegexNode]>([
    // 1: union, intersection, concatenation, repeats, complement
    ['a|b&cd', or(char('a'), and(char('b'), string('cd')))],
    ['~a*', times(not(char('a')), 0, null)],
    ['~~a', not(not(char('a')))],
    ['a~bc', cat(char('a'), not(char('b')), char('c'))],
    // 2: an operator in operand position is a literal
    ['|a', string('|a')],
    ['|', char('|')],
    ['a||b', or(char('a'), string('|b'))],
    ['(|a)', string('|a')],
    ['*a', string('*a')],
    ['**', times(char('*'), 0, null)],
    ['{a}', string('{a}')],
    [')a', string(')a')],
    ['&&a', and(char('&'), char('a'))],
    ['~*', not(char('*'))],
    ['a|)b', or(char('a'), string(')b'))],
    // 3: the empty string
    ['', { kind: 'empty-string' }],
    ['()', { kind: 'empty-string' }],
    ['a|()', or(char('a'), { kind: 'empty-string' })],
    // 4: postfix operators stack
    ['a+?', times(times(char('a'), 1, null), 0, 1)],
    ['a*?', times(times(char('a'), 0, null), 0, 1)],
    ['a++', times(times(char('a'), 1, null), 1, null)],
    ['a{2}?', times(times(char('a'), 2, 2), 0, 1)],
    // 5: counts
    ['a{2,}', times(char('a'), 2, null)],
    ['a{2,3}', times(char('a'), 2, 3)],
    ['a}]', string('a}]')],
    // 6: no anchors
    ['^a$', string('^a$')],
    // 7: escapes
    ['\\.\\|', string('.|')],
    ['\\\\d', string('\\d')],
    ['\\1', char('1')],
    ['\\\u{1f600}', char('\u{1f600}')],
  ])('%s', (source, expected) => {
    expect(tree(source)).toEqual(expected);
  });

  it.each(['a|', '(a|)', 'a&', '(a&)', 'a{,3}', 'a{3,2}', 'a{', 'a{2', 'a{99999999999}', 'a\\', 'a)', '(a', '~', '(~)'])(
    '%s is an error',
    (source) => {
      const parsed = parseLuceneRegex(source);
      expect(parsed.ok).toBe(false);
    },
  );
});

describe('constructs (eql-semantics 7.2)', () => {
  it.each<[string, RegexNode]>([
    ['.', { kind: 'any-character' }],
    ['#', { kind: 'nothing' }],
    ['@', { kind: 'anything' }],
    ['\\#\\@', string('#@')],
    ['\\d', digit],
    ['\\W', { kind: 'predefined', set: 'W' }],
    ['"a|b"', { kind: 'text', text: 'a|b' }],
    ['"a\\"', { kind: 'text', text: 'a\\' }],
    ['""', { kind: 'empty-string' }],
    ['<3-12>', { kind: 'interval', min: 3, max: 12, digits: 0 }],
    ['<03-12>', { kind: 'interval', min: 3, max: 12, digits: 2 }],
    ['<12-03>', { kind: 'interval', min: 3, max: 12, digits: 2 }],
    ['(?:a)', string('?:a')],
    ['(?i)a', cat(string('?i'), char('a'))],
    ['(?=a)', string('?=a')],
    ['a&~b', and(char('a'), not(char('b')))],
  ])('%s', (source, expected) => {
    expect(tree(source)).toEqual(expected);
  });

  it.each([
    '\\b',
    '\\n',
    '\\t',
    '\\x',
    '\\p',
    '\\Q',
    '\\A',
    '"a',
    'a"b',
    '<3',
    '<name>',
    '<3->',
    '<-3>',
    '<1-2-3>',
    '<1-99999999999>',
  ])('%s is an error', (source) => {
    expect(parseLuceneRegex(source).ok).toBe(false);
  });
});

describe('classes (eql-semantics 7.3)', () => {
  it.each<[string, RegexNode]>([
    ['[]a]', inClass(member(']'), member('a'))],
    ['[^]a]', { kind: 'class', negated: true, members: [member(']'), member('a')] }],
    ['[-a]', inClass(member('-'), member('a'))],
    ['[a\\-c]', inClass(member('a'), member('-'), member('c'))],
    ['[a-\\d]', inClass(range('a', 'd'))],
    ['[\\d-x]', inClass(digit, member('-'), member('x'))],
    ['[\\d--x]', inClass(digit, range('-', 'x'))],
    ['[\\\\-x]', inClass(member('\\'), member('-'), member('x'))],
    ['[\\]-a]', inClass(range(']', 'a'))],
    ['[[:alpha:]]', cat(inClass(...[...'[:alpha:'].map(member)), char(']'))],
    ['[.*|^&~"<#@()]', inClass(...[...'.*|^&~"<#@()'].map(member))],
    ['[\\s\\D]', inClass({ kind: 'predefined', set: 's' }, { kind: 'predefined', set: 'D' })],
    ['[\u{1f600}-\u{1f610}]', inClass(range('\u{1f600}', '\u{1f610}'))],
  ])('%s', (source, expected) => {
    expect(tree(source)).toEqual(expected);
  });

  it.each(['[]', '[^]', '[', '[^', '[a', '[a-]', '[+-]', '[b-a]', '[a-', '[\\b]', '[\\'])('%s is an error', (source) => {
    expect(parseLuceneRegex(source).ok).toBe(false);
  });
});

describe('problems', () => {
  it.each([
    ['ab"cd', 2],
    ['a(b', 1],
    ['ab)', 2],
    ['x[a-]', 2],
    ['a\\n', 1],
    ['a|', 2],
    ['a{3,2}', 1],
    ['ab<c>', 2],
  ])('%s is blamed at %i', (source, offset) => {
    expect(parseLuceneRegex(source)).toMatchObject({ ok: false, offset });
  });

  it('depth, length and stacked repeats have limits, and reaching one is a value', () => {
    for (const source of [
      '('.repeat(5000),
      '~'.repeat(5000),
      'a'.repeat(20_000),
      `a${'{2}'.repeat(1000)}`,
      `a${'*'.repeat(9000)}`,
    ]) {
      expect(parseLuceneRegex(source).ok).toBe(false);
    }
    expect(parseLuceneRegex(`${'('.repeat(150)}a${')'.repeat(150)}`).ok).toBe(true);
    expect(parseLuceneRegex('a|'.repeat(4000).slice(0, -1)).ok).toBe(true);
  });
});
