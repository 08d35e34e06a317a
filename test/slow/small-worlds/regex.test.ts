import { describe, expect, it } from 'vitest';
import { asciiLetter, type FoldLetter, sameLetter, unicodeLetter } from '../../../src/engines/oracle/letters.ts';
import { readLuceneRegex } from '../../../src/engines/oracle/regex.ts';
import { matchesTree } from '../../../src/engines/oracle/regex-match.ts';
import { compileMatcher, parseLuceneRegex } from '../../../src/pattern/index.ts';

/** Small worlds: all patterns over the first letters, up to a length, on all texts over the second. */
const WORLDS: readonly { readonly theme: string; readonly pattern: string; readonly length: number; readonly text: string }[] = [
  { theme: 'repeats', pattern: 'ab*+?', length: 5, text: 'aA*' },
  { theme: 'counts', pattern: 'a{},12', length: 5, text: 'aA1' },
  { theme: 'unions and groups', pattern: 'ab|()', length: 5, text: 'aAb|' },
  { theme: 'intersection and complement', pattern: 'ab&~*', length: 5, text: 'aB&' },
  { theme: 'complement in groups', pattern: 'a~()|.', length: 4, text: 'ab~\n' },
  { theme: 'intersection of groups', pattern: 'a.&(|)', length: 4, text: 'aA&' },
  { theme: 'classes', pattern: 'ac[]^-', length: 5, text: 'aC]' },
  { theme: 'escapes', pattern: '\\aDws-[]', length: 4, text: 'a\\1 ' },
  { theme: 'quotes', pattern: 'a"*|(K', length: 4, text: 'aAk"' },
  { theme: 'everything and nothing', pattern: '@#a.*&', length: 4, text: 'aA#\n' },
  { theme: 'intervals', pattern: '<>-019', length: 5, text: '019' },
  { theme: 'all operators', pattern: 'A.?|(["~#<\\', length: 3, text: 'aA.\n' },
  { theme: 'anchors that are none', pattern: 'a^$|(?:', length: 3, text: 'a^$:' },
];

/** Patterns longer than a world holds: each a rule of eql-semantics 7 that needs more room. */
const LONGER = [
  '<1-12>',
  '<01-12>',
  '<12-1>',
  '<0-1>{2}',
  '(ab|a)(b|~a)',
  '~(a*)&~(b*)',
  'a{0,2}b{1,}',
  '[^a-bB]\\w',
  '[\\d-x]',
  '[a-\\d]',
  '[\\\\-a]',
  '"a*b"|\\*',
  '(()|a)+~b',
  '~(~(ab)*)',
  '[]-a]',
];

const LETTERS: readonly {
  readonly name: string;
  readonly ours: FoldLetter;
  readonly letters: 'exact' | 'fold';
  readonly folding: 'ascii' | 'unicode';
}[] = [
  { name: 'exact', ours: sameLetter, letters: 'exact', folding: 'ascii' },
  { name: 'ASCII folded', ours: asciiLetter, letters: 'fold', folding: 'ascii' },
  { name: 'Unicode folded', ours: unicodeLetter, letters: 'fold', folding: 'unicode' },
];

describe('two readings of Lucene regular expressions', () => {
  it.each(WORLDS)('agree on all small patterns of $theme', ({ pattern, length, text }) => {
    expect(disagreements(words(pattern, length), words(text, 3), LETTERS.slice(0, 2))).toEqual([]);
  });

  it('agree on longer patterns', () => {
    expect(disagreements(LONGER, words('abB019x', 4), LETTERS)).toEqual([]);
  });

  it('agree on the letters that fold in some engine only', () => {
    const letters = [
      'k',
      'K',
      '\u212a',
      's',
      '\u017f',
      'i',
      '\u0130',
      '\u0131',
      '\u00df',
      '\u1e9e',
      '\u{10400}',
      '\u{10428}',
      '\ufb05',
      '\ufb06',
    ];
    const patterns = letters.flatMap((letter) => [
      letter,
      `[${letter}]`,
      `[^${letter}]`,
      `"${letter}"`,
      `[${letter}-${letter}]`,
      `~${letter}`,
    ]);
    expect(disagreements(patterns, ['', ...letters, 'kk'], LETTERS)).toEqual([]);
  });
});

/** All words over an alphabet up to a length, the empty one first. */
function words(alphabet: string, length: number): readonly string[] {
  const found = [''];
  let last = [''];
  for (let size = 1; size <= length; size++) {
    last = last.flatMap((word) => [...alphabet].map((letter) => word + letter));
    found.push(...last);
  }
  return found;
}

/** The first few places where the readings differ, in words. */
function disagreements(patterns: readonly string[], texts: readonly string[], forms: typeof LETTERS): readonly string[] {
  const found: string[] = [];
  for (const pattern of patterns) {
    if (found.length >= 20) break;
    const ours = readLuceneRegex(pattern);
    const theirs = parseLuceneRegex(pattern);
    if (ours.ok !== theirs.ok)
      found.push(`${JSON.stringify(pattern)} is ${ours.ok ? 'read by the oracle only' : 'refused by the oracle only'}`);
    if (!ours.ok || !theirs.ok) continue;
    for (const { name, ours: fold, letters, folding } of forms) {
      const matcher = compileMatcher({ kind: 'regex', source: pattern, tree: theirs.tree }, letters, folding);
      if (matcher === null) found.push(`${JSON.stringify(pattern)} is not compiled`);
      const wrong = texts.find((text) => matcher !== null && matcher(text) !== matchesTree(ours.tree, text, fold, { left: 1e9 }));
      if (wrong !== undefined) found.push(`${JSON.stringify(pattern)} on ${JSON.stringify(wrong)}, ${name}`);
    }
  }
  return found;
}
