import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEql, printEql } from '../../../../src/languages/eql/index.ts';
import { render, source } from '../../../../src/source/index.ts';
import { randomCases } from '../../../support/random-cases.ts';
import { arbitraryQuery } from './arbitrary.ts';

const WORDS =
  'and any by false in join like maxspan not null of or regex sample sequence true until where with in~ like~ regex~ AND NOT child head tail runs fork unique f f~ a b.c `d` ?e 1 .5 1e3 "s" """r""" == != < <= > >= : = + - * / % . , ( ) [ ] | ? ![ ! \' " ` ; // /* */ é \\ \n';

/** Texts that are nearly queries: real tokens in any order. */
const soup = fc
  .array(fc.constantFrom(...WORDS.split(' ')), { maxLength: 30 })
  .chain((words) => fc.constantFrom('', ' ').map((gap) => words.join(gap)));

/** A text with one stretch removed, doubled or replaced. */
const broken = fc
  .record({
    text: arbitraryQuery.map(printEql),
    at: fc.nat(),
    length: fc.nat({ max: 6 }),
    patch: fc.constantFrom(...WORDS.split(' '), ''),
  })
  .map(({ text, at, length, patch }) => {
    const start = at % (text.length + 1);
    return text.slice(0, start) + patch + text.slice(start + length);
  });

describe('any text gets an answer', () => {
  it.each([
    ['tokens in any order', soup.map((text) => `any where ${text}`)],
    ['tokens in any order, from the beginning', soup],
    ['queries with one mistake', broken],
    ['any characters', fc.string({ unit: 'binary', maxLength: 40 })],
  ])('%s', (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        const read = source(text);
        const result = parseEql(read);
        if (result.ok) {
          expect(parseEql(source(printEql(result.value))).ok).toBe(true);
          return;
        }
        for (const problem of result.problems) {
          expect(0 <= problem.span.start && problem.span.start <= problem.span.end && problem.span.end <= text.length).toBe(true);
          expect(problem.message).not.toContain('undefined');
          expect(render(read, problem)).toContain(problem.code);
        }
      }),
      { seed: 42, numRuns: randomCases(1000) },
    );
  });
});
