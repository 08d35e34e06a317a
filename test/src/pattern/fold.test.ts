import { describe, expect, it } from 'vitest';
import { foldVariants } from '../../../src/pattern/index.ts';

const variants = (character: string, folding: 'ascii' | 'unicode') =>
  foldVariants(character.codePointAt(0) ?? 0, folding).map((code) => String.fromCodePoint(code));

describe('ASCII folding (eql-semantics 5.1)', () => {
  it('pairs the letters of ASCII', () => {
    expect(variants('k', 'ascii')).toEqual(['K', 'k']);
    expect(variants('Z', 'ascii')).toEqual(['Z', 'z']);
  });
  it.each(['@', '[', '`', '{', '1', '\u00e9', '\u212a', '\u0131', '\u{10400}'])('leaves %s alone', (character) => {
    expect(variants(character, 'ascii')).toEqual([character]);
  });
});

describe('Unicode simple folding (eql-semantics 5.2)', () => {
  it.each([
    ['k', '\u212a', true],
    ['s', '\u017f', true],
    ['i', '\u0130', false],
    ['i', '\u0131', false],
    ['\u00df', '\u1e9e', true],
    ['\u03c3', '\u03c2', true],
    ['\u00b5', '\u03bc', true],
    ['\u01c4', '\u01c5', true],
    ['\u03c9', '\u2126', true],
    ['\u00e5', '\u212b', true],
    ['\u00e9', '\u00c9', true],
    ['\u0436', '\u0416', true],
    ['\ufb05', '\ufb06', true],
    ['\u{10400}', '\u{10428}', true],
  ])('%s and %s: %s', (left, right, same) => {
    expect(variants(left, 'unicode').includes(right)).toBe(same);
    expect(variants(right, 'unicode').includes(left)).toBe(same);
  });
  it('finds no more and no fewer letters than the engine', () => {
    for (const code of [0x4b, 0x73, 0xdf, 0x3b8, 0x1c5, 0x1e61, 0x1e943, 0x13a0, 0xab70, 0x390]) {
      const letter = new RegExp(`^\\u{${code.toString(16)}}$`, 'iu');
      const expected: number[] = [];
      for (let other = 0; other <= 0x1ffff; other++) if (letter.test(String.fromCodePoint(other))) expected.push(other);
      expect(foldVariants(code, 'unicode')).toEqual(expected);
    }
  });
});
