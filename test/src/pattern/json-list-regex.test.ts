import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inJsonList, parseWildcard, printJsonTextRegex, type TextPattern } from '../../../src/pattern/index.ts';
import { randomCases } from '../../support/random-cases.ts';
import { plainRegexes, regex, wildcards } from './patterns.ts';
import { asciiFolded, exactly, slowMatches } from './slow.ts';

const CHARACTERS = [
  'a',
  'b',
  'A',
  'K',
  '\u212a',
  '\n',
  '\u{1f600}',
  '1',
  '.',
  '"',
  '\\',
  ',',
  '[',
  ']',
  '\u0001',
  '\u001f',
  '\u2028',
];

const texts = fc.array(fc.constantFrom(...CHARACTERS), { maxLength: 5 }).map((list) => list.join(''));
const lists = fc.array(fc.option(texts), { maxLength: 4 });
const signs = fc.array(fc.constantFrom('*', '?', ...CHARACTERS), { maxLength: 6 });

const ASCII = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** Java's expression as JavaScript has it: nothing here depends on giving nothing back, and folding is of ASCII. */
function found(java: string, json: string): boolean {
  const folded = java.startsWith('(?i)');
  const source = java.replace('(?i)', '').replaceAll('*+', '*').replaceAll('\\x{', '\\u{').replaceAll('\\&', '&');
  return folded ? new RegExp(ASCII(source), 'u').test(ASCII(json)) : new RegExp(source, 'u').test(json);
}

function agrees(pattern: TextPattern, list: readonly (string | null)[]): void {
  for (const letters of ['exact', 'fold'] as const) {
    const printed = printJsonTextRegex(pattern, letters, 'ascii');
    if (printed === null) continue;
    const reading = letters === 'fold' ? asciiFolded : exactly;
    const expected = list.some((text) => text !== null && slowMatches(pattern, text, reading));
    const java = inJsonList([printed.body], printed.folded);
    expect({ java, list, found: found(java, JSON.stringify(list)) }).toEqual({ java, list, found: expected });
  }
}

describe('an expression over the JSON of a list', () => {
  it('is found where the pattern takes one of the texts, whatever stands in them', () => {
    fc.assert(fc.property(fc.oneof(wildcards, plainRegexes), lists, agrees), { seed: 21, numRuns: randomCases(3000) });
    const odd = signs.map((list): TextPattern => parseWildcard(list.join('')));
    fc.assert(fc.property(odd, lists, agrees), { seed: 22, numRuns: randomCases(3000) });
  });

  it('finds what it was made of', () => {
    fc.assert(
      fc.property(texts, lists, (text, list) => {
        const pattern: TextPattern = { kind: 'wildcard', parts: [{ kind: 'literal', text }] };
        agrees(pattern, [...list, text]);
      }),
      { seed: 23, numRuns: randomCases(1000) },
    );
  });

  it('is none where Java has no such expression', () => {
    expect(printJsonTextRegex(regex('~(a)'), 'exact', 'ascii')).toBeNull();
    expect(printJsonTextRegex(parseWildcard('\ud83d*'), 'exact', 'ascii')).toBeNull();
  });
});
