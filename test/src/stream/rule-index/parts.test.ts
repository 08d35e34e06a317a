import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldVariants } from '../../../../src/pattern/index.ts';
import { addressNumber, networkStretch } from '../../../../src/stream/rule-index/addresses.ts';
import { foldedText } from '../../../../src/stream/rule-index/folded.ts';
import { createPartSearch, type SignPart } from '../../../../src/stream/rule-index/part-search.ts';
import { createStretches } from '../../../../src/stream/rule-index/stretches.ts';
import { randomCases } from '../../../support/random-cases.ts';

describe('foldedText', () => {
  it('takes for the same, unit by unit, whatever some folding does', () => {
    const differing: string[] = [];
    for (let code = 0; code < 0x20000; code++) {
      const letter = String.fromCodePoint(code);
      const folded = foldedText(letter);
      const variants = (['ascii', 'unicode'] as const).flatMap((folding) => foldVariants(code, folding));
      for (const variant of variants) if (foldedText(String.fromCodePoint(variant)) !== folded) differing.push(letter);
      if (folded.length !== letter.length) differing.push(letter);
    }
    expect(differing).toEqual([]);
  });

  it('folds a text as its units', () => {
    expect(foldedText('C:\\K\u212a\u017f\u0130\u00df\u{1f600}')).toBe('c:\\kksi\x80\x80\x80');
  });
});

describe('createPartSearch', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', 'b', '\x80'), minLength: 1, maxLength: 6 });
  const parts = fc.array(fc.tuple(texts, fc.constantFrom('anywhere', 'at-start', 'at-end')), { minLength: 1, maxLength: 12 });

  it('finds the parts that stand in a text, where they may stand', () => {
    fc.assert(
      fc.property(parts, fc.string({ unit: fc.constantFrom('a', 'b', '\x80'), maxLength: 12 }), (some, text) => {
        const all: SignPart[] = some.map(([part, stands], sign) => ({ text: part, stands, pieces: null, sign }));
        const found = new Set<number>();
        createPartSearch(all)(text, (sign) => found.add(sign));
        const standing = all.filter(({ text: part, stands }) => {
          if (stands === 'at-start') return text.startsWith(part);
          return stands === 'at-end' ? text.endsWith(part) : text.includes(part);
        });
        expect([...found].sort((a, b) => a - b)).toEqual(standing.map(({ sign }) => sign));
      }),
      { seed: 3, numRuns: randomCases(5000) },
    );
  });

  it('gives up in linear time where everything looks alike: then all parts may stand there', () => {
    const alike: SignPart[] = Array.from({ length: 2000 }, (_, sign) => ({
      text: 'a'.repeat(3 + (sign % 60)),
      stands: 'at-end',
      pieces: null,
      sign,
    }));
    const found = new Set<number>();
    const begun = performance.now();
    createPartSearch(alike)(`${'a'.repeat(1_000_000)}b`, (sign) => found.add(sign));
    expect(performance.now() - begun).toBeLessThan(3000);
    expect(found.size).toBe(2000);
  });
});

describe('createStretches', () => {
  it('tells which stretches hold a number', () => {
    const bound = fc.integer({ min: -5, max: 5 });
    fc.assert(
      fc.property(fc.array(fc.tuple(bound, bound), { maxLength: 20 }), bound, (bounds, value) => {
        const stretches = bounds.map(([low, high], sign) => ({ low, high, sign }));
        const found: number[] = [];
        createStretches(stretches)(value, (sign) => found.push(sign));
        expect(found.sort((a, b) => a - b)).toEqual(
          stretches.filter(({ low, high }) => low <= value && value <= high).map(({ sign }) => sign),
        );
      }),
      { seed: 5, numRuns: randomCases(3000) },
    );
  });
});

describe('addresses', () => {
  it('are numbers in their usual spelling alone', () => {
    expect(['10.0.0.1', '255.255.255.255', '010.0.0.1', '256.0.0.1', '1.2.3', '::1', ''].map(addressNumber)).toEqual([
      167772161,
      4294967295,
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it('lie in networks', () => {
    expect(networkStretch('10.1.2.3/8')).toEqual({ low: 167772160, high: 184549375 });
    expect(networkStretch('0.0.0.0/0')).toEqual({ low: 0, high: 4294967295 });
    expect(networkStretch('10.0.0.1')).toEqual({ low: 167772161, high: 167772161 });
    // No IPv4 address is mapped there.
    for (const text of ['2001:db8::/32', 'FE80::/10', '2001::/8', '2001::/3', '::1', '::', '::1/128', '::/128'])
      expect(networkStretch(text)).toEqual({ low: 1, high: 0 });
    for (const text of [
      '::/0',
      '::/127',
      '::1/96',
      '::ffff:0:0/96',
      '2001::/2',
      '20::/8',
      '0:0::1',
      '2001::/x',
      '2001::/129',
      'x',
      '10.0.0.0/33',
    ])
      expect(networkStretch(text)).toBeNull();
  });
});
