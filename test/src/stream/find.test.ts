import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finder } from '../../../src/stream/find.ts';
import { randomCases } from '../../support/random-cases.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('finder', () => {
  it('finds a text at the start, inside and at the end', () => {
    const find = finder('abc', false);
    for (const text of ['abc', 'abcx', 'xabcx', 'xxabc', 'ababc']) expect(find(bytesOf(text), 0, text.length)).toBe(true);
    for (const text of ['', 'ab', 'xbc', 'ABC', 'acb']) expect(find(bytesOf(text), 0, text.length)).toBe(false);
  });

  it('sees only the stretch it is given', () => {
    const find = finder('abc', false);
    expect(find(bytesOf('abcxabc'), 1, 6)).toBe(false);
    expect(find(bytesOf('xabcx'), 1, 4)).toBe(true);
  });

  it('answers as includes does on all texts over two letters', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'B', 'b', '@', '`', 'é'), maxLength: 40 }),
        fc.string({ unit: fc.constantFrom('a', 'b', 'B', '@', '`'), maxLength: 4 }),
        fc.boolean(),
        (text, needle, fold) => {
          const bytes = bytesOf(text);
          const expected = fold ? text.toLowerCase().includes(needle.toLowerCase()) : text.includes(needle);
          expect(finder(needle, fold)(bytes, 0, bytes.length)).toBe(expected);
        },
      ),
      { seed: 2, numRuns: randomCases(5000) },
    );
  });
});
