import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareVersions as ofQueryDsl } from '../../src/engines/es-dsl/versions.ts';
import { compareVersions as ofKql } from '../../src/engines/kql/versions.ts';
import { compareVersions as ofOracle } from '../../src/engines/oracle/versions.ts';
import { helperTexts } from '../../translators/js/runtime/index.ts';
import { randomCases } from '../support/random-cases.ts';

type Compare = (one: string, other: string) => number;

const ofModules: Compare = new Function(
  `${helperTexts(['utf8', 'versionKey', 'byCodePoint']).join('\n')}\nreturn (one, other) => byCodePoint(versionKey(one), versionKey(other));`,
)();

/** From the first to the last, as the bytes go that Elasticsearch indexes for them. */
const ASCENDING = [
  '\u0001',
  '\u0001\u007f',
  '0',
  '0.0.1',
  '1-a',
  '1',
  '1+b',
  '1.0.0-1',
  '1.0.0-2',
  '1.0.0-11',
  '1.0.0-1a',
  '1.0.0-SNAPSHOT',
  '1.0.0-alpha',
  '1.0.0-alpha+5',
  '1.0.0-alpha-b',
  '1.0.0-alpha.1',
  '1.0.0-alpha.1.2',
  '1.0.0-alpha.2',
  '1.0.0-alpha.10',
  '1.0.0-alpha.a',
  '1.0.0-alpha1',
  '1.0.0',
  '1.0.0+1',
  '1.0.0+1.2',
  '1.2.4-SNAPSHOT',
  '1.2.4',
  '1.5.0',
  '1.5.0.0',
  '1.11.3',
  '2',
  '10',
  '99999999999999999999',
  `1${'0'.repeat(65)}`,
  '\u0001\u0080',
  '\u0001\u0083',
  '\u0001\u00bf',
  `1${'0'.repeat(66)}`,
  '\u0001\u00c0',
  '\u0001\u0800',
  '\u0001\u{10ffff}',
  '',
  '01.2',
  '1.',
  '1.0.0-',
  '1.0.0-01',
  '1.2.x',
  'bad',
  'v1.2',
  'é',
  '\ufb05',
  '\ud800',
];

describe('the order of versions', () => {
  describe.each<readonly [string, Compare]>([
    ['the oracle', ofOracle],
    ['the query DSL engine', ofQueryDsl],
    ['the KQL engine', ofKql],
    ['JavaScript modules', ofModules],
  ])('of %s', (_, compare) => {
    it('is that of the list', () => {
      const mixed = [...ASCENDING].sort((one, other) => ((one.length * 7) % 5) - ((other.length * 7) % 5));
      expect(mixed.sort(compare)).toEqual(ASCENDING);
    });

    it('makes only the same text equal', () => {
      for (const one of ASCENDING) for (const other of ASCENDING) expect(compare(one, other) === 0).toBe(one === other);
    });

    it('takes a text of more than 32 parts for no version', () => {
      const parts = (count: number): string => Array.from({ length: count }, () => '1').join('.');
      expect(compare(parts(32), '2')).toBeLessThan(0);
      expect(compare(parts(33), '2')).toBeGreaterThan(0);
    });
  });

  it('is told alike by all three', () => {
    const part = fc.constantFrom('0', '1', '2', '10', '01', 'a', 'rc', '-', 'a-b', '1a', 'é', '');
    const parts = (glue: string) => fc.array(part, { minLength: 1, maxLength: 3 }).map((list) => list.join(glue));
    const version = fc
      .tuple(parts('.'), fc.constantFrom('', '-', '+'), parts('.'), fc.constantFrom('', '+'), parts('.'))
      .map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(version, version, (one, other) => {
        const expected = Math.sign(ofOracle(one, other));
        expect(Math.sign(ofQueryDsl(one, other))).toBe(expected);
        expect(Math.sign(ofModules(one, other))).toBe(expected);
      }),
      { numRuns: randomCases(3000), seed: 3 },
    );
  });
});
