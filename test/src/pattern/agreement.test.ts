import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dfaOf, nfaOf } from '../../../src/pattern/automaton.ts';
import { expressionOf } from '../../../src/pattern/build-expression.ts';
import { accepts, emitMatcher, MATCHER_RUNTIME, matcherCode, matcherOf, type TextPattern } from '../../../src/pattern/index.ts';
import { dfaMatcher, nfaMatcher } from '../../../src/pattern/runtime.ts';
import { dfaTable, nfaTable } from '../../../src/pattern/table.ts';
import { randomCases } from '../../support/random-cases.ts';
import { regexes, texts, wildcards } from './patterns.ts';
import { asciiFolded, exactly, slowMatches } from './slow.ts';

function agrees(pattern: TextPattern, text: string): void {
  for (const letters of ['exact', 'fold'] as const) {
    const expected = slowMatches(pattern, text, letters === 'fold' ? asciiFolded : exactly);
    const emitted = emitMatcher(pattern, letters, 'ascii');
    const expression = expressionOf(pattern, { letters, folding: 'ascii', lines: 'cross' });
    const dfa = dfaOf(expression);
    const nfa = nfaOf(expression);
    const table = nfa.ok ? nfaTable(nfa.value) : nfa;
    if (!dfa.ok || !table.ok) throw new Error('a small pattern fits every budget');
    expect({ answer: matcherOf(emitted)?.(text), by: emitted }).toEqual({ answer: expected, by: emitted });
    expect(accepts(dfa.value, text)).toBe(expected);
    expect(dfaMatcher(dfaTable(dfa.value))(text)).toBe(expected);
    expect(nfaMatcher(table.value)(text)).toBe(expected);
  }
}

/** Runs the text that would stand in a module. */
function runsAsText(pattern: TextPattern, text: string): void {
  const code = matcherCode(emitMatcher(pattern, 'fold', 'ascii'));
  if (code === null) throw new Error('a small pattern is not refused');
  const helpers = code.helpers.map((name) => MATCHER_RUNTIME[name]).join('\n');
  const body = `${helpers}\nconst matcher = ${code.constant};\nreturn ${code.test('matcher', 'text')};`;
  expect(new Function('text', body)(text)).toBe(slowMatches(pattern, text, asciiFolded));
}

describe('all ways to match agree with the slow reading', () => {
  it('on wildcards', () => {
    fc.assert(fc.property(wildcards, texts, agrees), { seed: 11, numRuns: randomCases(1000) });
  });
  it('on regular expressions', () => {
    fc.assert(fc.property(regexes, texts, agrees), { seed: 12, numRuns: randomCases(1000) });
  });
  it('when the emitted text is run', () => {
    fc.assert(fc.property(fc.oneof(wildcards, regexes), texts, runsAsText), { seed: 13, numRuns: randomCases(600) });
  });
});
