import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dfaOf, nfaOf } from '../../../src/pattern/automaton.ts';
import { expressionOf } from '../../../src/pattern/build-expression.ts';
import { accepts } from '../../../src/pattern/dfa.ts';
import { emitMatcher, matcherOf, parseLuceneRegex, parseWildcard, type TextPattern } from '../../../src/pattern/index.ts';
import { dfaMatcher, nfaMatcher } from '../../../src/pattern/runtime.ts';
import { dfaTable, nfaTable } from '../../../src/pattern/table.ts';
import { asciiFolded, exactly, slowMatches } from './slow.ts';

const CHARACTERS = ['a', 'b', 'A', 'K', '\u212a', '\n', '\u{1f600}', '\ud83d', '\ude00', '1', '.'];
const texts = fc.array(fc.constantFrom(...CHARACTERS), { maxLength: 7 }).map((list) => list.join(''));

const wildcards = fc
  .array(fc.constantFrom('*', '?', ...CHARACTERS), { maxLength: 7 })
  .map((list): TextPattern => parseWildcard(list.join('')));

const atoms = fc.constantFrom(
  ...[
    'a',
    'b',
    'k',
    'A',
    '\\.',
    '.',
    '[a-b]',
    '[^a]',
    '[aK]',
    '\\d',
    '\\W',
    '()',
    '#',
    '@',
    '<1-11>',
    '<01-11>',
    '"ab"',
    '\u{1f600}',
    '\ud83d',
    '\ude00',
  ],
);
const { sources } = fc.letrec<{ sources: string }>((tie) => ({
  sources: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    atoms,
    fc.tuple(tie('sources'), tie('sources')).map(([left, right]) => `(${left})(${right})`),
    fc.tuple(tie('sources'), tie('sources')).map(([left, right]) => `(${left}|${right})`),
    fc
      .tuple(tie('sources'), fc.constantFrom('*', '+', '?', '{2}', '{0,2}', '{2,}', '{1,3}'))
      .map(([inner, count]) => `(${inner})${count}`),
    fc.tuple(tie('sources'), tie('sources')).map(([left, right]) => `((${left})&(${right}))`),
    tie('sources').map((inner) => `~(${inner})`),
  ),
}));
const regexes = sources.map((source): TextPattern => {
  const parsed = parseLuceneRegex(source);
  if (!parsed.ok) throw new Error(`${source}: ${parsed.message}`);
  return { kind: 'regex', source, tree: parsed.tree };
});

function agrees(pattern: TextPattern, text: string): void {
  for (const letters of ['exact', 'fold'] as const) {
    const expected = slowMatches(pattern, text, letters === 'fold' ? asciiFolded : exactly);
    const emitted = emitMatcher(pattern, letters, 'ascii');
    const expression = expressionOf(pattern, { letters, folding: 'ascii', lines: 'cross' });
    const dfa = dfaOf(expression);
    const nfa = nfaOf(expression);
    const table = nfa.ok ? nfaTable(nfa.value) : nfa;
    expect({ emitted: matcherOf(emitted)?.(text), by: emitted }).toEqual({ emitted: expected, by: emitted });
    if (dfa.ok) expect(accepts(dfa.value, text)).toBe(expected);
    if (dfa.ok) expect(dfaMatcher(dfaTable(dfa.value))(text)).toBe(expected);
    if (table.ok) expect(nfaMatcher(table.value)(text)).toBe(expected);
    expect(dfa.ok && table.ok).toBe(true);
  }
}

describe('all ways to match agree with the slow reading', () => {
  it('on wildcards', () => {
    fc.assert(fc.property(wildcards, texts, agrees), { seed: 11, numRuns: 3000 });
  });
  it('on regular expressions', () => {
    fc.assert(fc.property(regexes, texts, agrees), { seed: 12, numRuns: 3000 });
  });
});
