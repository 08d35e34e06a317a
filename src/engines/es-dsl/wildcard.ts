import { type CodePointTest, codePointsOf, type Folding, sameLetter } from './folding.ts';

type Piece = CodePointTest | 'run';

const BACKSLASH = 0x5c;
const STAR = 0x2a;
const QUESTION = 0x3f;

/**
 * A Lucene wildcard pattern as a test of whole texts: `*` any run, `?` one code point, line ends included; a backslash makes
 * the next character literal, and is itself literal at the end. An escaped character is never folded. (eql-semantics 5.1, 6.2)
 */
export function wildcardTest(pattern: string, folding: Folding): (text: string) => boolean {
  // Lucene makes an automaton of no pieces, and that accepts nothing, not even the empty text (run on Elasticsearch 8.19).
  if (pattern === '') return () => false;
  const pieces = readPieces(pattern, folding);
  return (text) => matches(pieces, codePointsOf(text));
}

/** What a text means to a `constant_keyword`: its stars act, and nothing escapes them. (eql-semantics 9.1) */
export function starTest(text: string, folding: Folding, marks: boolean): (text: string) => boolean {
  const pieces = codePointsOf(text).map((codePoint): Piece => {
    if (codePoint === STAR) return 'run';
    return marks && codePoint === QUESTION ? () => true : sameLetter(codePoint, folding);
  });
  return (value) => matches(pieces, codePointsOf(value));
}

function readPieces(pattern: string, folding: Folding): Piece[] {
  const pieces: Piece[] = [];
  const codePoints = codePointsOf(pattern);
  for (let at = 0; at < codePoints.length; at++) {
    const codePoint = codePoints[at] ?? 0;
    const next = codePoints[at + 1];
    if (codePoint === STAR) {
      if (pieces.at(-1) !== 'run') pieces.push('run');
    } else if (codePoint === QUESTION) pieces.push(() => true);
    else if (codePoint === BACKSLASH && next !== undefined) {
      pieces.push(sameLetter(next, 'exact'));
      at++;
    } else pieces.push(sameLetter(codePoint, folding));
  }
  return pieces;
}

/** After a mismatch only the last `*` needs to give: earlier ones matched as little as they could. */
function matches(pieces: readonly Piece[], text: readonly number[]): boolean {
  let piece = 0;
  let at = 0;
  let afterRun = -1;
  let runEnd = 0;
  while (at < text.length) {
    const test = pieces[piece];
    if (test === 'run') {
      afterRun = ++piece;
      runEnd = at;
    } else if (test?.(text[at] ?? 0) === true) {
      piece++;
      at++;
    } else if (afterRun >= 0) {
      piece = afterRun;
      at = ++runEnd;
    } else return false;
  }
  return pieces[piece] === 'run' ? piece + 1 === pieces.length : piece === pieces.length;
}
