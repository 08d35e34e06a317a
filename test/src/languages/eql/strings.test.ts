import { describe, expect, it } from 'vitest';
import { condition } from './tree.ts';

function value(literal: string): unknown {
  const parsed = condition(`a == ${literal}`);
  return parsed.kind === 'comparison' && parsed.right.kind === 'string' ? [parsed.right.form, parsed.right.value] : parsed;
}

describe('plain strings (eql-semantics 1.2)', () => {
  it.each([
    ['""', ''],
    ['"a b"', 'a b'],
    [String.raw`"\b\t\n\f\r\"\'\\"`, '\b\t\n\f\r"\'\\'],
    [String.raw`"\\d\\\\"`, '\\d\\\\'],
    [String.raw`"\u{00}\u{e9}\u{1F600}\u{0000e9}"`, '\0é😀é'],
    ['"// /* \' ` é"', "// /* ' ` é"],
    ['"\u2028\u0085"', '\u2028\u0085'],
  ])('%s', (literal, expected) => {
    expect(value(literal)).toEqual(['plain', expected]);
  });
});

describe('raw strings (eql-semantics 1.2)', () => {
  it.each([
    ['""""""', ''],
    ['"""a"""', 'a'],
    ['"""a""""', 'a"'],
    ['"""a"""""', 'a""'],
    ['"""""""', '"'],
    ['""""a"""', '"a'],
    ['"""a""b"""', 'a""b'],
    [String.raw`"""\d\u{e9}\"""`, '\\d\\u{e9}\\'],
  ])('%s', (literal, expected) => {
    expect(value(literal)).toEqual(['raw', expected]);
  });
});
