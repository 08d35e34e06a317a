import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WildcardPart } from '../../../src/pattern/index.ts';
import { wildcard } from '../../../src/pattern/index.ts';
import { sigmaText } from '../../../translators/sigma/text.ts';
import { randomCases } from '../../support/random-cases.ts';

/** The parse loop of sigma-target 3.2, written from its three sentences. */
function read(value: string): string {
  let out = '';
  for (let at = 0; at < value.length; at++) {
    const character = value[at];
    const next = value[at + 1];
    if (character === '\\' && (next === '*' || next === '?' || next === '\\')) {
      out += `<${next}>`;
      at++;
    } else if (character === '*') out += '{any}';
    else if (character === '?') out += '{one}';
    else out += `<${character}>`;
  }
  return out;
}

function expected(parts: readonly WildcardPart[]): string {
  return parts
    .map((part) =>
      part.kind === 'literal'
        ? [...part.text.split('')].map((unit) => `<${unit}>`).join('')
        : part.kind === 'one'
          ? '{one}'
          : '{any}',
    )
    .join('');
}

const pieces = fc.array(
  fc.oneof(
    fc.constant<WildcardPart>({ kind: 'any-run' }),
    fc.constant<WildcardPart>({ kind: 'one' }),
    fc
      .array(fc.constantFrom('\\', '\\', '*', '?', 'a', 'é', '"', "'", ' ', '%', '\n'), { minLength: 1, maxLength: 8 })
      .map((units): WildcardPart => ({ kind: 'literal', text: units.join('') })),
  ),
  { maxLength: 6 },
);

describe('text in Sigma values', () => {
  it('reads back as the same literals and wildcards', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const whole = wildcard(parts).parts;
        expect(read(sigmaText(whole))).toBe(expected(whole));
      }),
      { seed: 32, numRuns: randomCases(20_000) },
    );
  });

  it.each([
    ['one backslash before a letter stays one', 'a\\b', 'a\\b'],
    ['one backslash at the end stays one', 'dir\\', 'dir\\'],
    ['two backslashes become four', '\\\\srv\\x', '\\\\\\\\srv\\x'],
    ['a literal star is escaped', 'a*b', 'a\\*b'],
    ['a literal question mark is escaped', 'a?', 'a\\?'],
    ['a backslash before a literal star is doubled and the star escaped', 'a\\*b', 'a\\\\\\*b'],
  ])('%s', (_, text, value) => {
    expect(sigmaText([{ kind: 'literal', text }])).toBe(value);
  });

  it('doubles a backslash that stands before a wildcard', () => {
    expect(sigmaText([{ kind: 'literal', text: 'C:\\' }, { kind: 'any-run' }, { kind: 'literal', text: '\\x' }])).toBe(
      'C:\\\\*\\x',
    );
  });
});
