import { parseLuceneRegex, type RegexNode, type TextPattern } from '../pattern/index.ts';
import type { AnalysedField, Matches, Sought, WordAnalyzer, Words } from './predicate.ts';
import { standardPieces } from './standard-words.ts';

/**
 * The whole texts that have what is sought among their words, for whoever compares values as a whole: letters are exact, and both cases of each
 * are spelled out. The pattern says what the analyzer does, so no analyzer is needed; what the standard analyzer does with texts that are no
 * plain ones (`contract/agreement.ts`) it does not say.
 */
export function wordsPattern({ field, sought }: { readonly field: AnalysedField; readonly sought: Sought }): TextPattern {
  const pieces = piecesOf(sought, field.analyzer);
  // Each piece is short enough to be read, whatever the length of the whole.
  const operands = pieces.map((piece): RegexNode => {
    const parsed = parseLuceneRegex(piece);
    if (!parsed.ok) throw new Error(`words made an expression that does not read: ${piece}`);
    return parsed.tree;
  });
  return { kind: 'regex', source: pieces.join(''), tree: { kind: 'concatenation', operands } };
}

/** The same leaf over whole values, for targets that know no analyzer. */
export function wholeValues(leaf: Words): Matches {
  const { analyzer, ...field } = leaf.field;
  const whole = { ...field, type: 'keyword', ignoreAbove: null } as const;
  return { kind: 'matches', field: whole, pattern: wordsPattern(leaf), letters: 'exact', origin: leaf.origin };
}

function piecesOf(sought: Sought, analyzer: WordAnalyzer): readonly string[] {
  switch (analyzer.kind) {
    case 'letters':
      return letterPieces(sought, `0-9A-Z_a-z${[...analyzer.letters].map(escaped).join('')}`);
    case 'standard':
      return standardPieces(sought, eitherCase);
  }
}

/** `word`: the signs of a word, as they stand in a class. */
function letterPieces(sought: Sought, word: string): readonly string[] {
  const [before, behind] = [`(.*[^${word}])?`, `([^${word}].*)?`];
  switch (sought.kind) {
    case 'phrase':
      return [before, ...between(sought.words.map(eitherCase), `[^${word}]+`), behind];
    case 'word': {
      // Where any letters of a word may stand at an end, anything may.
      const { pieces } = sought;
      const inner = pieces.filter((piece, at) => piece !== '' || (at > 0 && at < pieces.length - 1));
      const body = between(inner.map(eitherCase), `[${word}]*`);
      return [pieces[0] === '' ? '.*' : before, ...body, pieces[pieces.length - 1] === '' ? '.*' : behind];
    }
  }
}

function between(pieces: readonly string[], what: string): readonly string[] {
  return pieces.flatMap((piece, at) => (at === 0 ? [piece] : [what, piece]));
}

function eitherCase(word: string): string {
  return [...word].map((letter) => (/[a-z]/.test(letter) ? `[${letter.toUpperCase()}${letter}]` : escaped(letter))).join('');
}

function escaped(letter: string): string {
  return /[0-9A-Z_a-z]/.test(letter) ? letter : `\\${letter}`;
}
