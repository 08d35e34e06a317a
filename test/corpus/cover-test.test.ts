import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { covers, coverTest } from '../../corpus/conditions/wildcard.ts';

const letters = (...signs: readonly string[]) => fc.string({ unit: fc.constantFrom(...signs), maxLength: 12 });

describe('a pattern that many texts are held against', () => {
  it('covers what the walk over its letters covers', () => {
    const patterns = letters('a', 'b', '*', '*', '\\', '\u{1F600}', '\ud83d');
    const texts = letters('a', 'b', '*', '\\', '\u{1F600}', '\ud83d', '\ude00');
    fc.assert(
      fc.property(patterns, texts, (pattern, text) => {
        expect(coverTest(pattern)(text)).toBe(covers(pattern, text));
      }),
      { numRuns: 5000 },
    );
  });

  it('covers with single letters, too', () => {
    fc.assert(
      fc.property(letters('a', 'b', '*', '?'), letters('a', 'b', '\u{1F600}'), (pattern, text) => {
        expect(coverTest(pattern)(text)).toBe(covers(pattern, text));
      }),
    );
  });

  it.each([
    ['*a*', 'xay', true],
    ['a*a', 'a', false],
    ['a*b*', 'ab', true],
    ['**', '', true],
    ['*ab*ab', 'ab', false],
  ])('%s over %j', (pattern, text, expected) => {
    expect(coverTest(pattern)(text)).toBe(expected);
  });
});
